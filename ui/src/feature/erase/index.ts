export { default as EraseDialog } from "./EraseDialog.svelte";
