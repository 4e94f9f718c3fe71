// The first start: a language, a chapter, a way to begin.

/** Chooses a language by its own name and waits for the page to speak it. */
export async function speak(page, t, name) {
  await page.click("radio", name);
  await page.get("heading", t("start-welcome"));
}

/** Answers who the chapter is; `country` as the list of countries shows it. */
export async function answer(page, t, { name, country }) {
  await page.fill("textbox", t("chapter-name"), name);
  await page.choose(t("chapter-country"), country);
}
