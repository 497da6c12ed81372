// How long reading takes in the browser. Printed, not asserted: a busy machine proves nothing.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { isReady, visit } from "./browser.mjs";
import { readingTimes } from "./reading.mjs";
import { DIST } from "./server.mjs";

const RUNS = 200;

test("reading the document that the page opens", async (context) => {
  await visit({}, async (page) => {
    await isReady(page);
    const bytes = await readFile(join(DIST, "data/budget.txt"));
    const millis = await readingTimes(page, bytes, RUNS);
    const at = (share) => millis[Math.floor(share * (RUNS - 1))].toFixed(2);
    context.diagnostic(
      `bytes to breakdown, of ${bytes.length} bytes, ${RUNS} times: median ${at(0.5)} ms, fastest ${at(0)} ms, slowest tenth from ${at(0.9)} ms`,
    );
  });
});

test("from an empty cache to the first figures", async (context) => {
  await visit({}, async (page) => {
    await page.getByText(/\d\.\d\d/).first().waitFor();
    const { shown, transferred, files } = await page.evaluate(() => {
      const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      return {
        shown: Math.round(performance.now()),
        transferred: entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0),
        files: entries.length,
      };
    });
    context.diagnostic(`${shown} ms after the page began, ${files} files, ${transferred} bytes uncompressed, from this machine`);
  });
});
