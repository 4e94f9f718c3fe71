// Stations of the gallery that need something to be there first: files of another chapter, a filled register, marks of
// pupils, tables of every sort, refusals, and the program before there is a data file. What is made is made once.

import { execFile } from "node:child_process";
import { mkdir, open as openFile, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { down, go, press, see, tap, type } from "./by-selector.mjs";
import { chapter } from "./exchange.mjs";
import { workbook } from "./workbook.mjs";

const GHENT = "Ghent House";
const once = (make) => {
  let made;
  return (here) => (made ??= make(here));
};
const ago = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Another chapter: one file of it is taken in and leaves a conflict, others lie in the shared folder. */
const ghent = once(async ({ program, terminal }) => {
  const there = await chapter(program, GHENT, "BE");
  const file = async (name, ...more) => {
    const path = program.file(name);
    await there("exchange", "export", "--out", path, "--scope", "everything", ...more);
    return path;
  };
  const add = (...values) => there("add", "person", ...values.flatMap((value) => ["--set", value]));
  const { id: nino } = await add("given_name=Nino", "family_name=Gelaşvili", "city=Gent", "birth_date=1988-05-03");
  for (const name of ["Əsmər", "Tofiq", "Ülviyyə"]) await add(`given_name=${name}`, "family_name=Sadıqova", "city=Gent");
  await terminal("exchange", "import", await file("ghent-1.birlik", "--plain"));
  await terminal("edit", "person", nino, "--set", "city=Köln", "--set", "given_name=Nina");
  await there("edit", "person", nino, "--set", "city=Antwerpen", "--set", "given_name=Ninó");
  await terminal("exchange", "import", await file("ghent-2.birlik", "--plain"));
  const folder = program.file("Shared");
  await mkdir(folder);
  await there("edit", "person", nino, "--set", "native_name=ნინო გელაშვილი");
  await add("given_name=Kamran", "family_name=Sadıqov", "city=Brugge");
  await rename(await file("ghent-3.birlik", "--plain"), join(folder, "Ghent House 2026-11-28.birlik"));
  const secret = program.file("words");
  await writeFile(secret, "kaffa-tavo-lunel\n");
  const sealed = await file("ghent-sealed.birlik", "--passphrase-file", secret);
  const bytes = (await readFile(sealed)).subarray(0, 400);
  const broken = program.file("broken.birlik");
  await writeFile(broken, bytes);
  return { folder, sealed, broken, nino };
});

/** The first class of the list: a weekly lesson with who was there, and pupils with marks. */
const lesson = once(async ({ call }) => {
  const [school] = await call("school_list", {});
  const [first] = (await call("school_show", { id: school.id })).classes;
  const { pupils } = await call("class_show", { id: first.id });
  const nothing = Object.fromEntries(
    "title kind state organisation school class venue room link notes start end zone repeat in_charge".split(" ").map((name) => [name, null]),
  );
  const start = ago(28);
  const repeat = { text: null, interval: 1, weekdays: [], until: null, count: 12 };
  const fields = { ...nothing, title: "Dil dərsi", kind: "lesson", class: first.id, start: `${start}T11:00`, end: `${start}T12:30`, repeat };
  const { id: event } = await call("event_create", { fields, visit: null });
  for (const week of [28, 21, 14, 7]) {
    const entries = pupils.flatMap(({ person }, nth) => {
      const answer = ["present", "present", "absent", "present", "excused", "present"][(nth + week / 7) % 6];
      return nth % 9 === 8 ? [] : [{ person: person.id, answer, notes: null }];
    });
    await call("attendance_record", { event, on: ago(week), entries, visit: null });
  }
  const make = (kind, of, fields) => call("record_create", { kind, of, fields, visit: null });
  const { items } = await call("person_list", { search: "Mamedow", filters: [], sort: null, descending: false, offset: 0, limit: 40, exact_total: false });
  const adults = items.filter(({ child }) => !child).map(({ id }) => id);
  await make("collection_permission", [pupils[0].person.id, adults[0]], { answer: "must_not" });
  await make("collection_permission", [pupils[0].person.id, adults[1]], { answer: "may" });
  await make("guardianship", [pupils[1].person.id, adults[2]], { relation: "father", order: 2, sees_data: "no" });
  await call("record_edit", { id: pupils[0].person.id, fields: { consent_photo: { answer: "no" } }, visit: null });
  await call("record_edit", { id: pupils[2].person.id, fields: { consent_photo: { answer: "no" } }, visit: null });
});

async function firstClass(page) {
  await go(page, "schools");
  await tap(page, "main nav .list .list-row", 0);
  await tap(page, "table .button.link", 0);
  await see(page, ".tabs");
}

/** A file that nobody has, dropped; the answer stands in the page. */
async function dropText({ program }, name, text) {
  const path = program.file(name);
  await writeFile(path, text);
  await program.drop(path);
}

const steps = (page) => see(page, ".footbar .button.primary");

export const corners = {
  async exchange(here, shot) {
    const { page, program } = here;
    const { folder, sealed, broken } = await ghent(here);
    await go(page, "exchange");
    await tap(page, ".foot .sidebar-item", 0);
    await sleep(300);
    if (!(await page.run("return document.querySelector('main').innerText.includes(args[0])", folder))) {
      await program.willChoose("open", folder);
      await tap(page, "main section .button:has(.icon)", 0);
      await sleep(500);
    }
    await shot("keys");
    await tap(page, "main nav > .list .sidebar-item", 0);
    await sleep(400);
    await shot();
    await tap(page, "#exchange-panel .list-row:not([disabled])", 0);
    await see(page, "[role=list], .scroll");
    await sleep(1200);
    await shot("preview");
    await down(page, "main section .scroll");
    await shot("preview-end");
    await page.press(["\uE00C"]);
    await tap(page, "main nav .toolbar .button", 0);
    await sleep(300);
    await shot("make");
    await down(page, "main section .scroll");
    await shot("make-end");
    await tap(page, "main nav .tab", 1);
    await sleep(300);
    await shot("sent");
    await tap(page, "main nav .tab", 2);
    await tap(page, "#exchange-panel .list-row", 0);
    await sleep(400);
    await shot("chapter");
    await tap(page, ".foot .sidebar-item", 1);
    await sleep(300);
    await shot("bin");
    await tap(page, "main nav .tab", 0);
    await program.drop(sealed);
    await sleep(1500);
    await shot("sealed");
    await page.press(["\uE00C"]);
    await program.drop(broken);
    await sleep(1000);
    await shot("broken");
    await page.press(["\uE00C"]);
  },
  async conflict(here, shot) {
    const { page } = here;
    const { nino } = await ghent(here);
    await go(page, "people");
    await type(page, ".search input", "gelaşvili");
    await sleep(600);
    await tap(page, "[role=grid] [role=row]:has([role=gridcell])", 0);
    await see(page, "aside.detail");
    await sleep(300);
    await shot(nino ? "" : "none");
    await type(page, ".search input", "");
    await sleep(300);
  },
  async register(here, shot) {
    const { page } = here;
    await lesson(here);
    await firstClass(page);
    await sleep(300);
    await shot("marks");
    await tap(page, ".pupil-row", 0);
    await sleep(400);
    await shot("marks-pupil");
    await page.press(["\uE00C"]);
    await tap(page, ".tabs .tab", 1);
    await see(page, ".register-grid");
    await sleep(400);
    await shot();
    await tap(page, ".register-bar .button:not(.only-icon)", 0);
    await sleep(500);
    await shot("check-in");
    await down(page, ".scroll");
    await shot("check-in-end");
    await page.press(["\uE00C"]);
  },
  async repeat(here, shot) {
    const { page } = here;
    await lesson(here);
    await go(page, "events");
    await tap(page, ".segmented [role=radio]", 1);
    await sleep(300);
    await type(page, ".search input", "Dil dərsi").catch(() => {});
    await sleep(500);
    await tap(page, "main .list .list-row, main .list button", 0);
    await see(page, "aside");
    await sleep(300);
    await shot("pane");
    await tap(page, "aside .segmented [role=radio]", 0).catch(() => {});
    await tap(page, "aside .value", 0);
    await see(page, "[role=dialog]");
    await sleep(300);
    await shot("all");
    await down(page, "[role=dialog]");
    await shot("all-end");
    await page.press(["\uE00C"]);
    await type(page, ".search input", "").catch(() => {});
  },
  async paper({ page, program, folder }, shot) {
    await go(page, "events");
    await tap(page, ".segmented [role=radio]", 0);
    await see(page, ".month .day button");
    const pdf = program.file("month.pdf");
    await rm(pdf, { force: true });
    await writeFile(join(program.home, "print"), pdf);
    await rename(join(program.home, "print"), join(program.answers, "print"));
    await page.press(["p"], ["\uE009"]);
    await page.until("the month on paper", () => stat(pdf).then(({ size }) => size > 1_000, () => false));
    await promisify(execFile)("pdftoppm", ["-r", "70", "-png", "-singlefile", pdf, join(folder(), "paper")]);
    await shot("after");
  },
  async sheets(here, shot) {
    const { page, program } = here;
    const path = program.file("roster.xlsx");
    const people = [
      ["Ad", "Soyad", "Doğum tarixi", "Şəhər"],
      ["Leyla", "Quliyeva", "03.05.1990", "Köln"],
      ["Нино", "Геладзе", "1988", "Bonn"],
    ];
    await writeFile(path, workbook({ Üzvlər: people, "Köhnə üzvlər 2019": people.slice(0, 2), Qeydlər: [["Nəyi kim edir?"]] }));
    await go(page, "people");
    await program.drop(path);
    await steps(page);
    await sleep(500);
    await shot();
    await tap(page, ".footbar .button.primary");
    await sleep(500);
    await shot("columns");
  },
  async tables(here, shot) {
    const { page, call } = here;
    const { items } = await call("person_list", { search: "Mamedow", filters: [], sort: null, descending: false, offset: 0, limit: 3, exact_total: false });
    const [one, two] = items.map(({ given, family }) => `${given} ${family}`);
    const [house] = (await call("network_tree", {})).items.map(({ title }) => title);
    await go(page, "people");
    await dropText(here, "memberships.csv", `Person;Organisation;Status;Number;From\n${one};${house};active;17;2019\n${two};${house};ended;18;03.2020\nNobody Known;${house};active;19;2021\n${one};Nowhere House;active;;yesterday\n`);
    await steps(page);
    await sleep(400);
    await shot("memberships-reading");
    await tap(page, ".footbar .button.primary");
    await sleep(400);
    await shot("memberships-columns");
    await tap(page, ".footbar .button.primary");
    await see(page, ".plan-row");
    await sleep(400);
    await shot("memberships");
    await go(page, "people");
    await dropText(here, "enrolments.csv", `Pupil;Class;School;From\n${one};A1;Sərçə;01.09.2026\n${two};A1;Sərçə;2026\n`);
    await steps(page);
    await sleep(300);
    await tap(page, ".footbar .button.primary");
    await sleep(400);
    await tap(page, ".footbar .button.primary");
    await see(page, ".plan-row");
    await sleep(400);
    await shot("enrolments");
  },
  async refusals(here, shot) {
    const { page, program } = here;
    await go(page, "people");
    await dropText(here, "picture.csv", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    await sleep(1000);
    await shot("picture");
    await go(page, "people");
    await dropText(here, "empty.csv", "");
    await sleep(1000);
    await shot("empty");
    await go(page, "people");
    await dropText(here, "calendar.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    await sleep(1000);
    await shot("calendar");
    await go(page, "people");
    await see(page, "[role=grid]");
    await program.willChoose("save", "/proc/nowhere/people.csv");
    await page.press(["e"], ["\uE009"]);
    await see(page, "[role=dialog]");
    await sleep(600);
    await tap(page, "[role=dialog] .button.primary");
    await sleep(1200);
    await shot("export");
    await page.press(["\uE00C"]);
  },
  async beginning({ fresh }, shot) {
    await fresh(async ({ page, program }) => {
      await see(page, "main.start");
      await shot();
      await down(page, ".start-main");
      await tap(page, ".start-main button.card, .start-main .way", 0).catch(() => {});
      await sleep(400);
      await down(page, ".start-main");
      await shot("asked");
      const damaged = program.file("spoilt.birlikdb");
      const terminal = (...words) => promisify(execFile)(process.env.BIRLIK_JOURNEY_CLI, ["--data", damaged, ...words], { env: program.environment() });
      await terminal("init", "--name", "Körpü House", "--country", "DE", "--language", "az");
      await terminal("backup");
      const file = await openFile(damaged, "r+");
      await file.write(Buffer.alloc(8_000, 0x5a), 0, 8_000, 100);
      await file.close();
      await program.drop(damaged);
      await sleep(800);
      await shot("damaged");
    });
  },
};
