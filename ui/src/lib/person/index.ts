export { fullName, initials, nameLine, otherName } from "./name";
export { marked } from "./marked";
export { default as PersonName } from "./PersonName.svelte";
export { birthFrom, birthTyped } from "./birth";
export { phoneText } from "./phone";
