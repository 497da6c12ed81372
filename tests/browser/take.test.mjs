// Taking the figures along: files, the link, and the functions that other scripts can call.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { isAtProject, isOpen } from "./explorer.mjs";
import { DIST } from "./server.mjs";

const PROJECT = "澄江市政府办综合项目经费";

/** What the browser saves when this button is pressed. */
async function saved(page, name) {
  const menu = page.locator("details.menu", { hasText: "下载" });
  if ((await menu.getAttribute("open")) === null) await menu.locator("summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).click(),
  ]);
  return { name: download.suggestedFilename(), body: await readFile(await download.path(), "utf8"), path: await download.path() };
}

test("the table can be saved as CSV, with every line of every project", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const { name, body } = await saved(page, "表格 CSV");
    assert.equal(name, "budget.csv");
    const lines = body.replace("\ufeff", "").trimEnd().split("\n");
    assert.match(lines[0], /^project,path,label,yuan,relation,status,written,start,end/);
    assert.equal(lines.length, 1 + 54);
    assert.ok(lines.some((line) => line.startsWith("1,3.1.1,偿还往年拖欠的会议展板制作费,250000,of-which,stated,25.00万元,")));
  });
});

test("the whole reading can be saved as JSON, its money in strings", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, PROJECT);
    const { name, body } = await saved(page, "全部读数 JSON");
    assert.equal(name, "budget.json");
    JSON.parse(body);
    assert.doesNotMatch(body, /:\s*\d+\.\d/, "a number with a fraction is a float somewhere");
  });
});

test("the workbook opens as a ZIP archive with a sheet for lines, sums and checks", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const { name, path } = await saved(page, "表格 XLSX（Excel）");
    assert.equal(name, "budget.xlsx");
    const text = (await readFile(path)).toString("utf8");
    assert.ok(text.startsWith("PK"));
    for (const sheet of ["资金构成", "全部金额", "对账"]) assert.ok(text.includes(`<sheet name="${sheet}"`), sheet);
    assert.ok(text.includes("偿还往年拖欠的会议展板制作费"));
  });
});

for (const chart of ["", "&chart=treemap"]) {
  test(`the chart can be saved as a picture with its title, unit and source ${chart}`, async () => {
    await visit({ at: `p=1${chart}` }, async (page) => {
      await isAtProject(page, PROJECT);
      const svg = await saved(page, "图 SVG");
      assert.equal(svg.name, "budget.svg");
      for (const words of [PROJECT, "101.50 万元", "来源：澄江市人民政府办公室2024年部门预算", "专项会务经费"]) {
        assert.ok(svg.body.includes(words), words);
      }
      // It stands by itself: nothing of the page's style sheet is needed.
      assert.doesNotMatch(svg.body, /class=|var\(/);
      const png = await saved(page, "图 PNG");
      assert.equal(png.name, "budget.png");
      const bytes = await readFile(png.path);
      assert.equal(bytes.subarray(1, 4).toString(), "PNG");
      assert.ok(bytes.readUInt32BE(16) > 1000, "twice as sharp as the page");
    });
  });
}

test("a line's sentence can be copied with where it stands", async () => {
  await visit({ at: "p=1&line=2.1", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByRole("button", { name: "复制引文" }).click();
    await page.getByRole("status").filter({ hasText: "引文已复制" }).waitFor({ state: "attached" });
    const said = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(said, /^“2\.法律顾问专项经费.*云南澄清律师事务所4\.00万元.*”——《澄江市人民政府办公室2024年部门预算》，/);
    assert.ok(said.includes("六、资金安排情况") && said.endsWith(page.url()), said);
  });
});

test("the link to what is seen can be copied", async () => {
  await visit({ at: "p=1&line=3", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByText("分享", { exact: true }).click();
    await page.getByRole("button", { name: "复制链接" }).click();
    assert.equal(await page.locator(".menu[open]").count(), 0, "the menu is closed again");
    await page.getByRole("status").filter({ hasText: "链接已复制" }).waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  });
});

test("what is taken away comes from a module of its own, which other scripts of the site can load", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const bytes = [...(await readFile(join(DIST, "data/budget.txt")))];
    const { json, csv, error } = await page.evaluate(async (bytes) => {
      const folder = new URL(document.getElementById("explorer-api").content, document.baseURI);
      const { default: load, toCsv, toJson } = await import(new URL("mingzhang.js", folder).href);
      await load();
      const document_ = Uint8Array.from(bytes);
      let error;
      try {
        toJson(new Uint8Array());
      } catch (thrown) {
        error = { isError: thrown instanceof Error, message: thrown.message };
      }
      return { json: toJson(document_), csv: toCsv(document_), error };
    }, bytes);
    assert.match(json, /"101\.50?"|"1015000"/);
    assert.equal(csv.trimEnd().split("\n").length, 1 + 54);
    assert.equal(error.isError, true);
    assert.match(error.message, /\w+/);
  });
});

test("what the page shows can be copied in words, with its address", async () => {
  await visit({ at: "p=1&line=3", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByText("分享", { exact: true }).click();
    await page.getByRole("button", { name: "复制文字和链接" }).click();
    await page.getByRole("status").filter({ hasText: "文字和链接已复制" }).waitFor({ state: "attached" });
    assert.deepEqual((await page.evaluate(() => navigator.clipboard.readText())).split("\n"), [
      "澄江市人民政府办公室2024年部门预算",
      `${PROJECT} 专项会务经费 50.00万元`,
      page.url(),
    ]);
  });
});

test("where the system hands words on, they are handed to it", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      navigator.share = async (data) => void (globalThis.shared = data);
    });
  await visit({ at: "p=1", prepare }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByText("分享", { exact: true }).click();
    await page.getByRole("button", { name: "交给其他应用" }).click();
    await page.getByRole("status").filter({ hasText: "已交出" }).waitFor({ state: "attached" });
    const { text } = await page.evaluate(() => globalThis.shared);
    assert.match(text, /澄江市政府办综合项目经费 101\.50万元\nhttp/);
  });
});

test("Escape puts a menu away, and its button has the focus again", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByText("下载", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "表格 CSV" }).focus();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".menu[open]").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "下载");
  });
});
