// `cargo xtask run` without a display: the main job on the sample chapter, with pictures and files for people to look at.

import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { play } from "./stage.mjs";
import * as exports from "./steps/exports.mjs";
import { plan, write } from "./steps/imports.mjs";
import { edit, find, open } from "./steps/people.mjs";
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
}

await mkdir(process.env.BIRLIK_JOURNEY_OUT ?? "out", { recursive: true });
try {
  await play("tour", tour);
} finally {
  console.log("\nLeft to look at:");
  for (const [path, text] of left) console.log(`  ${path}  ${text}`);
}
