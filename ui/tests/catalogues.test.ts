// The catalogues: complete in every language, every key used, and no words outside of them.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  FluentParser,
  type Message,
  type Pattern,
  Visitor,
  type VariableReference,
  type SelectExpression,
} from "@fluent/syntax";
import { parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const LANGUAGES = ["en", "az", "ru"];

function filesUnder(folder: string, endings: string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => endings.some((ending) => name.endsWith(ending)) && !name.includes("node_modules"))
    .map((name) => join(ROOT, folder, name));
}

/** Variables that are shown; one that only selects a plural may be left out where the language has none. */
class Shown extends Visitor {
  names = new Set<string>();
  override visitVariableReference(node: VariableReference): void {
    this.names.add(node.id.name);
  }
  override visitSelectExpression(node: SelectExpression): void {
    for (const variant of node.variants) this.visit(variant);
  }
}

function shownIn(pattern: Pattern): Set<string> {
  const shown = new Shown();
  shown.visit(pattern);
  return shown.names;
}

function messagesOf(language: string): Map<string, Message> {
  const parser = new FluentParser({ withSpans: false });
  const messages = new Map<string, Message>();
  for (const path of filesUnder(`locales/${language}`, [".ftl"])) {
    for (const entry of parser.parse(readFileSync(path, "utf8")).body) {
      if (entry.type === "Junk") throw new Error(`${path}: ${JSON.stringify(entry.content)}`);
      if (entry.type !== "Message") continue;
      if (messages.has((entry as Message).id.name)) throw new Error(`${path}: ${(entry as Message).id.name} twice`);
      messages.set((entry as Message).id.name, entry as Message);
    }
  }
  return messages;
}

const english = messagesOf("en");

describe("catalogues", () => {
  it.each(LANGUAGES)("%s has every key and no other", (language) => {
    expect([...messagesOf(language).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each(LANGUAGES)("%s shows the variables that English shows", (language) => {
    const other = messagesOf(language);
    const differing = [...english].flatMap(([key, message]) => {
      const [mine, theirs] = [shownIn(message.value as Pattern), shownIn(other.get(key)?.value as Pattern)];
      return [...theirs].every((name) => mine.has(name)) && [...mine].every((name) => theirs.has(name)) ? [] : [key];
    });
    expect(differing).toEqual([]);
  });

  it("has no key that nothing uses", () => {
    const code = [
      ...filesUnder("ui/src", [".svelte", ".ts"]).filter((path) => !path.endsWith("keys.ts")),
      ...["core/src", "cli/src", "src-tauri/src"].flatMap((folder) => filesUnder(folder, [".rs"])),
    ].map((path) => readFileSync(path, "utf8"));
    const text = code.join("\n");
    // Families are asked for by code: `family-${…}`, named("family", …), "family-" in Rust.
    const families = new Set(
      [...text.matchAll(/[`"]([a-z]+(?:-[a-z]+)*-?)(?:\$\{|\{)/g), ...text.matchAll(/named\("([a-z]+)"/g)].map(
        (found) => (found[1] ?? "").replace(/-?$/, "-"),
      ),
    );
    const said = new Set([...text.matchAll(/"([\w-]+)(?=")/g)].map((found) => found[1]));
    const unused = [...english.keys()].filter(
      (key) => !said.has(key) && ![...families].some((family) => key.startsWith(family)),
    );
    expect(unused).toEqual([]);
  });

  it("has its union of keys fresh", () => {
    expect(() =>
      execFileSync(process.execPath, [join(ROOT, "ui/scripts/message-keys.mjs"), "--check"], { stdio: "pipe" }),
    ).not.toThrow();
  });
});

interface Node {
  type: string;
  data?: string;
  name?: string;
  value?: unknown;
  [key: string]: unknown;
}

const WORDS = /\p{L}{2,}/u;
const SPOKEN_ATTRIBUTES = ["title", "placeholder", "alt", "aria-label"];

/** Texts between tags and in attributes that are read out. */
function bareTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(bareTexts);
  if (typeof node !== "object" || node === null) return [];
  const { type, data, name, value, ...rest } = node as Node;
  if (type === "Text") return WORDS.test(data ?? "") ? [data ?? ""] : [];
  if (type === "StyleDirective" || type === "ClassDirective") return [];
  if (type === "Attribute") return SPOKEN_ATTRIBUTES.includes(name ?? "") ? bareTexts(value) : [];
  return Object.values({ value, ...rest }).flatMap(bareTexts);
}

it("has no words in a component", () => {
  const found = filesUnder("ui/src", [".svelte"]).flatMap((path) => {
    const { fragment } = parse(readFileSync(path, "utf8"), { modern: true });
    return bareTexts(fragment).map((text) => `${path}: ${text.trim()}`);
  });
  expect(found).toEqual([]);
});
