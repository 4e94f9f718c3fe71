export { default as BackupList } from "./BackupList.svelte";
