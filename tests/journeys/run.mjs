// Plays all journeys, or those whose names are given. Started by `cargo xtask test` on a virtual screen.

import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { play } from "./stage.mjs";

const folder = new URL("journey/", import.meta.url);
const wanted = process.argv.slice(2);
const names = (await readdir(folder)).map((file) => basename(file, ".mjs")).sort();
const count = { passed: 0, failed: 0 };

for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const { default: journey } = await import(new URL(`${name}.mjs`, folder));
  const begun = Date.now();
  try {
    await play(name, journey);
    count.passed += 1;
    console.log(`journey ${name}: ok, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  } catch (why) {
    count.failed += 1;
    console.log(`journey ${name}: FAILED\n${why.stack}`);
  }
}

console.log(`journeys: ${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);
