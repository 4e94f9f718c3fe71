export { default as DropTarget } from "./DropTarget.svelte";
export { default as Help } from "./Help.svelte";
export { windowKeys } from "./keys.svelte";
export { default as Shortcuts } from "./Shortcuts.svelte";
export { default as Sidebar } from "./Sidebar.svelte";
export { default as WindowPalette } from "./WindowPalette.svelte";
