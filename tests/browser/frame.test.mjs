// embed.html in a frame of somebody else's page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { eventually } from "./explorer.mjs";
import { serve } from "./server.mjs";

const PROJECT = "澄江市政府办综合项目经费";
const STRICT = "allow-scripts allow-downloads";

/** A page with nothing but a frame, and perhaps the script that makes it as high as its content. */
function visitFrame({ query = "", sandbox = STRICT, script = true, from, lone = false, ...options }, walk) {
  const frame = `<iframe src="embed.html?${query}" title="预算" width="100%" height="400" loading="lazy" referrerpolicy="no-referrer"${sandbox && ` sandbox="${sandbox}"`}></iframe>`;
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title><h1>信息公开</h1>${frame}${script ? '<script src="mingzhang-frame.js" defer></script>' : ""}`;
  const headers = { "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-src 'self'; img-src data:" };
  const prepare = async (page) => {
    await options.prepare?.(page);
    await page.route("**/portal.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: html }));
  };
  // What keeps service workers off would itself fail in a sandbox.
  return visit({ serviceWorkers: "allow", ...options, from, prepare, place: lone ? `/embed.html?${query}` : "/portal.html" }, (page) =>
    walk(page, page.frameLocator("iframe")),
  );
}

/** A server that lets every origin read its files, which are public. */
async function withHeader(work) {
  const site = await serve(undefined, { "Access-Control-Allow-Origin": "*" });
  try {
    return await work(site);
  } finally {
    await site.close();
  }
}

/** Waits until the frame has been as high as its content for some frames of the screen in a row. */
async function settles(page) {
  let steady = 0;
  for (let tries = 0; steady < 10; tries += 1) {
    assert.ok(tries < 300, "the frame does not settle");
    const inside = page.frames()[1];
    const { content, window } = await inside.evaluate(() => ({ content: document.documentElement.offsetHeight, window: innerHeight }));
    steady = Math.abs(content - window) <= 1 ? steady + 1 : 0;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

test("in a sandboxed frame, the explorer shows what the address says, and readers drill down inside", async () => {
  await withHeader((from) =>
    visitFrame({ from, query: "src=data/budget.txt&project=1" }, async (page, frame) => {
      await frame.getByRole("heading", { name: PROJECT }).waitFor();
      await frame.getByRole("treegrid").getByRole("row").filter({ hasText: "专项会务经费" }).first().click();
      await frame.getByRole("treegrid").getByRole("row").filter({ hasText: "会议展板、文本制作费" }).first().waitFor();
      await frame.getByRole("link", { name: /部门预算/ }).first().click();
      await frame.getByRole("heading", { name: /2024年部门预算/ }).waitFor();
      assert.match(page.url(), /portal\.html$/);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        (async () => {
          await frame.getByText("下载", { exact: true }).click();
          await frame.getByRole("button", { name: "表格 CSV" }).click();
        })(),
      ]);
      assert.equal(download.suggestedFilename(), "budget.csv");
    }),
  );
});

test("the frame is as high as what it shows, and settles", async () => {
  await withHeader((from) =>
    visitFrame({ from, query: "project=1" }, async (page, frame) => {
      await frame.getByRole("heading", { name: PROJECT }).waitFor();
      await eventually(page, () => document.querySelector("iframe").clientHeight > 800);
      await settles(page);
      const high = await page.evaluate(() => document.querySelector("iframe").clientHeight);
      await frame.getByRole("link", { name: /部门预算/ }).first().click();
      await frame.getByRole("heading", { name: /2024年部门预算/ }).waitFor();
      await eventually(page, (high) => document.querySelector("iframe").clientHeight !== high, high);
    }),
  );
});

test("messages of others change nothing, on either side", async () => {
  await withHeader((from) =>
    visitFrame({ from, query: "project=1" }, async (page, frame) => {
      await frame.getByRole("heading", { name: PROJECT }).waitFor();
      await eventually(page, () => document.querySelector("iframe").clientHeight > 800);
      await settles(page);
      const high = await page.evaluate(() => document.querySelector("iframe").clientHeight);
      // From the page itself, not from its frame; and of another version.
      await page.evaluate(() => postMessage({ type: "mingzhang/1", height: 50 }, "*"));
      await page.frames()[1].evaluate(() => {
        parent.postMessage({ type: "mingzhang/2", height: 50 }, "*");
        parent.postMessage({ type: "mingzhang/1", height: -1 }, "*");
        // From the frame itself, not from the page around it.
        postMessage({ type: "mingzhang/1", show: { project: 2 } }, "*");
      });
      await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
      assert.equal(await page.evaluate(() => document.querySelector("iframe").clientHeight), high);
      await frame.getByRole("heading", { name: PROJECT }).waitFor();
      await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ type: "mingzhang/1", show: { project: 2 } }, "*"));
      await frame.getByRole("heading", { name: PROJECT }).waitFor({ state: "detached" });
    }),
  );
});

test("from a server that sends no header, a strict sandbox leaves the table and the link; no sandbox shows all", async () => {
  await visitFrame({ expects: /CORS|Failed to load|ERR_FAILED|Failed to fetch/ }, async (_, frame) => {
    await frame.getByText("互动部分没有运行").waitFor();
    await frame.getByRole("row", { name: /法律顾问专项经费/ }).waitFor();
    await frame.getByRole("link", { name: /看官方原文/ }).waitFor();
  });
  await visitFrame({ sandbox: "", query: "project=1", script: false }, async (page, frame) => {
    await frame.getByRole("heading", { name: PROJECT }).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector("iframe").clientHeight), 400);
  });
});

for (const src of ["../secret.txt", "https://example.org/budget.txt", "//example.org/budget.txt", "javascript:alert(1)", "/etc/passwd"]) {
  test(`an address leads to no other place: ${src}`, async () => {
    await visitFrame({ lone: true, query: `src=${encodeURIComponent(src)}` }, async (page) => {
      await page.getByRole("heading", { name: /2024年部门预算/ }).first().waitFor();
      assert.equal(await page.locator("mingzhang-explorer").getAttribute("src"), "data/budget.txt");
    });
  });
}

test("another document of the site shows nothing of this one", async () => {
  await visitFrame({ lone: true, query: "src=data/none.txt", expects: /404/ }, async (page) => {
    await page.getByText("互动部分没有运行").waitFor();
    assert.equal(await page.getByRole("row").count(), 0);
    assert.equal(await page.getByRole("link", { name: /官方原文/ }).getAttribute("href"), "data/none.txt");
  });
});
