export { attempt, done, undo } from "./deed";
export { session, type Place } from "./session.svelte";
