// Birlik in a real window under WebKitWebDriver, with a home folder of its own that is thrown away afterwards.

import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Session } from "./driver.mjs";

/**
 * Opens the program for the first time on a new computer; `close` ends it and takes its home away.
 * `app` and `args` are what is started; with `open: false` only the driver is, and `open()` follows.
 */
export async function openProgram({ app = required("BIRLIK_JOURNEY_APP"), args = [], open = true } = {}) {
  const home = await mkdtemp(join(tmpdir(), "birlik-journey-"));
  const answers = join(home, "answers");
  for (const folder of ["answers", "files", "runtime"]) await mkdir(join(home, folder), { mode: 0o700 });
  const program = new Program(home, answers, { binary: app, args });
  await program.listen();
  if (open) await program.open();
  return program;
}

class Program {
  #driver;
  #address;
  #started;

  constructor(home, answers, started) {
    this.home = home;
    this.answers = answers;
    this.#started = started;
  }

  /** Starts the driver. */
  async listen() {
    const port = await freePort();
    this.#address = `http://127.0.0.1:${port}`;
    const env = this.environment();
    this.#driver = spawn("WebKitWebDriver", [`--port=${port}`], { env, stdio: ["ignore", "ignore", "pipe"] });
    this.#driver.stderr.on("data", (bytes) => {
      if (process.env.BIRLIK_JOURNEY_LOUD) process.stderr.write(bytes);
    });
    await listening(this.#address);
  }

  /** From now on it is started with these arguments. */
  startWith(...args) {
    this.#started = { ...this.#started, args };
  }

  /** Opens the program under the driver; also again after `stop`, with the same home. */
  async open() {
    if (!this.#driver) await this.listen();
    this.session = await Session.open(this.#address, { "webkitgtk:browserOptions": this.#started });
  }

  async stop() {
    await this.session?.close().catch(() => {});
    // The driver ends the program; killed before it has, it would leave it behind.
    for (let attempt = 0; this.#driver && attempt < 100 && (await children(this.#driver.pid)); attempt += 1) await sleep(50);
    this.#driver?.kill();
    this.#driver = undefined;
  }

  async close() {
    await this.stop();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A path for a file of this journey. */
  file(name) {
    return join(this.home, "files", name);
  }

  /** The next dialog of this kind (`open`, `save`) chooses the path; without this, the dialog is left. */
  async willChoose(dialog, path) {
    await this.#answer(dialog, path);
  }

  /** Drops a file on the window. */
  async drop(path) {
    await this.#answer("drop", path);
  }

  async #answer(part, path) {
    // Written beside and moved, so that the shell never reads half a path.
    await writeFile(join(this.home, part), path);
    await rename(join(this.home, part), join(this.answers, part));
  }

  /** What the program sees of the world; for the terminal beside it, too. */
  environment() {
    const { home } = this;
    return {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: join(home, ".config"),
      XDG_DATA_HOME: join(home, ".local/share"),
      XDG_CACHE_HOME: join(home, ".cache"),
      XDG_RUNTIME_DIR: join(home, "runtime"),
      BIRLIK_CONFIG_DIR: join(home, ".config/Birlik"),
      BIRLIK_REHEARSAL: this.answers,
      // Lets the page be driven; Tauri asks for it before it opens the window.
      TAURI_WEBVIEW_AUTOMATION: "true",
      LANG: "C.UTF-8",
      TZ: "Europe/Berlin",
    };
  }
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the journeys with \`cargo xtask test\``);
  return value;
}

/** Whether a process has children (Linux). */
async function children(pid) {
  return (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "")).trim() !== "";
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function listening(address) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${address}/status`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("WebKitWebDriver does not answer");
}
