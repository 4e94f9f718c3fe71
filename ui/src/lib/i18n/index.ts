export { LANGUAGES, MIRROR, named, t, words, type MessageArguments } from "./i18n.svelte";
export type { MessageKey } from "./keys";
export { bornText, dayText, isRead, momentText, monthText, numberText, percentText, sizeText } from "./dates";
export { COUNTRIES, countryName, languageName, SPOKEN } from "./places";
export { ruleText, timesText } from "./times";
