// How soon the built page answers, in Chromium slowed down: `cargo xtask measure` runs this with the
// bytes of a first visit. It prints a table and judges nothing: a busy machine proves nothing.

import { cp, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";

import { row, searchBox, table } from "./explorer.mjs";
import { inFolder } from "./folder.mjs";
import { LINES, PROJECTS, largeDocument, projectName } from "./large.mjs";
import { SIZES, isReady, launch } from "./launch.mjs";
import { readingTimes } from "./reading.mjs";
import { DIST, serve } from "./server.mjs";

const RUNS = 5;
const SLOWDOWN = 4;

/** The documents that are measured: where each lies, and what is looked at in it. */
const DOCUMENTS = [
  {
    name: "the sample",
    at: "",
    file: "data/budget.txt",
    project: "澄江市政府办综合项目经费",
    line: "法律顾问专项经费",
    readings: 50,
  },
  {
    name: "5,000 lines",
    at: "d=data/large.txt",
    file: "data/large.txt",
    project: projectName(120),
    line: "设备更新经费",
    readings: 5,
  },
];

/** What is measured, as the table calls it, in its order. */
const ROWS = {
  paint: ["first contentful paint", "ms"],
  shown: ["first page shown, after the module has arrived", "ms"],
  shownAll: ["first page shown, after the address was typed", "ms"],
  open: ["a click opens a project: its total, chart and table", "ms"],
  select: ["a click selects a row of the table", "ms"],
  arrow: ["an arrow key moves to the next row", "ms"],
  letter: ["a letter typed into the search", "ms"],
  reading: ["reading the document in WebAssembly", "ms"],
  shift: ["layout shift over the load (CLS)", ""],
  takeover: ["layout shift as the explorer takes over (CLS)", ""],
};

/** Runs in each page before anything of its own: notes when it is shown, and what moves. */
function watchLoad() {
  globalThis.moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  globalThis.shown = new Promise((shown) => {
    const look = () => {
      if (document.querySelector("#app .total")) requestAnimationFrame(() => shown(performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Opens the page in a fresh profile, slowed down. */
async function opened(browser, site, { at }, prepare, walk) {
  const profile = await browser.newContext({
    viewport: SIZES.desktop,
    locale: "zh-CN",
    serviceWorkers: "block",
  });
  try {
    const page = await profile.newPage();
    page.setDefaultTimeout(120_000);
    const session = await profile.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.addInitScript(watchLoad);
    await prepare?.(page);
    await page.goto(`${site.origin}/${at && `#${at}`}`);
    await page.evaluate(() => globalThis.shown);
    return await walk(page);
  } finally {
    await profile.close();
  }
}

/**
 * Milliseconds from an event to the frame after the one that first shows its effect. `seen` runs in
 * the page and says whether the effect is there.
 */
async function answer(page, event, seen, argument, act) {
  await page.evaluate(
    ([event, seen, argument]) => {
      const isSeen = (0, eval)(`(${seen})`);
      globalThis.answered = new Promise((answered) => {
        addEventListener(
          event,
          ({ timeStamp }) => {
            const look = () => {
              if (isSeen(argument)) requestAnimationFrame(() => answered(performance.now() - timeStamp));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { once: true, capture: true },
        );
      });
    },
    [event, String(seen), argument],
  );
  await act();
  return page.evaluate(() => globalThis.answered);
}

/** One visit: the load, then what a reader does, one thing after the other. */
async function visited(page, { project, line }) {
  const found = await page.evaluate(async () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const module_ = performance.getEntriesByName(document.getElementById("explorer-wasm").href)[0];
    const shown = await globalThis.shown;
    return {
      paint: paint.startTime,
      shown: shown - module_.responseEnd,
      shownAll: shown,
      shift: globalThis.moved,
    };
  });
  const isAt = (name) => document.querySelector("#app h1").textContent.includes(name) && document.querySelector("[role=treegrid]");
  const link = page.getByRole("main").getByRole("link", { name: project, exact: true }).first();
  await link.scrollIntoViewIfNeeded();
  found.open = await answer(page, "click", isAt, project, () => link.click());

  const isSelected = (words) =>
    document.querySelector('[role=treegrid] [aria-selected="true"]')?.textContent.includes(words);
  found.select = await answer(page, "click", isSelected, line, () => row(page, line).click());

  const first = table(page).locator("tbody [role=row]").first();
  await first.focus();
  const words = await first.textContent();
  const isPast = (words) => document.activeElement.matches("[role=row]") && document.activeElement.textContent !== words;
  found.arrow = await answer(page, "keydown", isPast, words, () => page.keyboard.press("ArrowDown"));

  await searchBox(page).focus();
  const isFound = () => document.querySelector("[role=option]") !== null;
  found.letter = await answer(page, "input", isFound, null, () => page.keyboard.insertText("费"));
  return found;
}

/** The page is painted before the module may arrive: what moves when the explorer takes its place. */
async function takenOver(browser, site, document_) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = async (page) => {
    await page.route("**/*_bg.wasm", async (route) => {
      await held;
      await route.continue();
    });
    page.locator("#printed table").first().waitFor().then(release, release);
  };
  return opened(browser, site, document_, prepare, (page) => page.evaluate(() => globalThis.moved));
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `123 (98 to 140)`. */
function cell(numbers, unit) {
  if (!numbers?.length) return "";
  const written = (number) => (unit === "ms" ? (number < 10 ? number.toFixed(1) : number.toFixed(0)) : number.toFixed(4));
  return `${written(median(numbers))} (${written(Math.min(...numbers))} to ${written(Math.max(...numbers))})`;
}

async function measured(browser, site, document_) {
  const found = {};
  const note = (values) => {
    for (const [key, value] of Object.entries(values)) (found[key] ??= []).push(value);
  };
  for (let run = 0; run < RUNS; run += 1) {
    site.asked.length = 0;
    note(await opened(browser, site, document_, null, (page) => visited(page, document_)));
    if (!document_.at) note({ requests: new Set(site.asked).size, takeover: await takenOver(browser, site, document_) });
  }
  const bytes = await readFile(join(site.folder, document_.file));
  found.reading = await opened(browser, site, document_, null, async (page) => {
    await isReady(page);
    return readingTimes(page, bytes, document_.readings);
  });
  return found;
}

function print(columns, version, firstVisit) {
  const heads = ["", ...DOCUMENTS.map(({ name }) => name)];
  const lines = Object.entries(ROWS).map(([key, [name, unit]]) => [
    unit ? `${name}, ${unit}` : name,
    ...columns.map((found) => cell(found[key], unit)),
  ]);
  lines.push(["requests of a first visit", String(median(columns[0].requests)), ""]);
  lines.push(["bytes of a first visit, in brotli", firstVisit, ""]);
  const widths = heads.map((_, column) => Math.max(...[heads, ...lines].map((cells) => cells[column].length)));
  const put = (cells) => console.log(cells.map((words, column) => words.padEnd(widths[column])).join("   ").trimEnd());
  console.log(`Chromium ${version}, slowed down ${SLOWDOWN} times, on ${cpus().length} × ${cpus()[0].model}`);
  console.log(`median (fastest to slowest) of ${RUNS} visits; the made document has ${LINES} lines in ${PROJECTS} projects\n`);
  put(heads);
  lines.forEach(put);
}

await inFolder(async (folder) => {
  await cp(DIST, folder, { recursive: true });
  await writeFile(join(folder, "data/large.txt"), largeDocument());
  const site = await serve(folder);
  const browser = await launch();
  try {
    const columns = [];
    for (const document_ of DOCUMENTS) columns.push(await measured(browser, site, document_));
    print(columns, browser.version(), process.argv[2] ?? "");
  } finally {
    await browser.close();
    await site.close();
  }
});
