export { platform, usePlatform } from "./platform";
export type { Chosen, Drop, FileKind, MenuItem, Platform, Stop } from "./platform";
