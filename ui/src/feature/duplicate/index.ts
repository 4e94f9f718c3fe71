export { default as DuplicatesPage } from "./Page.svelte";
export { default as MadeOf } from "./MadeOf.svelte";
export { default as MaybeTwice } from "./MaybeTwice.svelte";
