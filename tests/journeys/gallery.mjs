// Pictures of every place, for a person to look at: `cargo xtask gallery [VARIANT…] [--only WORD]`.
// A variant is language-theme-width, as `az-dark-1024`; without one, all are taken. Works by selectors, not by names:
// it must also walk through the mirrored test language. Judges nothing; the journeys do.

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Page } from "./page.mjs";
import { openProgram } from "./program.mjs";
import { stations } from "./steps/stations.mjs";

const HEIGHTS = { 1280: 800, 1024: 640 };
const all = ["en", "az", "ru", "qps-mirror"].flatMap((language) =>
  ["light", "dark"].flatMap((theme) => Object.keys(HEIGHTS).map((width) => `${language}-${theme}-${width}`)),
);
const asked = process.argv.slice(2);
const at = asked.indexOf("--only");
const only = at === -1 ? "" : asked.splice(at, 2)[1];
const variants = asked.length ? asked : all;
const out = join(process.env.BIRLIK_JOURNEY_OUT ?? "out", "gallery");

const program = await openProgram({ open: false });
const data = program.file("house.birlikdb");
const env = program.environment();
const terminal = (...words) => promisify(execFile)(process.env.BIRLIK_JOURNEY_CLI, ["--data", data, ...words], { env });
await terminal("init", "--name", "Körpü House", "--country", "DE", "--language", "az");
await terminal("generate", "--people", "3000", "--seed", "7", "--network");
program.startWith(data);
await program.open();

const call = (name, input) =>
  page.run(
    "return window.__TAURI_INTERNALS__.invoke('call', { name: args[0], input: JSON.parse(args[1]) }).catch((why) => { throw JSON.stringify(why) })",
    name,
    JSON.stringify(input),
  );
let folder = out;
const keep = (name, png) => writeFile(join(folder, `${name}.png`), png);
const page = new Page(program.session, keep);
let shown = page;

// What can be scrolled sideways although it is no table: something is too wide there.
const SIDEWAYS = `
  return [...document.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth
    && ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && !one.matches(".grid, .tabs, :has(table)")).map((one) => {
    const wide = [...one.querySelectorAll("*")].find((other) => other.getBoundingClientRect().right > one.getBoundingClientRect().right);
    return one.className + " by " + (wide?.className || wide?.localName) + " “" + (wide?.textContent ?? "").trim().slice(0, 40) + "”";
  });`;
async function shoot(name) {
  await shown.picture(name);
  for (const wide of await shown.run(SIDEWAYS)) console.log(`${variantNow}, ${name}: sideways: ${wide}`);
}
let variantNow;

/** The window of one variant: its size, language and colours. */
async function dress(session, page) {
  const [, language, theme, width] = /^(.+)-(light|dark)-(\d+)$/.exec(variantNow);
  const there = () => page.until("the program", () => page.run("return Boolean(document.querySelector('nav.sidebar, main.start'))"));
  const ask = "return window.__TAURI_INTERNALS__.invoke('call', { name: args[0], input: JSON.parse(args[1]) })";
  await session.size(Number(width), HEIGHTS[width]);
  await there();
  const { settings } = await page.run(ask, "app_state", "{}");
  await page.run(ask, "settings_edit", JSON.stringify({ ...settings, language, theme }));
  await page.run("location.reload()");
  await sleep(500);
  await there();
}

/** Another program that was never opened before, in the place of ours: there is one window at a time. */
async function fresh(walk) {
  await program.stop();
  const other = await openProgram();
  try {
    shown = new Page(other.session, keep);
    await dress(other.session, shown);
    await walk({ page: shown, program: other });
  } finally {
    shown = page;
    await other.close();
    await program.open();
    page.follow(program.session);
    await dress(program.session, page);
  }
}
const here = { program, page, call, terminal, fresh, folder: () => folder };
let failed = 0;
try {
  for (const variant of variants) {
    folder = join(out, variant);
    await mkdir(folder, { recursive: true });
    variantNow = variant;
    await dress(program.session, page);
    for (const [name, walk] of Object.entries(stations)) {
      if (!name.includes(only)) continue;
      try {
        await walk(here, (step) => shoot(step ? `${name}-${step}` : name));
      } catch (why) {
        failed += 1;
        console.log(`${variant}, ${name}: ${why.message}`);
        await page.picture(`${name}-failed`).catch(() => {});
      }
      // Whatever stands open is left.
      await page.run("for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close()");
    }
    console.log(`${variant}: ${folder}`);
  }
} finally {
  await program.close();
}
process.exit(failed ? 1 : 0);
