export { default as StartPage } from "./Page.svelte";
