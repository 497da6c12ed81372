// The document as it is written into the page: what a reader has before the explorer runs, and
// without it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, isReady, visit } from "./browser.mjs";

const WASM = "**/*_bg.wasm";

/** The printed document holds the total, each project and each line, and the official text. */
async function isWhole(page) {
  const printed = page.locator("#printed");
  await printed.getByText("1,029.31", { exact: true }).waitFor();
  assert.equal(await printed.getByRole("table").count(), 4);
  assert.equal(await printed.locator("tbody tr").count(), 50, "lines below the four totals");
  const line = printed.getByRole("row", { name: /其中 偿还往年拖欠的会议展板制作费/ });
  assert.match(await line.innerText(), /25\.00/);
  const text = printed.locator("details").first();
  await text.locator("summary").click();
  await text.getByRole("heading", { name: /资金安排情况/ }).waitFor();
}

test("without scripts, the whole document can be read", async () => {
  await visit({ javaScriptEnabled: false }, isWhole);
});

test("where the module does not arrive, the whole document stays", async () => {
  for (const viewport of Object.values(SIZES)) {
    const prepare = (page) => page.route(WASM, (route) => route.abort());
    await visit({ viewport, prepare, expects: /ERR_FAILED|Failed to fetch/ }, async (page) => {
      await page.locator("html[data-failed]").waitFor({ state: "attached" });
      await isWhole(page);
      await fitsItsWindow(page);
      await isAccessible(page);
    });
  }
});

test("where the document's own file is missing, the whole document stays below the notice", async () => {
  const prepare = (page) => page.route("**/data/budget.txt", (route) => route.fulfill({ status: 404, body: "" }));
  await visit({ prepare, expects: /404/ }, async (page) => {
    await page.getByRole("alert").filter({ hasText: "找不到这份文件" }).waitFor();
    await isWhole(page);
    await isAccessible(page);
  });
});

test("the figures are on the screen before the module has arrived, and give way to it without a jump", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const prepare = async (page) => {
    await page.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.route(WASM, async (route) => {
      await held;
      await route.continue();
    });
  };
  await visit({ prepare }, async (page) => {
    const printed = page.locator("#printed");
    await printed.getByText("1,029.31", { exact: true }).waitFor();
    const before = await page.getByRole("heading", { level: 1 }).boundingBox();
    release();
    await isReady(page);
    await page.locator("#app .total").getByText("1,029.31").waitFor();
    assert.equal(await printed.count(), 0);
    assert.deepEqual(await page.getByRole("heading", { level: 1 }).boundingBox(), before);
    const shift = await page.evaluate(() => globalThis.shift);
    assert.ok(shift < 0.02, `cumulative layout shift ${shift}`);
  });
});

test("an address with another document shows nothing of this one", async () => {
  await visit({ at: "d=data/none.txt", expects: /404/ }, async (page) => {
    await page.getByRole("alert").filter({ hasText: "找不到这份文件" }).waitFor();
    assert.equal(await page.locator("#printed").count(), 0);
  });
});
