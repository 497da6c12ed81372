// Opening files of one's own: chosen, dropped or pasted, of every kind of trouble, kept and forgotten.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { eventually, fragment, heading, isOpen, words } from "./explorer.mjs";
import { launch } from "./launch.mjs";
import { bring, choose, dialogue, file, isShown, linesOf } from "./opening.mjs";
import { DIST } from "./server.mjs";

let seed;
let files;

// The files are made by a real program: Chromium prints them.
before(async () => {
  seed = await readFile(join(DIST, "data/budget.txt"), "utf8");
  const browser = await launch();
  const page = await browser.newPage();
  const paragraphs = (text) =>
    text.split("\n").map((line) => `<p>${line.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)}</p>`).join("");
  const print = async (body) => {
    await page.setContent(`<meta charset="utf-8"><style>p { margin: 0; text-indent: 2em }</style>${body}`);
    return page.pdf({ format: "A4", displayHeaderFooter: true });
  };
  const picture = await page.screenshot({ type: "png" });
  files = {
    seed: await print(paragraphs(seed)),
    scan: await print("").then(() => printPicture(page, picture)),
    long: await print(Array(20).fill(paragraphs(seed)).join('<p style="break-before: page"></p>')),
  };
  await browser.close();
});

async function printPicture(page, picture) {
  await page.setContent(`<img src="data:image/png;base64,${picture.toString("base64")}">`);
  return page.pdf({ format: "A4" });
}

after(() => (files = undefined));

test("a PDF that is chosen gives the same lines as the document of the page", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const title = await words(heading(page));
    await choose(page, file("某局预算.pdf", files.seed));
    await isShown(page, "某局预算.pdf");
    await isOpen(page);
    assert.equal(await words(heading(page)), title);
    assert.equal(fragment(page).d, ":某局预算.pdf");
    assert.match(await words(page.getByRole("contentinfo")), /没有上传/);
    assert.equal(await linesOf(page), 54);
    await isAccessible(page);
    await page.goBack();
    await eventually(page, () => !document.querySelector(".colophon").textContent.includes("某局预算"));
  });
});

test("of several files that are dropped one is chosen, and what is wrong with the others is said", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await bring(page, "drop", [
      file("坏了.pdf", "%PDF-1.7\nnothing"),
      file("扫描.pdf", files.scan),
      file("文字.txt", seed),
    ]);
    const list = dialogue(page).locator(".opening-list > li");
    await list.filter({ hasText: "坏了" }).getByText("损坏").waitFor();
    await list.filter({ hasText: "扫描" }).getByText("扫描件").waitFor();
    await isAccessible(page);
    await list.filter({ hasText: "文字.txt" }).getByRole("button", { name: "查看" }).click();
    await isShown(page, "文字.txt");
    assert.equal(fragment(page).d, ":文字.txt");
  });
});

test("text that is pasted is read; a few words are not", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await bring(page, "paste", [], "太短");
    await dialogue(page).getByText("文字太少").waitFor();
    await dialogue(page).getByRole("button", { name: "关闭" }).click();
    await bring(page, "paste", [], seed);
    await isShown(page, "粘贴的文字");
    assert.equal(await linesOf(page), 54);
  });
});

test("opening can be cancelled", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await page.context().route(/pdf_bg\.wasm$/, async (route) => {
      await held;
      await route.continue().catch(() => {});
    });
    await choose(page, file("长.pdf", files.seed));
    await dialogue(page).getByRole("button", { name: "取消" }).click();
    await dialogue(page).getByText("已取消").waitFor();
    go();
    assert.equal(fragment(page).d, undefined);
  });
});

test("files are kept on the machine if the reader agrees, and forgotten", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await bring(page, "paste", [], "太短");
    await dialogue(page).getByRole("checkbox").check();
    await dialogue(page).getByRole("button", { name: "关闭" }).click();
    await bring(page, "drop", [file("留下.txt", seed)]);
    await isShown(page, "留下.txt");
    await page.reload();
    await isOpen(page);
    await isShown(page, "留下.txt");
    assert.equal(await linesOf(page), 54);
    await bring(page, "paste", [], "太短");
    await dialogue(page).getByRole("button", { name: "全部忘掉" }).click();
    await dialogue(page).getByRole("button", { name: "留下.txt" }).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("alert").getByRole("button", { name: "打开文件" }).waitFor();
    await isAccessible(page);
  });
});

test("a long PDF is read while the page stays free", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.evaluate(() => {
      globalThis.tasks = [];
      new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ["longtask"] });
    });
    const start = Date.now();
    await choose(page, file("很长.pdf", files.long));
    await page.waitForFunction(() => document.querySelector(".colophon").textContent.includes("很长.pdf") && document.querySelector("#app main h1"), undefined, { timeout: 60_000 });
    const longest = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
    console.log(`# opened in ${Date.now() - start} ms, the longest task of the page took ${Math.round(longest)} ms`);
  });
});
