export { default as HandOutDialog } from "./HandOutDialog.svelte";
