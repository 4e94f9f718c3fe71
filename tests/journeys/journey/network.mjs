// The network and its schools: an organisation with a member and a post, a class with a pupil and who is responsible,
// the class sheet on paper with a reason.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ours } from "../steps/exchange.mjs";
import * as exports from "../steps/exports.mjs";
import * as imports from "../steps/imports.mjs";
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
  await rm(pdf, { force: true });
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
  const { stdout: text } = await promisify(execFile)("pdftotext", ["-layout", pdf, "-"]);
  for (const [what, word] of [["class", "A2"], ["pupil", child], ["guardian", mother]]) {
    for (const part of word.split(" ")) assert.ok(text.includes(part), `the sheet names the ${what}: ${part} in ${text}`);
  }

  // A class list comes in: pupils, their class, who is responsible; siblings share a mother.
  const list = program.file("sinif.csv");
  await writeFile(list, CLASS_LIST);
  await program.drop(list);
  await page.get("heading", t("import"), { part: true });
  await imports.plan(page, t, (step) => page.looksRight(`8-list-${step}`));
  await page.click("button", new RegExp(`^${t("import-do", { people: 99 }).replace("99", "\\d+")}$`));
  await page.click("button", t("import-finish"));
  const here = await ours(program, page);
  const pupils = (await here("list", "enrolments", "--limit", "100")).items.filter(({ title }) => /Sınaqov/.test(JSON.stringify(title)));
  assert.equal(pupils.length, 3, "three pupils are enrolled");
  const ties = (await here("list", "guardianships", "--limit", "100")).items;
  const mothers = ties.filter((tie) => JSON.stringify(tie).includes("Zümrüd Sınaqova"));
  assert.equal(mothers.length, 2, "two siblings have one mother");

  // The roster of a council is everybody below it, to a file.
  const council = (await here("add", "organisation", "--set", "name=Şimal Şurası", "--set", "kind=council")).id;
  const houses = (await here("list", "organisations")).items;
  const house = houses.find(({ title }) => title === "Nar Evi");
  await here("edit", "organisation", house.id, "--set", `parent=${council}`);
  await go(page, t, "place-network");
  await page.click("treeitem", "Şimal Şurası", { part: true });
  await page.click("button", t("organisation-roster", { people: "1" }));
  await page.get("grid", t("place-people"));
  await exports.ask(page, t);
  const below = program.file("şimal.csv");
  await exports.write(program, page, t, below);
  await page.says(t("export-written", { people: 1, name: "şimal.csv" }));
  const [headings, row, ...more] = (await readFile(below, "utf8")).trimEnd().split("\r\n");
  assert.equal(more.length, 0);
  assert.ok(headings.includes(";"));
  for (const part of chair.split(" ")) assert.ok(row.includes(part), `${part} in ${row}`);
}

const CLASS_LIST = `Ad;Soyad;Doğum tarixi;Sinif;Ana;Ana telefonu
Elnur;Sınaqov;04.05.2016;A2;Zümrüd Sınaqova;+49 228 5550101
Aytən;Sınaqova;17.09.2018;A2;Zümrüd Sınaqova;+49 228 5550101
Tural;Sınaqovlu;21.01.2017;A2;Lalə Sınaqovlu;+49 228 5550102
`;
