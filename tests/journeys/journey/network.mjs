// The network and its schools: an organisation with a member and a post, a class with a pupil and who is responsible,
// the class sheet on paper with a reason.

import assert from "node:assert/strict";
import { readFile, stat, writeFile, rename } from "node:fs/promises";
import { join } from "node:path";
import * as exports from "../steps/exports.mjs";
import { go } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("az");

export default async function network({ program, page, folder }) {
  const choose = async (title, search) => {
    const dialog = await page.get("dialog", title);
    await page.fill("textbox", t("person-search"), search, { within: dialog });
    await page.click("button", search, { part: true, within: dialog });
    await page.gone("dialog", title);
  };
  await speak(page, t, "Azərbaycanca");
  await answer(page, t, { name: "Körpü Evi", country: "Almaniya" });
  await page.click("button", t("start-sample"), { part: true });
  await page.get("grid", t("place-people"));
  const found = await page.run(
    `const { items } = await window.__TAURI_INTERNALS__.invoke("call", { name: "person_list", input: { search: "", filters: [], sort: null,
       descending: false, offset: 0, limit: 120, exact_total: false } });
     const name = ({ given, family }) => given + " " + family;
     const latin = items.filter(({ given, family }) => /^[A-Za-zƏəİıÖöÜüŞşÇçĞğ]+$/.test(given + family));
     return [name(latin.find(({ child }) => child)), ...latin.filter(({ child }) => !child).slice(0, 2).map(name)];`,
  );
  const [child, chair, mother] = found;

  await go(page, t, "place-network");
  await page.get("heading", t("network-none"));
  await page.looksRight("1-network-empty");
  await page.click("button", t("organisation-new"));
  const making = await page.get("dialog", t("organisation-new"));
  await page.fill("textbox", t("field-organisation-name"), "Nar Evi", { within: making });
  await page.click("button", t("organisation-make"));
  await page.get("heading", "Nar Evi");
  await page.click("button", t("more"));
  await page.click("menuitem", t("organisation-join"));
  await choose(t("organisation-join"), chair);
  await page.get("button", t("organisation-roster", { people: "1" }));
  await page.click("button", t("fact-add", { section: t("offices") }));
  await page.click("menuitem", t("choice-office-post-chair"));
  await choose(t("choice-office-post-chair"), chair);
  await page.says(`${t("choice-office-post-chair")} ${chair}`);
  await page.looksRight("2-organisation");
  await page.click("button", t("organisation-roster", { people: "1" }));
  const grid = await page.get("grid", t("place-people"));
  await page.until("one person", () => page.run("return args[0].ariaRowCount === '2'", grid));
  await page.looksRight("3-roster");
  // The roster goes out as the list stands.
  await exports.ask(page, t);
  const roster = program.file("nar-evi.csv");
  await exports.write(program, page, t, roster);
  await page.says(t("export-written", { people: 1, name: "nar-evi.csv" }));
  assert.equal((await readFile(roster, "utf8")).trimEnd().split("\r\n").length, 2, "headings and one person");

  await go(page, t, "place-schools");
  await page.get("heading", t("schools-none"));
  await page.click("button", t("school-new"));
  await page.fill("textbox", t("field-school-name"), "Sərçə", { within: await page.get("dialog", t("school-new")) });
  await page.click("button", t("school-make"));
  await page.click("button", t("class-new"));
  await page.fill("textbox", t("field-class-name"), "A2", { within: await page.get("dialog", t("class-new")) });
  await page.click("button", t("class-make"));
  await page.click("button", t("pupil-new"));
  await choose(t("pupil-new"), child);
  const pane = await page.get("complementary", child);
  await page.click("button", t("pupil-deeds"), { within: pane });
  const guardian = t("guardian-new", { relation: t("choice-guardianship-relation-mother") });
  await page.click("menuitem", guardian);
  await choose(guardian, mother);
  await page.get("button", mother, { within: pane });
  await page.looksRight("4-class");

  // A lesson; who was there, by keyboard in the register and by check-in.
  await page.click("button", t("close"), { within: pane });
  await page.click("tab", t("register"));
  await page.click("button", t("register-lesson"));
  await page.click("button", t("event-make"), { within: await page.get("dialog", t("event-new")) });
  const register = await page.get("grid", t("register"));
  const cell = await page.until("the cell of today", () => page.run("return args[0].querySelector('[role=gridcell][tabindex=\"0\"]')", register));
  await page.run("args[0].focus()", cell);
  await page.press("p");
  await page.until("present", () => page.run("return args[0].querySelector('.tick.present') !== null", register));
  await page.looksRight("5-register");
  await page.click("button", t("check-in"), { part: true });
  await page.says(t("check-in-here", { here: 1 }));
  await page.looksRight("6-check-in");
  await page.click("button", t("check-in-done"));
  await page.click("tab", t("class-pupils"), { part: true });

  // Children's data go on paper only with a reason, which is on record.
  const pdf = join(folder, "class-a4.pdf");
  await writeFile(join(program.home, "print"), pdf);
  await rename(join(program.home, "print"), join(program.answers, "print"));
  await page.click("button", t("class-print"));
  const leaving = await page.get("dialog", t("class-print"));
  await page.click("button", t("class-print-do"), { within: leaving });
  await page.says(t("name-missing", { field: t("hand-out-reason") }));
  await page.fill("textbox", t("hand-out-reason"), "Bonna səfər, Günel üçün", { within: leaving });
  await page.looksRight("7-reason");
  await page.click("button", t("class-print-do"), { within: leaving });
  await page.until("the class sheet", () => stat(pdf).then(({ size }) => size > 1_000, () => false));
  const text = await readFile(pdf, "latin1");
  assert.ok(text.startsWith("%PDF"));
}
