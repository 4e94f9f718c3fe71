import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// `--mode browser` builds the window with the in-memory platform, to be looked at without the shell.
export default defineConfig(({ mode }) => ({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  resolve: { alias: { $lib: here("./src/lib"), $feature: here("./src/feature") } },
  define: { __BROWSER__: JSON.stringify(mode !== "production") },
  server: { port: 1420, strictPort: true, fs: { allow: [here(".."), here(".")] } },
  build: {
    target: "safari16",
    chunkSizeWarningLimit: 900,
    outDir: mode === "browser" ? "dist-browser" : "dist",
    emptyOutDir: true,
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["./tests/setup.ts"],
    // Slow machines are no failed tests.
    testTimeout: 30_000,
  },
}));
