// A WebDriver client over HTTP (W3C WebDriver 2), as much of it as the journeys use. Knows nothing of Birlik.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that are not letters, as W3C WebDriver 2, 17.4.2 numbers them. */
export const KEY = {
  enter: "\uE007", escape: "\uE00C", tab: "\uE004", backspace: "\uE003", remove: "\uE017", space: " ",
  up: "\uE013", down: "\uE015", left: "\uE012", right: "\uE014", home: "\uE011", end: "\uE010",
  control: "\uE009", shift: "\uE008", meta: "\uE03D",
};

/** What the driver answered when it refused: `code` is the error code of the protocol. */
export class Refused extends Error {
  constructor(answer) {
    super(`${answer.error}: ${answer.message}`);
    this.code = answer.error;
  }
}

/** One window under a driver that listens at `address`. */
export class Session {
  #address;

  constructor(address, id) {
    this.#address = `${address}/session/${id}`;
  }

  /** Starts the program and waits until its page can be driven. */
  static async open(address, capabilities) {
    const answer = await ask("POST", `${address}/session`, { capabilities: { alwaysMatch: capabilities } });
    return new Session(address, answer.sessionId);
  }

  close() {
    return ask("DELETE", this.#address);
  }

  /** Runs the body of a function in the page; promises are waited for, elements cross both ways as `Element`. */
  async run(body, ...args) {
    const script = `const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);
      (async (...args) => { ${body} })(...given).then((value) => done({ value }), (why) => done({ failed: String(why) }));`;
    const answer = await ask("POST", `${this.#address}/execute/async`, { script, args: args.map(plain) });
    if (answer.failed !== undefined) throw new Error(`in the page: ${answer.failed}`);
    return this.#rich(answer.value);
  }

  /** Presses keys one after the other on whatever has the focus; `held` are held down meanwhile. */
  press(keys, held = []) {
    const down = (value) => ({ type: "keyDown", value });
    const up = (value) => ({ type: "keyUp", value });
    const presses = [...keys].flatMap((key) => [down(key), up(key)]);
    const actions = [...held.map(down), ...presses, ...held.map(up)];
    return ask("POST", `${this.#address}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Takes a thing by its middle with the mouse and lets it go on another. */
  drag(from, to) {
    const on = (element) => ({ type: "pointerMove", origin: plain(element), x: 0, y: 0, duration: 100 });
    const actions = [on(from), { type: "pointerDown", button: 0 }, on(to), { type: "pointerUp", button: 0 }];
    return ask("POST", `${this.#address}/actions`, { actions: [{ type: "pointer", id: "mouse", actions }] });
  }

  /** The page as PNG. */
  async picture() {
    return Buffer.from(await ask("GET", `${this.#address}/screenshot`), "base64");
  }

  size(width, height) {
    return ask("POST", `${this.#address}/window/rect`, { width, height });
  }

  #rich(value) {
    if (value?.[ELEMENT]) return new Element(this.#address, value[ELEMENT]);
    return Array.isArray(value) ? value.map((item) => this.#rich(item)) : (value ?? null);
  }
}

/** An element of the page. */
export class Element {
  #address;

  constructor(session, id) {
    this.id = id;
    this.#address = `${session}/element/${id}`;
  }

  /** Scrolls to the element and clicks in its middle; refused when something lies over it. */
  click() {
    return ask("POST", `${this.#address}/click`, {});
  }

  /** Types into the element as from a keyboard. */
  type(text) {
    return ask("POST", `${this.#address}/value`, { text });
  }

  clear() {
    return ask("POST", `${this.#address}/clear`, {});
  }

  /** The text as it is seen. */
  text() {
    return ask("GET", `${this.#address}/text`);
  }

  property(name) {
    return ask("GET", `${this.#address}/property/${name}`);
  }
}

function plain(value) {
  if (value instanceof Element) return { [ELEMENT]: value.id };
  return Array.isArray(value) ? value.map(plain) : (value ?? null);
}

async function ask(method, address, body) {
  const sent = body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(address, { method, ...sent, signal: AbortSignal.timeout(60_000) });
  const { value } = await answer.json();
  if (value?.error) throw new Refused(value);
  return value;
}
