// `cargo xtask run` without a display: the main job on the sample chapter, with pictures and files for people to look at.

import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { play } from "./stage.mjs";
import * as exchange from "./steps/exchange.mjs";
import * as exports from "./steps/exports.mjs";
import { plan, write } from "./steps/imports.mjs";
import { edit, find, go, open } from "./steps/people.mjs";
import { answer, speak } from "./steps/start.mjs";
import { words } from "./words.mjs";

const t = words("en");
const left = [];

async function tour({ program, page, folder }) {
  const shown = async (name, text) => {
    await page.picture(name);
    left.push([join(folder, `${name}.png`), text]);
  };

  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await shown("1-start", "first start");
  await page.click("button", t("start-sample"), { part: true });
  await page.get("grid", t("place-people"));
  await shown("2-sample", "the sample chapter");

  const roster = program.file("neighbours.csv");
  await copyFile(new URL("../fixtures/korpu-evi.csv", import.meta.url), roster);
  await program.drop(roster);
  await page.get("button", t("import-to-columns"));
  await shown("3-reading", "a roster was dropped on the window: how it was read");
  await plan(page, t, (step) => shown(`4-${step}`, step === "plan" ? "what will happen, row by row" : "what becomes of its columns"));
  await write(page, t, 6, () => shown("5-log", "the log"));

  await find(page, t, "Гасанов Ильгар", ["Həsənov İlqar"]);
  const person = await open(page, "Həsənov", "İlqar");
  await edit(page, t, person, t("field-person-city"), "Düsseldorf");
  await shown("6-edited", "found in another script, and edited");

  await find(page, t, "", null);
  await exports.ask(page, t);
  await shown("7-export", "the roster goes out");
  const written = join(folder, "people.csv");
  await exports.write(program, page, t, written);
  left.push([written, `${(await readFile(written, "utf8")).trimEnd().split("\n").length - 1} people as CSV`]);
  await between({ program, page, folder }, shown);
}

/** Another chapter takes our file into a data file of its own, goes on, and answers; the window takes the answer in. */
async function between({ program, page, folder }, shown) {
  const name = "Ghent House";
  const ghent = await exchange.chapter(program, name, "BE");
  const shared = await exchange.share(program, page, t);
  await go(page, t, "place-exchange");
  const sent = await exchange.put(program, page, t, shared, { name }, (step) =>
    shown(`8-send-${step}`, step === "form" ? "a file for another chapter: for whom, what, save" : "what went out, and what stayed"),
  );
  const copy = join(folder, "for Ghent.birlik");
  await copyFile(sent.path, copy);
  left.push([copy, "the file, as it lay in the shared folder"]);
  const taken = await ghent("exchange", "import", sent.path, ...sent.opened);
  left.push([folder, `Ghent's own data file took it in: ${taken.new} new`]);
  const [person] = (await ghent("list", "people", "--search", "həsənov ilqar")).items;
  await ghent("edit", "person", person.id, "--set", "city=Gent");
  await ghent("add", "person", "--set", "given_name=Nino", "--set", "family_name=Gelaşvili", "--set", "city=Gent");
  // Edited on both sides, neither knowing of the other.
  const here = await exchange.ours(program, page);
  await here("edit", "person", person.id, "--set", "city=Bonn");
  await ghent("exchange", "export", "--out", join(shared, "answer.birlik"), "--scope", "everything", "--to", "Bridge House");
  await exchange.look(page, t, name);
  await shown("9-preview", "Ghent's answer: what it would change, before anything does");
  await page.click("button", /^Take in/);
  await page.get("heading", t("report-done", { name }));
  await shown("10-taken", "taken in, with Undo");
  await page.click("button", t("report-decide", { fields: 1 }));
  await page.get("group", t("field-person-city"));
  await shown("11-decide", "two values side by side, with who and when");
}

await mkdir(process.env.BIRLIK_JOURNEY_OUT ?? "out", { recursive: true });
try {
  await play("tour", tour);
} finally {
  console.log("\nLeft to look at:");
  for (const [path, text] of left) console.log(`  ${path}  ${text}`);
}
