/* The places that work, in the order of the sidebar; the same line stands in the palette and under a shortcut. */
import type { MessageKey } from "$lib/i18n";
import type { Place } from "$lib/session";
import type { IconName } from "$lib/ui";

export const PLACES = [
  { place: "today", name: "place-today", icon: "today", key: "1" },
  { place: "people", name: "place-people", icon: "people", key: "2" },
  { place: "events", name: "place-events", icon: "calendar", key: "3" },
  { place: "schools", name: "place-schools", icon: "school", key: "4" },
  { place: "network", name: "place-network", icon: "network", key: "5" },
  { place: "exchange", name: "place-exchange", icon: "exchange", key: "6" },
] as const satisfies readonly { place: Place; name: MessageKey; icon: IconName; key: string }[];
