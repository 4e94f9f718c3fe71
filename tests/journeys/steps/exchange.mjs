// Files between chapters: another chapter beside the window, at the terminal, and the window's own steps.

import { execFile } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { go } from "./people.mjs";

/** A terminal with a data file; `config` is the computer's configuration folder, none is the window's own. */
export function terminal(program, data, config) {
  const env = { ...program.environment(), ...(config ? { BIRLIK_CONFIG_DIR: config } : {}) };
  return async (...words) => {
    const { stdout } = await promisify(execFile)(process.env.BIRLIK_JOURNEY_CLI, ["--json", "--data", data, ...words], { env });
    return JSON.parse(stdout);
  };
}

/** The data file that the window has open, at the terminal. */
export async function ours(program, page) {
  const state = await page.run("return window.__TAURI_INTERNALS__.invoke('call', { name: 'app_state', input: {} })");
  return terminal(program, state.file.path);
}

/** Another chapter on a computer of its own. */
export async function chapter(program, name, country) {
  const config = join(program.home, `config of ${name}`);
  await mkdir(config, { recursive: true });
  const there = terminal(program, program.file(`${name}.birlikdb`), config);
  await there("init", "--name", name, "--country", country, "--language", "en");
  return there;
}

/** Chooses the folder that a cloud service would carry. */
export async function share(program, page, t) {
  const folder = program.file("Shared");
  await mkdir(folder);
  await go(page, t, "place-exchange");
  await page.click("button", t("exchange-keys"));
  await program.willChoose("open", folder);
  await page.click("button", t("folder-choose"), { within: await page.get("region", t("exchange-keys")) });
  await page.says(folder);
  return folder;
}

/** Makes a file of everything and puts it into the shared folder: for a chapter whose key is here, or with a passphrase.
    Gives its path, and the passphrase in a file. */
export async function put(program, page, t, folder, { name, known }, seen = async () => {}) {
  const before = await readdir(folder);
  await page.click("button", t("exchange-make"));
  const pane = await page.get("region", t("exchange-make"));
  let passphrase;
  if (!known) {
    await page.fill("combobox", t("make-name"), name, { within: pane });
    const field = await page.get("textbox", t("passphrase"), { within: pane });
    passphrase = program.file("passphrase");
    await writeFile(passphrase, `${await page.run("return args[0].value", field)}\n`);
  }
  await page.click("radio", t("scope-everything"), { part: true, within: pane });
  await seen("form");
  await page.click("button", t("make-to-folder"), { within: pane });
  // A passphrase is made slow to guess, and debug builds are slower still.
  for (let patience = 4; ; patience -= 1) {
    const made = await page.get("button", t("made-again")).catch((why) => patience || Promise.reject(why));
    if (typeof made !== "number") break;
  }
  await seen("made");
  await page.click("button", t("close"), { within: await page.get("region", t("exchange-make")) });
  const [file] = (await readdir(folder)).filter((other) => !before.includes(other));
  return { path: join(folder, file), opened: passphrase ? ["--passphrase-file", passphrase] : [] };
}

/** Opens a file of the shared folder by its sender. */
export async function look(page, t, sender) {
  const lists = await page.get("navigation", t("exchange-lists"));
  await page.click("tab", t("exchange-arrived"), { part: true, within: lists });
  // The window looks into the folder when it comes to the front.
  await page.run("window.dispatchEvent(new Event('focus'))");
  await page.click("button", sender, { part: true, within: await page.get("list", t("exchange-folder")) });
  return page.get("region", t("incoming-from", { name: sender }));
}

/** Takes in what is shown. */
export async function take(page, t, sender, records) {
  await page.click("button", t("incoming-take", { records }));
  await page.get("heading", t("report-done", { name: sender }));
}
