import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** Only one file may know the shell (rule 10). */
const shell = { group: ["@tauri-apps/*"], message: "Only lib/platform/tauri.ts may import the shell (rule 10)." };
/** A feature is reached through its index.ts (rule 11). */
const inside = { group: ["$feature/*/*"], message: "Reach another feature through its index.ts (rule 11)." };

export default ts.config(
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node, __BROWSER__: "readonly" } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      "no-restricted-imports": ["error", { patterns: [shell, inside] }],
      "svelte/no-at-html-tags": "error",
      "@typescript-eslint/no-invalid-void-type": "off",
      "svelte/prefer-svelte-reactivity": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["src/lib/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [shell, { group: ["$feature/*"], message: "lib knows no feature." }] },
      ],
    },
  },
  { files: ["src/lib/platform/tauri.ts"], rules: { "no-restricted-imports": "off" } },
  {
    ignores: [
      "dist",
      "dist-browser",
      "node_modules",
      "src/lib/ipc/bindings",
      "src/lib/i18n/keys.ts",
      "src/lib/i18n/az-names.ts",
    ],
  },
);
