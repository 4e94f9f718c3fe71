// A damaged data file: the next start says so, shows its backups, and one takes its place.

import { open as openFile } from "node:fs/promises";
import { find, go } from "../steps/people.mjs";
import { answer, speak } from "../steps/start.mjs";
import { words } from "../words.mjs";

const t = words("en");
const CALL = "return window.__TAURI_INTERNALS__.invoke('call', { name: args[0], input: {} })";

export default async function rescue({ program, page }) {
  await speak(page, t, "English");
  await answer(page, t, { name: "Bridge House", country: "Germany" });
  await page.click("button", t("start-sample"), { part: true });
  await page.get("grid", t("place-people"));
  const state = await page.run(CALL, "app_state");
  await page.run(CALL, "backup_create");
  await page.run(CALL, "file_close");
  await program.stop();
  const file = await openFile(state.file.path, "r+");
  await file.write(Buffer.alloc(8_000, 0x5a), 0, 8_000, 100);
  await file.close();

  await program.open();
  page.follow(program.session);
  await page.get("heading", t("rescue"));
  await page.says(state.file.path);
  await page.looksRight("1-damaged");
  await page.click("button", t("backup-restore"));
  await page.get("dialog", t("backup-restore-title"));
  await page.says(t("backup-unreadable"));
  await page.looksRight("2-look");
  await page.click("button", t("backup-restore-do"));
  await go(page, t, "place-people");
  await page.get("grid", t("place-people"));
  await find(page, t, "Məmmədov", null);
  await page.looksRight("3-restored");
}
