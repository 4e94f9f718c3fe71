// How quick the window is beside an empty one on the same machine: start to first rows, and scrolling the list.
// Started by `cargo xtask bench window`; prints one JSON object. Times are in milliseconds.

import { setTimeout as sleep } from "node:timers/promises";
import { openProgram } from "./program.mjs";

const ROUNDS = 3;
const { BIRLIK_PACE_EMPTY: emptyApp, BIRLIK_PACE_DATA: file } = process.env;

const BLANK = "return document.readyState === 'complete'";
const ROWS = "return document.querySelectorAll('[role=grid] [role=row] [role=gridcell] bdi, [role=grid] [role=row] [role=gridcell] .cut').length > 10";
const TO_PEOPLE = `
  const people = [...document.querySelectorAll("nav button")][2];
  people?.click();
  return Boolean(people);`;

const CLOSE = "await window.__TAURI_INTERNALS__?.invoke('call', { name: 'file_close', input: {} }).catch(() => {})";

// Scrolls by a third of a screen a frame, 600 frames, and gives the gaps between frames.
const SCROLL = `
  const thing = document.querySelector(args[0]);
  const gaps = [];
  await new Promise((done) => {
    let before;
    const frame = (now) => {
      if (before !== undefined) gaps.push(now - before);
      before = now;
      thing.scrollTop += 240;
      if (gaps.length < 600) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
  return gaps;`;

// An empty page that scrolls as far, over everything else in the same window.
const EMPTY = `
  const page = document.createElement("div");
  page.id = "empty";
  page.style.cssText = "position: fixed; inset: 0; overflow: auto; z-index: 99; background: white";
  const tall = document.createElement("div");
  tall.style.blockSize = "3600000px";
  page.append(tall);
  document.body.append(page);`;

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => sorted(numbers)[Math.floor(numbers.length * 0.95)];

/** Starts the program again, waits for each of `marks` to be true in its page, and gives the time until the last was. */
async function start(program, ...marks) {
  // The driver kills what it has started; without this, the next start would look for damage first.
  await program.session.run(CLOSE);
  await program.stop();
  await program.listen();
  const begun = performance.now();
  await program.open();
  for (const mark of marks) while (!(await program.session.run(mark))) await sleep(5);
  return performance.now() - begun;
}

const times = { start_empty: [], start_birlik: [], frame_empty: [], frame_birlik: [] };
const empty = await openProgram({ app: emptyApp });
// Opened once before, as every day: this computer knows the data file, and Birlik goes on with it by itself.
const birlik = await openProgram({ args: [file] });
while (!(await birlik.session.run(TO_PEOPLE))) await sleep(50);
birlik.startWith();
for (let round = 0; round < ROUNDS; round += 1) {
  times.start_empty.push(await start(empty, BLANK));
  times.start_birlik.push(await start(birlik, TO_PEOPLE, ROWS));
  times.frame_birlik.push(p95(await birlik.session.run(SCROLL, "[role=grid]")));
  await birlik.session.run(EMPTY);
  times.frame_empty.push(p95(await birlik.session.run(SCROLL, "#empty")));
}
await empty.close();
await birlik.close();

const ratio = (what) => Number((median(times[`${what}_birlik`]) / median(times[`${what}_empty`])).toFixed(2));
console.log(JSON.stringify({ ...times, start_ratio: ratio("start"), frame_ratio: ratio("frame") }, null, 2));
