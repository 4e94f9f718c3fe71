export { default as CheckIn } from "./CheckIn.svelte";
export { default as EventsPage } from "./Page.svelte";
export { events } from "./events.svelte";
export { default as NewEvent } from "./NewEvent.svelte";
export { default as RegisterGrid } from "./RegisterGrid.svelte";
