export { cellText, cellTitle, changeOf } from "./changes";
export { default as DayField } from "./DayField.svelte";
export { default as Editable } from "./Editable.svelte";
export { default as Facts } from "./Facts.svelte";
export {
  addressText,
  choiceText,
  fieldName,
  fieldTitle,
  groupOf,
  hintOf,
  optionsOf,
  problemOf,
  rawText,
  valueFrom,
  valueText,
} from "./field";
export { findRecords, type Choice } from "./find";
export { default as History } from "./History.svelte";
export { default as NewRecord } from "./NewRecord.svelte";
export { default as PartForm } from "./PartForm.svelte";
export { default as Parts } from "./Parts.svelte";
export { default as PickDialog } from "./PickDialog.svelte";
export { OpenRecord, titleOf, type Json } from "./record.svelte";
