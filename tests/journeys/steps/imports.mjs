// The import from the file to the log.

/** From the reading over the columns to the plan; `seen(step)` looks at each page on the way. */
export async function plan(page, t, seen) {
  await page.click("button", t("import-to-columns"));
  await seen("columns");
  await page.click("button", t("import-to-plan"));
  await page.get("table", t("import-step-plan"));
  await seen("plan");
}

/** Decides the row of the plan by the text of a choice. */
export async function decide(page, t, row, choice) {
  const choices = await page.get("radiogroup", t("import-decide-row", { row }));
  await page.click("radio", choice, { part: true, within: choices });
}

/** Writes what was planned, so many people, and leaves the log for the list. */
export async function write(page, t, people, seen) {
  await page.click("button", t("import-do", { people }));
  await page.says(t("import-done", { people }));
  await seen("log");
  await page.click("button", t("import-finish"));
}
