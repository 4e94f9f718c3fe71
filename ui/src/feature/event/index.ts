export { default as EventsPage } from "./Page.svelte";
