// Rule 15: the page reaches neither the network nor the disk, whatever a script in it tries.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";

const INVOKE = `try { return { value: await window.__TAURI_INTERNALS__.invoke(args[0], args[1]) } } catch (why) { return { refused: why } }`;

export default async function pageIsNotTrusted({ program, page }) {
  const invoke = async (name, input) => page.run(INVOKE, name, input);

  // Paths in the place of tokens lead nowhere, for reading and for writing.
  const secret = program.file("secret.csv");
  await writeFile(secret, "Ad;Soyad\nLeyla;Sınaqova\n");
  const read = await invoke("call", { name: "import_read", input: { file: secret, options: {} } });
  assert.equal(read.refused.code, "no_such_token");
  const opened = await invoke("call", { name: "file_open", input: { file: secret } });
  assert.equal(opened.refused.code, "no_such_token");

  // A dialog gives a token and a name, not the path.
  await program.willChoose("open", secret);
  const { value: chosen } = await invoke("pick_open", { kind: "table" });
  assert.equal(chosen.name, "secret.csv");
  assert.match(chosen.file, /^[0-9a-f]{32}$/);
  assert.equal((await invoke("pick_open", { kind: "table" })).value, null, "a dialog that was left gives nothing");

  // Plugins answer the shell, not the page.
  for (const name of ["plugin:fs|read_text_file", "plugin:dialog|open", "plugin:opener|open_url", "plugin:window|close"]) {
    assert.ok((await invoke(name, { path: secret, url: "https://example.org" })).refused, name);
  }
  assert.equal((await invoke("open_link", { url: "file:///etc/passwd" })).refused.code, "bad_input");

  // Nothing remote is loaded, no script in the page is made from text, and the page does not leave itself.
  assert.match(await page.run("return fetch('https://example.org/').then(() => 'loaded', String)"), /TypeError/);
  const image = "const img = new Image(); return new Promise((done) => { img.onload = () => done('loaded'); img.onerror = () => done('refused'); img.src = 'https://example.org/x.png'; })";
  assert.equal(await page.run(image), "refused");
  assert.match(await page.run("const s = document.createElement('script'); s.textContent = 'window.sneaked = 1'; document.head.append(s); return String(window.sneaked)"), /undefined/);
  await page.run("location.href = 'https://example.org/'");
  assert.match(await page.run("return location.href"), /^tauri:/);
}
