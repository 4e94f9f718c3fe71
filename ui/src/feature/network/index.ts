export { network } from "./network.svelte";
export { default as NetworkPage } from "./Page.svelte";
