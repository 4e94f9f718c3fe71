export { default as SettingsPage } from "./Page.svelte";
