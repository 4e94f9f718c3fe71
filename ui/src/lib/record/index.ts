export { cellText, cellTitle, changeOf } from "./changes";
export { default as Editable } from "./Editable.svelte";
export { default as Facts } from "./Facts.svelte";
export { fieldName, fieldTitle, groupOf, hintOf, optionsOf, problemOf, rawText, valueFrom, valueText } from "./field";
export { default as History } from "./History.svelte";
export { addressText } from "./parts";
export { default as PartForm } from "./PartForm.svelte";
export { default as Parts } from "./Parts.svelte";
export { OpenRecord, type Json } from "./record.svelte";
