// The main job, in Azerbaijani: a first start, two rosters in, a question decided, people found in another script,
// an edit and its undo, a roster out whose bytes are checked. axe looks at every page on the way.

import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import * as exports from "../steps/exports.mjs";
import { decide, plan, write } from "../steps/imports.mjs";
import { edit, find, go, open } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("az");
const fixture = (name) => new URL(`../../fixtures/${name}`, import.meta.url);

export default async function roster({ program, page }) {
  const looked = (name) => page.looksRight(name);

  // A first start in az; the roster is dropped before there is a data file.
  await speak(page, t, "Azərbaycanca");
  await answer(page, t, { name: "Körpü Evi", country: "Almaniya" });
  const own = program.file("Körpü evi, üzvlər.csv");
  await copyFile(fixture("korpu-evi.csv"), own);
  await program.drop(own);
  const way = t("start-import-named", { name: "Körpü evi, üzvlər.csv" });
  await page.get("button", way, { part: true });
  await looked("01-start");
  await page.click("button", way, { part: true });

  // How it was read, what becomes of the columns, what will happen, and then exactly that.
  await page.get("button", t("import-to-columns"));
  await looked("02-reading");
  await plan(page, t, (step) => looked(`03-${step}`));
  await write(page, t, 6, () => looked("04-log"));
  await find(page, t, "", ["Abbasova Nigar", "Abbasova Nigar", "Əliyeva Şəbnəm", "Həsənov İlqar", "Məmmədova Aygün", "Muradov Elçin"]);
  await looked("05-people");

  // Another chapter's roster, in Cyrillic: one row could mean either of two people and is left to the person.
  const other = program.file("Соседи.csv");
  await copyFile(fixture("qonsu-ev.csv"), other);
  await program.drop(other);
  await page.get("button", t("import-to-columns"));
  await plan(page, t, (step) => looked(`06-${step}`));
  await page.get("button", t("import-do", { people: 2 }));
  await decide(page, t, 2, "1990");
  await looked("07-decided");
  await write(page, t, 3, () => looked("08-log"));

  // Found in the other script, in both directions, and by the digits of a phone.
  await find(page, t, "Мурадов", ["Muradov Elçin"]);
  await find(page, t, "kerimova", ["Керимова Севда"]);
  await find(page, t, "ilqar", ["Həsənov İlqar"]);
  // The spelling as it was typed comes first.
  await find(page, t, "гасанов", ["Гасанов Рашад", "Həsənov İlqar"]);
  await looked("09-found");
  await find(page, t, "5000000", ["Həsənov İlqar"]);

  // The decided row went to the namesake that was chosen.
  await find(page, t, "nigar@example.org", ["Abbasova Nigar"]);
  const namesake = await open(page, "Abbasova", "Nigar");
  await page.says("1990");
  await looked("10-person");
  assert.match(await namesake.text(), /nigar@example\.org/);

  // An edit in place, and its undo where the history shows it.
  await find(page, t, "ilqar", ["Həsənov İlqar"]);
  const person = await open(page, "Həsənov", "İlqar");
  const city = t("field-person-city");
  await edit(page, t, person, city, "Düsseldorf");
  await page.get("gridcell", "Düsseldorf");
  await looked("11-edited");
  const history = await page.get("list", null, { within: person });
  await page.click("button", t("undo"), { within: history });
  await page.get("button", t("edit-value", { field: city, value: "Köln" }), { within: person });
  await page.get("gridcell", "Köln");
  await looked("12-undone");

  // A roster to hand out, as the list stands.
  const together = ["Abbasova Nigar", "Həsənov İlqar", "Məmmədova Aygün", "Muradov Elçin", "Гасанов Рашад", "Керимова Севда"];
  await find(page, t, "example.org", together);
  await exports.ask(page, t);
  await looked("13-export");
  const written = program.file("siyahı.csv");
  await exports.write(program, page, t, written);
  await page.says(t("export-written", { people: 6, name: "siyahı.csv" }));
  checkBytes(await readFile(written));

  for (const place of ["place-today", "place-settings"]) {
    await go(page, t, place);
    await looked(`14-${place}`);
  }
}

/** As Excel reads it: a mark, semicolons, CR LF, every value as it was typed, and no ids of ours in a list to hand out. */
function checkBytes(bytes) {
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = bytes.subarray(3).toString("utf8");
  assert.ok(text.endsWith("\r\n") && !text.replaceAll("\r\n", "").includes("\n"), "every line ends with CR LF");
  const [head, ...rows] = text.trimEnd().split("\r\n").map((line) => line.split(";"));
  const asked = ["family_name", "given_name", "patronymic", "birth_date", "phone", "email", "city"];
  const places = asked.map((id) => head.indexOf(t(`heading-${id}`)));
  assert.ok(!places.includes(-1) && !head.includes(t("heading-id")), head.join(";"));
  assert.ok(rows.every((row) => row.length === head.length), "as many cells as headings");
  assert.deepEqual(
    rows.map((row) => places.map((place) => row[place])),
    [
      ["Abbasova", "Nigar", "", "1990-11-21", "030 23125 102", "nigar@example.org", "Berlin"],
      ["Həsənov", "İlqar", "Tofiq oğlu", "1979", "+994 50 000 00 03", "ilqar@example.org", "Köln"],
      ["Məmmədova", "Aygün", "", "", "", "aygun@example.org", "Köln"],
      ["Muradov", "Elçin", "Rauf oğlu", "1987-03-14", "+49 30 23125 101", "elcin@example.org", "Berlin"],
      ["Гасанов", "Рашад", "Исмаилович", "31.02.1984", "+7 900 000-00-07", "rashad@example.org", "Москва"],
      ["Керимова", "Севда", "", "1995-09-08", "", "sevda@example.org", "Казань"],
    ],
  );
  const said = rows.flatMap((row) => row.filter((cell, place) => cell !== "" && !places.includes(place)));
  assert.deepEqual(said, [], "nothing stands in the other columns");
}
