export { default as CheckIn } from "./CheckIn.svelte";
export { default as EventsPage } from "./Page.svelte";
export { addDays, byDay, clockOf } from "./days";
export { events } from "./events.svelte";
export { default as NewEvent } from "./NewEvent.svelte";
export { default as RegisterGrid } from "./RegisterGrid.svelte";
export { kindText, shortTime } from "./text";
