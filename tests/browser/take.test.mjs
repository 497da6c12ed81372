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
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).click(),
  ]);
  return { name: download.suggestedFilename(), body: await readFile(await download.path(), "utf8") };
}

test("the table can be saved as CSV, with every line of every project", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const { name, body } = await saved(page, "下载 CSV");
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
    const { name, body } = await saved(page, "下载 JSON");
    assert.equal(name, "budget.json");
    JSON.parse(body);
    assert.doesNotMatch(body, /:\s*\d+\.\d/, "a number with a fraction is a float somewhere");
  });
});

test("the link to what is seen can be copied", async () => {
  await visit({ at: "p=1&line=3", permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByRole("button", { name: "复制链接" }).click();
    await page.getByRole("status").filter({ hasText: "链接已复制" }).waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  });
});

test("other scripts can read a document with the same functions", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const bytes = [...(await readFile(join(DIST, "data/budget.txt")))];
    const { json, csv, error } = await page.evaluate(async (bytes) => {
      const folder = new URL(document.getElementById("explorer-api").content, document.baseURI);
      const { default: load, parse, toCsv } = await import(new URL("mingzhang.js", folder).href);
      await load();
      const document_ = Uint8Array.from(bytes);
      let error;
      try {
        parse(new Uint8Array());
      } catch (thrown) {
        error = { isError: thrown instanceof Error, message: thrown.message };
      }
      return { json: JSON.stringify(parse(document_)), csv: toCsv(document_), error };
    }, bytes);
    assert.match(json, /"101\.50?"|"1015000"/);
    assert.equal(csv.trimEnd().split("\n").length, 1 + 54);
    assert.equal(error.isError, true);
    assert.match(error.message, /\w+/);
  });
});
