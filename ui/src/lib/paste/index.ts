export { default as PasteDialog } from "./PasteDialog.svelte";
export { pastedTable } from "./table";
