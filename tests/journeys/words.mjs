// The product's own texts, so that a journey names a message and not a sentence, and sees that the right language is shown.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const ui = createRequire(new URL("ui/package.json", root));
const { FluentBundle, FluentResource } = ui("@fluent/bundle");

/** Where the packages of the pages keep axe, for `page.mjs`. */
export const axe = readFileSync(ui.resolve("axe-core/axe.min.js"), "utf8");

/** Gives the text of a message in a language; a missing one is an error. */
export function words(language) {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const folder = new URL(`locales/${language}/`, root);
  for (const file of readdirSync(fileURLToPath(folder))) {
    bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), "utf8")), { allowOverrides: true });
  }
  return (key, variables) => {
    const [name, attribute] = key.split(".");
    const message = bundle.getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (!pattern) throw new Error(`locales/${language} has no message ${key}`);
    const problems = [];
    const text = bundle.formatPattern(pattern, variables, problems);
    if (problems.length) throw new Error(`${key}: ${problems.join(", ")}`);
    return text;
  };
}
