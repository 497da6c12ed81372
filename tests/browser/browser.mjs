// A real Chromium on the built explorer, watched for everything that must not happen.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before } from "node:test";

import { SIZES, launch } from "./launch.mjs";
import { PLACES, serve } from "./server.mjs";

export { SIZES, isReady } from "./launch.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server;
let browser;

before(async () => {
  server = await serve();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * Opens the explorer in a fresh profile and gives `walk` the page. Afterwards nothing may have been
 * asked of another host, and no error may stand in the console but those that `expects` matches.
 *
 * `at`: the fragment to open, without `#`. `place`: one of PLACES. `from`: a server of the journey's
 * own. `prepare(page)` runs before the page is opened. Everything else is an option of Playwright's
 * browser context.
 *
 * Service workers are off, unless `serviceWorkers` is "allow": what a journey answers in place of the
 * server would pass them by.
 */
export async function visit({ at = "", place = PLACES.root, from = server, prepare, expects, ...context }, walk) {
  const profile = await browser.newContext({
    viewport: SIZES.desktop,
    locale: "zh-CN",
    serviceWorkers: "block",
    ...context,
  });
  try {
    const page = await profile.newPage();
    page.setDefaultTimeout(10_000);
    const watch = watched(page, from.origin, expects);
    await prepare?.(page);
    await page.goto(address(at, place, from));
    await walk(page);
    assert.deepEqual(watch.strangers, [], "requests to other hosts");
    assert.deepEqual(watch.errors, [], "errors in the console");
    if (expects) assert.ok(watch.expected > 0, `the console should have said ${expects}`);
  } finally {
    await profile.close();
  }
}

/** The address of the explorer on a server. */
export function address(at = "", place = PLACES.root, { origin } = server) {
  return `${origin}${place}${at && `#${at}`}`;
}

/** What the driver says where it keeps service workers off. */
const BLOCKED = "Service Worker registration blocked by Playwright";

function watched(page, origin, expects) {
  const watch = { errors: [], strangers: [], expected: 0 };
  const report = (text) => {
    if (expects?.test(text)) watch.expected += 1;
    else watch.errors.push(text);
  };
  page.on("console", (message) => {
    const isTrouble = message.type() === "error" || message.type() === "warning";
    if (isTrouble && message.text() !== BLOCKED) report(message.text());
  });
  page.on("pageerror", (error) => report(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || url.protocol === "data:" || url.protocol === "blob:";
    if (!isOurs) watch.strangers.push(request.url());
  });
  return watch;
}

/** Fails when axe-core finds a violation, naming each with its elements. */
export async function isAccessible(page) {
  // The page's policy forbids added scripts; the driver's own evaluation is not under it.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ target, failureSummary }) => `${target.join(" ")} — ${failureSummary}`),
  }));
  assert.deepEqual(found, [], "accessibility");
}

/** Fails when the page is wider than its window. */
export async function fitsItsWindow(page) {
  const { page: width, window } = await page.evaluate(() => ({
    page: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  assert.ok(width <= window, `the page is ${width} px wide in a window of ${window} px`);
}
