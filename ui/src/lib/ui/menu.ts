/* A deed as a value: the same line stands in a menu, in the palette and under a shortcut. */
import type { IconName } from "./icons";

export interface MenuEntry {
  label: string;
  icon?: IconName;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Set: a line that is on or off; the menu stays open. */
  checked?: boolean;
  /** A rule above. */
  ruled?: boolean;
  run: () => void;
}
