/* Keys and menu items of the whole window. A page adds its own by `hear`. */
import { t } from "$lib/i18n";
import { platform, type MenuItem } from "$lib/platform";
import { attempt, session } from "$lib/session";
import { isWriting, toasts, withCommand } from "$lib/ui";

import { PLACES } from "./places";

type PlaceItem = Extract<MenuItem, (typeof PLACES)[number]["place"]>;
type Deed = "search" | "export" | "print" | "back" | "new" | "onward";

const isPlace = (item: MenuItem): item is PlaceItem => PLACES.some(({ place }) => place === item);

class WindowKeys {
  palette = $state(false);
  sheet = $state(false);
  help = $state(false);
  #deeds = new Map<Deed, () => void>();

  /** A page does this while it stands. */
  hear(deed: Deed, run: () => void): () => void {
    this.#deeds.set(deed, run);
    return () => {
      if (this.#deeds.get(deed) === run) this.#deeds.delete(deed);
    };
  }

  begin(): () => void {
    return platform().onMenu((item) => this.menu(item));
  }

  menu(item: MenuItem): void {
    if (item === "shortcuts") this.sheet = true;
    else if (!session.file) return;
    else if (item === "palette") this.palette = true;
    else if (item === "help_here") this.help = true;
    else if (item === "settings" || isPlace(item)) session.go(item);
    else if (item === "new_file" || item === "open_file") session.go("settings");
    else if (item === "new_person") this.#new();
    else if (item === "import") void this.import();
    else this.#here(item);
  }

  /** Asks for a roster and goes to its import. */
  async import(): Promise<void> {
    const file = await attempt(platform().pickOpen("table"));
    if (file) session.import(file);
  }

  pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (withCommand(event) && !event.shiftKey && !event.altKey) {
      const items: Record<string, MenuItem> = {
        k: "palette",
        n: "new_person",
        f: "search",
        i: "import",
        e: "export",
        p: "print",
        ",": "settings",
      };
      const item = items[event.key.toLowerCase()];
      const place = PLACES.find(({ key }) => key === event.key)?.place;
      if (event.key === "Enter") this.#deeds.get("onward")?.();
      else if (place && session.file) this.#do(event, () => session.go(place));
      else if (item && session.file) this.#do(event, () => this.menu(item));
    } else if (event.key === "F1" && session.file) this.#do(event, () => (this.help = true));
    else if (event.key === "Escape") this.#deeds.get("back")?.();
    else if (isWriting(event.target)) return;
    else if (event.key === "/" && session.file) this.#do(event, () => this.menu("search"));
    else if (event.key === "?") this.#do(event, () => (this.sheet = true));
  }

  /** A new thing of the place that stands; people are made everywhere else. */
  #new(): void {
    const make = this.#deeds.get("new");
    if (make) make();
    else session.write();
  }

  #do(event: KeyboardEvent, run: () => void): void {
    event.preventDefault();
    run();
  }

  /** The place that stands does it; where it cannot search or export, the list of people is opened first. */
  #here(deed: Deed): void {
    const run = this.#deeds.get(deed);
    if (run) return run();
    if (deed === "print") return toasts.show(t("print-nothing"));
    session.go("people");
    setTimeout(() => this.#deeds.get(deed)?.());
  }
}

export const windowKeys = new WindowKeys();
