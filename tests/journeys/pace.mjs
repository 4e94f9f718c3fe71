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

/** Starts a program, waits for each of `marks` to be true in its page, and gives the time until the last was. */
async function start(options, ...marks) {
  const program = await openProgram({ ...options, open: false });
  const begun = performance.now();
  await program.open();
  for (const mark of marks) while (!(await program.session.run(mark))) await sleep(5);
  return { program, time: performance.now() - begun };
}

const times = { start_empty: [], start_birlik: [], frame_empty: [], frame_birlik: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  const empty = await start({ app: emptyApp }, BLANK);
  times.start_empty.push(empty.time);
  await empty.program.close();

  const birlik = await start({ args: [file] }, TO_PEOPLE, ROWS);
  times.start_birlik.push(birlik.time);
  const { session } = birlik.program;
  times.frame_birlik.push(p95(await session.run(SCROLL, "[role=grid]")));
  await session.run(EMPTY);
  times.frame_empty.push(p95(await session.run(SCROLL, "#empty")));
  await birlik.program.close();
}

const ratio = (what) => Number((median(times[`${what}_birlik`]) / median(times[`${what}_empty`])).toFixed(2));
console.log(JSON.stringify({ ...times, start_ratio: ratio("start"), frame_ratio: ratio("frame") }, null, 2));
