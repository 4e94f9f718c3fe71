export { default as SchoolsPage } from "./Page.svelte";
export { schools } from "./schools.svelte";
