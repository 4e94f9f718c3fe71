export { default as TodayPage } from "./Page.svelte";
