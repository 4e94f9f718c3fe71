export { default as FailedPage } from "./Failed.svelte";
export { default as StartPage } from "./Page.svelte";
