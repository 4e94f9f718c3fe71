export { default as Arrivals } from "./Arrivals.svelte";
export { default as ExchangePage } from "./Page.svelte";
export { default as SentTo } from "./SentTo.svelte";
