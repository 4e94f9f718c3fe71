export * from "./bindings";
export { call, CommandError, onDataChanged } from "./call";
export { errorText } from "./errors";
