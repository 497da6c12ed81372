// Documents with thousands of lines: only what is in sight is drawn, and all of it can be reached.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { checks, eventually, isAtProject, isOpen, row, table, text, words } from "./explorer.mjs";

const LINES = 800;

/** One project with so many lines, each of its own amount. */
function longDocument() {
  const amounts = Array.from({ length: LINES }, (_, at) => 100 + ((at * 37) % 900));
  const sum = amounts.reduce((all, one) => all + one, 0);
  const print = (cents) => (cents / 100).toFixed(2);
  return [
    "某某县财政局2025年部门预算",
    "项目1.",
    "一、项目名称",
    "长项目",
    "六、资金安排情况",
    `本项目计划安排资金${print(sum)}万元，范围主要包括：`,
    ...amounts.map((cents, at) => `${at + 1}.第${at + 1}处保障经费${print(cents)}万元，主要用于日常运转，共计${print(cents)}万元；`),
  ].join("\n");
}

function onLong(at, walk) {
  const prepare = (page) =>
    page.route("**/data/long.txt", (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body: longDocument() }));
  return visit({ at: `d=data/long.txt&${at}`, prepare }, async (page) => {
    await isOpen(page);
    await walk(page);
  });
}

const drawn = (page) => table(page).locator("tbody tr:not(.room)");

test("a long table is drawn where it is in sight, and says how many rows there are", () =>
  onLong("p=1", async (page) => {
    await isAtProject(page, "长项目");
    assert.equal(await table(page).getAttribute("aria-rowcount"), String(LINES + 2));
    assert.ok((await drawn(page).count()) < 150, "not all rows");
    assert.match(await words(drawn(page).first()), /^第1处保障经费/);
    await page.evaluate(() => scrollTo(0, document.querySelector("table").getBoundingClientRect().bottom - innerHeight));
    await row(page, `第${LINES}处保障经费`).waitFor();
    assert.equal(await row(page, "第2处保障经费").count(), 0, "but for the row that the keys start from");
    assert.equal(await row(page, `第${LINES}处保障经费`).getAttribute("aria-rowindex"), String(LINES + 1));
    const total = table(page).locator("tfoot tr");
    assert.ok(await total.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight), "the total is in sight");
    await isAccessible(page);
  }));

test("the keys go through all rows of a long table", () =>
  onLong("p=1", async (page) => {
    await drawn(page).first().focus();
    for (let at = 0; at < 60; at += 1) await page.keyboard.press("ArrowDown");
    await eventually(page, () => document.activeElement.textContent.startsWith("第61处"));
    await page.keyboard.press("End");
    await eventually(page, () => document.activeElement.closest("tfoot") !== null);
    await page.keyboard.press("ArrowUp");
    await eventually(page, (last) => document.activeElement.textContent.startsWith(`第${last}处`), LINES);
    await page.keyboard.press("Home");
    await eventually(page, () => document.activeElement.textContent.startsWith("第1处"));
    await page.keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("line=1"));
    await text(page).locator(".sum.is-selected").waitFor();
  }));

test("a selected row keeps its place when the table is scrolled past it and back", () =>
  onLong("p=1&line=3", async (page) => {
    await row(page, "第3处保障经费").getByText("文件写作").waitFor();
    await page.evaluate(() => scrollTo(0, 20_000));
    await row(page, "第5处保障经费").waitFor({ state: "detached" });
    await page.evaluate(() => scrollTo(0, 0));
    await row(page, "第5处保障经费").waitFor();
    await row(page, "第3处保障经费").getByText("文件写作").waitFor();
  }));

test("of many checks the first are shown, and more when they are asked for", () =>
  onLong("v=checks", async (page) => {
    const rows = checks(page).locator("details.check");
    assert.equal(await rows.count(), 100);
    await page.getByRole("button", { name: `再看其余 ${LINES + 1 - 100} 项` }).click();
    await eventually(page, () => document.querySelectorAll("details.check").length === 200);
  }));
