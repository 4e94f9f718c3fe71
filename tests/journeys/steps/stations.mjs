// Where the gallery goes, in order: each station goes to a place by selectors and takes its pictures.

import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { CONTROL, drop, go, key, PLACES, press, ROW, see, tap, type } from "./by-selector.mjs";
import { corners } from "./corners.mjs";

export const stations = {
  async today({ page }, shot) {
    await go(page, "today");
    await see(page, ".week-strip");
    await shot();
    await page.run("document.querySelector('main .scroll').scrollTo(0, 9999)");
    await shot("end");
  },
  async people({ page }, shot) {
    await go(page, "people");
    await see(page, ROW);
    await shot();
    await press(page, ".chip.add");
    await shot("filters");
    await tap(page, ".menu-item", 0);
    await sleep(400);
    await shot("filtered");
    await press(page, ".list-name");
    await shot("lists");
    await tap(page, ".menu-item", 0);
    await sleep(200);
    for (const row of [1, 2, 4]) await press(page, `${ROW} .check`, row);
    await shot("chosen");
    await page.press(["\uE00C"]);
    await press(page, ".toolbar .button.only-icon", 0);
    await shot("columns");
    await page.press(["\uE00C"]);
    await type(page, ".search input", "мамед");
    await sleep(500);
    await shot("search");
    await type(page, ".search input", "qwxyz");
    await sleep(500);
    await shot("nobody");
    await type(page, ".search input", "");
    await sleep(300);
  },
  async person({ page, call }, shot) {
    await go(page, "people");
    await tap(page, `${ROW}`, 2);
    await page.press(["\uE007"]);
    await see(page, "aside.detail");
    await shot();
    await page.run("document.querySelector('aside.detail .scroll').scrollTo(0, 9999)");
    await shot("end");
    await press(page, "aside.detail .detail-actions .button", 2).catch(() => {});
    await shot("menu");
    await page.press(["\uE00C"]);
    await press(page, ".chip.add");
    await tap(page, ".menu-item", 0);
    await sleep(400);
    await tap(page, `${ROW}`, 1);
    await sleep(300);
    await shot("child");
    await page.run("document.querySelector('aside.detail .scroll').scrollTo(0, 9999)");
    await shot("child-end");
    await press(page, ".list-name");
    await tap(page, ".menu-item", 0);
    await key(page, "n", CONTROL);
    await sleep(300);
    await shot("new");
  },
  async events({ page }, shot) {
    await go(page, "events");
    await tap(page, ".segmented [role=radio]", 0);
    await see(page, ".month .day button");
    await shot();
    await tap(page, ".month .day button", 3);
    await see(page, "aside");
    await shot("open");
    await page.run("document.querySelector('aside .scroll').scrollTo(0, 9999)");
    await shot("open-end");
    await page.press(["\uE00C"]);
    await tap(page, ".segmented [role=radio]", 1);
    await sleep(300);
    await shot("list");
    await tap(page, ".segmented [role=radio]", 0);
    await key(page, "n", CONTROL);
    await sleep(300);
    await shot("new");
  },
  async schools({ page }, shot) {
    await go(page, "schools");
    await see(page, "main .list .list-row");
    await shot();
    await tap(page, "main .list .list-row", 0);
    await see(page, "table .button.link");
    await shot("school");
    await tap(page, "table .button.link", 0);
    await see(page, ".tabs");
    await sleep(300);
    await shot("class");
    await tap(page, ".pupil-row", 0);
    await sleep(400);
    await shot("pupil");
    await page.run("document.querySelector('aside .scroll')?.scrollTo(0, 9999)");
    await shot("pupil-end");
    await page.press(["\uE00C"]);
    await tap(page, ".tabs .tab", 1);
    await sleep(400);
    await shot("register");
    await tap(page, ".tabs .tab", 2);
    await sleep(300);
    await shot("about");
  },
  async network({ page }, shot) {
    await go(page, "network");
    await see(page, "[role=treeitem]");
    await tap(page, ".segmented [role=radio]", 0);
    await shot();
    await tap(page, ".country:not([disabled])", 1);
    await sleep(200);
    await shot("country");
    await tap(page, ".segmented [role=radio]", 1);
    await sleep(200);
    await shot("table");
    await tap(page, "[role=treeitem]", 2);
    await sleep(400);
    await shot("organisation");
    await page.run("document.querySelectorAll('main section .scroll').forEach((one) => one.scrollTo(0, 9999))");
    await shot("organisation-end");
  },
  async duplicates({ page }, shot) {
    await go(page, "people");
    await press(page, ".toolbar .button.only-icon", 1);
    await tap(page, ".menu-item", 0);
    await sleep(2500);
    await shot();
    await press(page, "main .button.primary, .toolbar .button", 0).catch(() => {});
    await sleep(300);
    await shot("pressed");
  },
  async importing(here, shot) {
    const { page } = here;
    await go(page, "people");
    await drop(here, "korpu-evi.csv");
    await see(page, ".footbar .button.primary");
    await shot("reading");
    await tap(page, ".footbar .button.primary");
    await sleep(600);
    await shot("columns");
    await tap(page, ".footbar .button.primary");
    await see(page, ".plan-row");
    await shot("plan");
  },
  async pasting({ page, program }, shot) {
    await go(page, "people");
    await see(page, ROW);
    await page.run(
      `const data = new DataTransfer(); data.setData("text/plain", args[0]);
       document.querySelector("[role=grid]").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));`,
      "Name\tGeboren\tTelefon\nLeyla Quliyeva\t31.02.1990\t0171 2345678\nНино Геладзе\t3.5.1988\t\n",
    );
    await see(page, ".footbar .button.primary");
    await shot("reading");
    const cards = program.file("cards.vcf");
    await writeFile(
      cards,
      "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Quliyeva;Leyla;;;\r\nFN:Leyla Quliyeva\r\nTEL;TYPE=CELL:+49 171 2345678\r\nBDAY:1990-02-03\r\nEND:VCARD\r\n",
    );
    await go(page, "people");
    await program.drop(cards);
    await see(page, ".footbar .button.primary");
    await shot("cards");
    await tap(page, ".footbar .button.primary");
    await sleep(500);
    await shot("cards-columns");
    await tap(page, ".footbar .button.primary");
    await see(page, ".plan-row");
    await shot("cards-plan");
    const calendar = program.file("choir.ics");
    await writeFile(
      calendar,
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.org\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\nDTSTAMP:20261101T000000Z\r\nDTSTART;TZID=Moon/Base:20261205T180000\r\nDURATION:PT2H\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nSUMMARY:Choir\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    await program.drop(calendar);
    await sleep(1000);
    await shot("calendar");
  },
  async exporting({ page }, shot) {
    await go(page, "people");
    await see(page, ROW);
    await key(page, "e", CONTROL);
    await see(page, "dialog, [role=dialog]");
    await sleep(800);
    await shot();
    await page.press(["\uE00C"]);
  },
  async settings({ page }, shot) {
    await go(page, "settings");
    for (const [nth, name] of ["chapter", "appearance", "fields", "file", "backups", "about"].entries()) {
      await tap(page, "main nav .sidebar-item", nth);
      await sleep(200);
      await shot(name);
    }
  },
  async window({ page }, shot) {
    for (const place of [...PLACES, "settings"]) {
      await go(page, place);
      await page.press(["\uE031"]);
      await see(page, "[role=dialog] .guide");
      await shot(`help-${place}`);
      await page.press(["\uE00C"]);
      await sleep(250);
    }
    await key(page, "?");
    await see(page, "[role=dialog] .shortcut-list");
    await shot("shortcuts");
    await page.press(["\uE00C"]);
    await sleep(250);
    await key(page, "k", CONTROL);
    await see(page, ".palette");
    await page.press([..."ilqar"]);
    await sleep(500);
    await shot("palette");
    await page.press(["\uE00C"]);
    await go(page, "today");
  },
  ...corners,
};
