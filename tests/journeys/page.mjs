// The page as a person meets it: things have a role and a name. Knows no screen of the product.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { axe } from "./words.mjs";

/** How long a person would wait, in milliseconds, before saying that it does not work. */
const PATIENCE = 15_000;

// Runs in the page. Roles and names are worked out by axe as assistive technology would.
const FIND = `
  const [role, name, how, within] = args;
  const plain = (text) => text.replace(/[\\u2066-\\u2069]/g, "").replace(/\\s+/g, " ").trim();
  axe.setup(document.documentElement);
  try {
    return [...(within ?? document).querySelectorAll("*")].filter((element) => {
      if (axe.commons.aria.getRole(element) !== role) return false;
      const node = axe.utils.getNodeFromTree(element);
      if (!node || !axe.commons.dom.isVisibleToScreenReaders(node)) return false;
      if (name === null) return true;
      const own = plain(axe.commons.text.accessibleTextVirtual(node));
      if (how === "pattern") return new RegExp(name).test(own);
      return how === "part" ? own.includes(plain(name)) : own === plain(name);
    });
  } finally {
    axe.teardown();
  }`;

const CHECK = `
  const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
  return found.violations.map(({ id, help, nodes }) => id + ": " + help + " at " + nodes.map((node) => node.target.join(" ")).join(", "));`;

// Waits until nothing on the page has changed for a while, and until what fades in has its full contrast.
const STILL = `
  await new Promise((still) => {
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (watch.disconnect(), still()), 300);
    };
    const watch = new MutationObserver(wait);
    watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    wait();
  });
  const ends = document.getAnimations().filter((motion) => motion.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.all(ends.map((motion) => motion.finished.catch(() => {})));`;

/** The page of one session. `keep(name, png)` takes pictures. */
export class Page {
  #session;
  #keep;

  constructor(session, keep) {
    this.#session = session;
    this.#keep = keep;
  }

  /** Goes on with the page of another session: the program was started again. */
  follow(session) {
    this.#session = session;
  }

  /** All things of that role; `name` is the whole name, with `{ part: true }` a part of it, or a regular expression. */
  async all(role, name = null, { part = false, within = null } = {}) {
    await this.#axe();
    if (name instanceof RegExp) return this.#session.run(FIND, role, name.source, "pattern", within);
    return this.#session.run(FIND, role, name, part ? "part" : "whole", within);
  }

  /** The first thing of that role and name, as soon as it is there. */
  async get(role, name = null, options = {}) {
    const found = await this.until(`a ${role} named “${name}”`, () => this.all(role, name, options).then(([first]) => first));
    return found;
  }

  async click(role, name, options) {
    // What has just appeared may still be moving or be under something that goes; a person would try again.
    await this.until(`a click on the ${role} “${name}”`, async () => {
      const thing = await this.get(role, name, options);
      return thing.click().then(() => true);
    });
  }

  /** Puts text into a field in the place of what is there. */
  async fill(role, name, text, options) {
    const field = await this.get(role, name, options);
    await field.clear();
    if (text) await field.type(text);
    return field;
  }

  /** Chooses an entry of a list of choices by its text. */
  async choose(name, entry) {
    const list = await this.get("combobox", name);
    await this.#session.run(
      `const [list, entry] = args;
       const option = [...list.options].find((option) => option.text.trim() === entry);
       if (!option) throw new Error("there is no " + entry + " among " + [...list.options].map((option) => option.text).join(", "));
       list.focus();
       list.value = option.value;
       list.dispatchEvent(new Event("input", { bubbles: true }));
       list.dispatchEvent(new Event("change", { bubbles: true }));`,
      list,
      entry,
    );
  }

  /** Waits until nothing of that role and name is there. */
  async gone(role, name, options) {
    await this.until(`no ${role} named “${name}”`, async () => (await this.all(role, name, options)).length === 0);
  }

  /** Waits until the text can be read somewhere on the page. */
  async says(text) {
    const read = "return document.body.innerText.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ')";
    await this.until(`the words “${text}”`, async () => (await this.#session.run(read)).includes(text));
  }

  /** Waits until `look` gives something. */
  async until(what, look) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const seen = await look().catch(passing);
      if (seen) return seen;
      if (Date.now() > end) throw new Error(`waited ${PATIENCE / 1000} s in vain for ${what}`);
      await sleep(100);
    }
  }

  press(keys, held) {
    return this.#session.press(keys, held);
  }

  drag(from, to) {
    return this.#session.drag(from, to);
  }

  run(body, ...args) {
    return this.#session.run(body, ...args);
  }

  /** Takes a picture of the page once it is still. */
  async picture(name) {
    await this.#session.run(STILL);
    await this.#keep(name, await this.#session.picture());
  }

  /** Takes a picture of the page and has axe look at it: WCAG 2.2 AA and best practice without a finding. */
  async looksRight(name) {
    await this.#axe();
    await this.picture(name);
    assert.deepEqual(await this.#session.run(CHECK), [], `axe on “${name}”`);
  }

  async #axe() {
    if (!(await this.#session.run("return typeof axe === 'object'"))) await this.#session.run(axe);
  }
}

/** Refusals of a page that is just changing: looked at again, they are gone. */
function passing(why) {
  const codes = ["element click intercepted", "element not interactable", "stale element reference", "no such element"];
  if (codes.includes(why.code)) return false;
  throw why;
}
