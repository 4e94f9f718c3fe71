export { default as Decide } from "./Decide.svelte";
export { default as DecideDialog } from "./DecideDialog.svelte";
export { default as ToDecide } from "./ToDecide.svelte";
export { waiting, type Matter } from "./waiting.svelte";
export { whoText } from "./who";
export { default as Withdrawn } from "./Withdrawn.svelte";
