export { default as PeoplePage } from "./Page.svelte";
export { people } from "./people.svelte";
