// How soon a place shows its first rows after a click on it, in an invented network of full size.
// Started by `cargo xtask bench places`; prints one JSON object. Times are in milliseconds, to the frame that shows them.

import { setTimeout as sleep } from "node:timers/promises";
import { openProgram } from "./program.mjs";
import { words } from "./words.mjs";

const ROUNDS = 7;
const MOST = 150;
const MOST_MONTH = 200;
const t = words("en");
const place = (name) => `nav.sidebar button[title="${t(`place-${name}`)}"]`;

/** What is pressed, what its first rows are and how many, and how long that may take. */
const ASKED = {
  today: [place("today"), "main .list-row", 3, MOST],
  people: [place("people"), "[role=grid] [role=row] [role=gridcell]", 40, MOST],
  events: [place("events"), ".month .day button", 90, MOST_MONTH],
  schools: [place("schools"), "main .list .list-row", 20, MOST],
  school: ["main .list .list-row", "main section .list-row, main table tbody tr", 3, MOST],
  network: [place("network"), "[role=treeitem]", 20, MOST],
  organisation: ["[role=treeitem]:nth-child(2)", ".two-columns .section", 2, MOST],
};

// Presses a thing and waits for the frame after the one in which the rows are there.
const SHOW = `
  const [pressed, rows, wanted] = args;
  const thing = document.querySelector(pressed);
  if (!thing) return "nothing to press";
  const begun = performance.now();
  thing.click();
  return await new Promise((done) => {
    const frame = (now) => {
      const there = document.querySelectorAll(rows).length;
      if (now - begun > 10_000) done(there + " rows");
      else if (there < wanted) requestAnimationFrame(frame);
      else requestAnimationFrame(() => done(performance.now() - begun));
    };
    requestAnimationFrame(frame);
  });`;

const program = await openProgram({ args: [process.env.BIRLIK_PACE_DATA] });
const times = Object.fromEntries(Object.keys(ASKED).map((name) => [name, []]));
while (!(await program.session.run(`return Boolean(document.querySelector(args[0]))`, place("today")))) await sleep(50);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, [pressed, rows, wanted]] of Object.entries(ASKED)) {
    await sleep(300);
    const took = await program.session.run(SHOW, pressed, rows, wanted);
    if (typeof took !== "number") throw new Error(`${name}: ${took}`);
    times[name].push(Math.round(took));
    if (name === "today") await sleep(300);
  }
  // From a place that asks for nothing, so that none finds its rows there already.
  await program.session.run(`document.querySelector(args[0]).click()`, place("settings"));
}
await program.close();

// The first round meets cold caches and is said, not judged.
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const judged = Object.entries(times).map(([name, all]) => [name, { first: all[0], median: median(all.slice(1)), most: ASKED[name][3] }]);
console.log(JSON.stringify(Object.fromEntries(judged), null, 1));
process.exit(judged.every(([, { median: took, most }]) => took <= most) ? 0 : 1);
