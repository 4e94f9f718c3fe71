// The list of people and the person beside it.

import assert from "node:assert/strict";

/** Goes to a place of the sidebar by its message. */
export async function go(page, t, place) {
  const nav = await page.get("navigation", t("places"));
  await page.click("button", t(place), { part: true, within: nav });
}

/** Searches, and waits until exactly these names are listed, in this order; `null`: whatever is listed. */
export async function find(page, t, search, names) {
  const field = await page.fill("textbox", t("person-search"), search);
  // Clearing a field from outside tells nobody; a key does.
  if (search === "") await field.type(" \uE003");
  if (names) await lists(page, t, names);
}

/** Waits until the list shows exactly these names, in this order. */
export async function lists(page, t, names) {
  let seen = [];
  const same = async () => {
    seen = await listed(page, t);
    return seen.length === names.length && seen.every((name, index) => name.startsWith(names[index]));
  };
  await page.until(`the list ${names.join(", ")}`, same).catch((why) => {
    assert.deepEqual(seen, names, why.message);
  });
}

/** The names that are listed, from the top. */
async function listed(page, t) {
  const grid = await page.get("grid", t("place-people"));
  return page.run(
    `const rows = [...args[0].querySelectorAll("[role=row][aria-rowindex]")].filter((row) => row.ariaRowIndex !== "1");
     return rows.sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map((row) => {
       const name = row.querySelectorAll("[role=gridcell]")[1]?.cloneNode(true);
       name?.querySelectorAll("[aria-hidden=true]").forEach((unread) => unread.remove());
       return (name?.textContent ?? "").replace(/[\\u2066-\\u2069]/g, "").trim();
     });`,
    grid,
  );
}

/** Opens a person beside the list, which has the family name first; gives the pane, which has it last. */
export async function open(page, family, given) {
  // The box to choose the person has the name too, and stands before it.
  await page.until(`a row of ${family} ${given}`, async () => {
    const cells = await page.all("gridcell", `${family} ${given}`, { part: true });
    return cells.length > 1 && cells[1].click().then(() => true);
  });
  return page.get("complementary", `${given} ${family}`, { part: true });
}

/** Says a fact that nobody has said before. */
export async function add(page, t, pane, field, text) {
  await page.click("button", t("fact-add", { section: t("person-facts") }), { within: pane });
  await page.click("menuitem", field);
  await page.get("textbox", field, { within: pane });
  await page.press(text);
  await page.press("\uE007");
  await page.get("button", t("edit-value", { field, value: text }), { within: pane });
}

/** Changes a fact where it stands. */
export async function edit(page, t, pane, field, text) {
  await page.click("button", `${field}:`, { part: true, within: pane });
  await page.get("textbox", field, { within: pane });
  // The field has the focus and would save what it holds if it lost it, so it is written from the keyboard.
  await page.press("a", ["\uE009"]);
  await page.press(text);
  await page.press("\uE007");
  await page.get("button", t("edit-value", { field, value: text }), { within: pane });
}
