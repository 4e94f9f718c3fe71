export { default as EventsPage } from "./Page.svelte";
export { events } from "./events.svelte";
