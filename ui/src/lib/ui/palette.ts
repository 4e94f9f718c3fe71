import type { IconName } from "./icons";

export interface PaletteLine {
  id: string;
  label: string;
  second?: string;
  icon?: IconName;
  shortcut?: string;
  run: () => void;
}

export interface PaletteGroup {
  title: string;
  lines: readonly PaletteLine[];
}
