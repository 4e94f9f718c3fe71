import "$lib/style/index.css";
import { mount } from "svelte";
import { usePlatform } from "$lib/platform";
import App from "./App.svelte";

const desktop = "__TAURI_INTERNALS__" in window;

// `__BROWSER__` is false in a release, so that the fake is not in it.
if (__BROWSER__ && !desktop) {
  const { browserPlatform } = await import("$lib/platform/browser");
  const asked = new URLSearchParams(location.search);
  const fake = browserPlatform({ file: !asked.has("first") });
  Object.assign(fake.core.state.settings, {
    language: asked.get("language") ?? "en",
    theme: asked.get("theme") ?? "system",
    density: asked.get("density") ?? "comfortable",
  });
  Object.assign(window, { fake });
  usePlatform(fake);
} else {
  const { tauriPlatform } = await import("$lib/platform/tauri");
  usePlatform(tauriPlatform);
}

const target = document.getElementById("window");
if (target) mount(App, { target });
