export { default as ImportPage } from "./Page.svelte";
