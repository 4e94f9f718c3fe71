// The export: the dialog, a place to save, and what is said afterwards.

/** Opens the dialog with the keyboard. */
export async function ask(page, t) {
  await page.press("e", ["\uE009"]);
  return page.get("dialog", t("export"));
}

/** Writes to `path`, whatever the number of people that the button names. */
export async function write(program, page, t, path) {
  await program.willChoose("save", path);
  const anyNumber = t("export-do", { people: 99 }).replace("99", "\\d+");
  await page.click("button", new RegExp(anyNumber), { within: await page.get("dialog", t("export")) });
  await page.gone("dialog", t("export"));
}
