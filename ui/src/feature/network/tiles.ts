/* Where the tile of a country stands on the map: roughly where the country lies, each as large as the next, without
   borders. A country without a place here stands in the rows below. */

const PLACES = `CA1.2 US1.3 BR2.6 AR1.7 GB5.2 IE4.2 NO6.1 SE7.1 FI8.1 DK6.2 LT8.2 LV9.2 EE9.1 RU10.2 NL5.3 DE6.3 PL7.3 CZ7.2 UA9.3 BY8.3 KZ12.3 BE4.4 FR5.4 CH6.4 AT7.4 RO8.4 MD9.4 GE11.4 AZ12.4 UZ13.4 KG14.4 ES4.5 PT3.5 IT6.5 HU7.5 GR8.5 TR10.5 IR12.5 TM13.5 CN15.5 KR15.4 JP16.4 IL10.6 AE12.6 SA11.6 IN14.5 MY15.6 EG9.6 AU16.7 ZA9.7 MX1.4`;

/** Tiles side by side. */
export const ACROSS = 16;
/** Rows of the map. */
export const DOWN = 7;

export const TILES: ReadonlyMap<string, readonly [number, number]> = new Map(
  PLACES.split(/\s+/).map((place) => {
    const [x = "0", y = "0"] = place.slice(2).split(".");
    return [place.slice(0, 2), [Number(x), Number(y)] as const];
  }),
);
