/* The words of the interface: Fluent catalogues of locales/, switched while the window is open.
   Knows no feature. Placeables are isolated, so that names of any direction keep their place. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { platform } from "$lib/platform";
import type { MessageKey } from "./keys";
import { mirrored } from "./mirrored";

const files = import.meta.glob<string>("../../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Languages that the interface speaks, in their own words. */
export const LANGUAGES = [
  { tag: "az", name: "Azərbaycanca" },
  { tag: "ru", name: "Русский" },
  { tag: "en", name: "English" },
] as const;

/** The test language: English with accents, right to left. Only in debug builds. */
export const MIRROR = "qps-mirror";

export type MessageArguments = Record<string, FluentVariable>;

class Words {
  language = $state("en");
  readonly #bundle = $derived(bundleOf(this.language));

  /** BCP 47 tags for numbers, order and names; Turkish writes numbers as Azerbaijani does, where that is not known. */
  get locales(): string[] {
    return localesOf(this.language);
  }

  get direction(): "ltr" | "rtl" {
    return this.language === MIRROR ? "rtl" : "ltr";
  }

  /** Speaks another language from now on; an unknown one falls to English. */
  use(language: string): void {
    const known = LANGUAGES.some(({ tag }) => tag === language) || (language === MIRROR && platform().debug);
    this.language = known ? language : "en";
    document.documentElement.lang = this.language === MIRROR ? "en" : this.language;
    document.documentElement.dir = this.direction;
  }

  /** The text of a key, or undefined when no catalogue has it. */
  find(key: string, args?: MessageArguments): string | undefined {
    const pattern = this.#bundle.getMessage(key)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, args ?? null, []) : undefined;
  }
}

function localesOf(language: string): string[] {
  if (language === "az") return ["az", "tr"];
  return language === "ru" ? ["ru"] : ["en-GB"];
}

function bundleOf(language: string): FluentBundle {
  const mirror = language === MIRROR;
  const bundle = new FluentBundle(localesOf(language), mirror ? { transform: mirrored } : {});
  const folder = `/locales/${mirror ? "en" : language}/`;
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(folder)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

export const words = new Words();

/** The text of a key in the language of the interface. */
export function t(key: MessageKey, args?: MessageArguments): string {
  return words.find(key, args) ?? key;
}

/** The text of a code that the core gave: `family-code`; the code itself when there is none. */
export function named(family: string, code: string, args?: MessageArguments): string {
  return words.find(`${family}-${code}`, args) ?? code;
}
