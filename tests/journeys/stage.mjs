// One journey from the opening of the program to its end: where pictures go, what is said when it fails.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Page } from "./page.mjs";
import { openProgram } from "./program.mjs";

const LONGEST = 5 * 60_000;

/** Where pictures and files are left. */
export const out = process.env.BIRLIK_JOURNEY_OUT ?? "out";

/** Plays a journey in a program of its own; pictures lie in `out/<name>/`. */
export async function play(name, journey) {
  const folder = join(out, name);
  await mkdir(folder, { recursive: true });
  const keep = (picture, png) => writeFile(join(folder, `${picture}.png`), png);
  const program = await openProgram();
  const page = new Page(program.session, keep);
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${LONGEST / 60_000} minutes`)), LONGEST);
  });
  try {
    await Promise.race([journey({ program, page, folder }), late]);
  } catch (why) {
    await program.session.picture().then((png) => keep("failed", png), () => {});
    console.log(await said(program.home));
    throw why;
  } finally {
    clearTimeout(timer);
    await program.close();
  }
  return folder;
}

/** What the program wrote into its log. */
async function said(home) {
  const folder = join(home, ".local/share/org.birlik.desktop/logs");
  const files = await readdir(folder).catch(() => []);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.join("").trimEnd();
}
