// Lines looked at alone, in a project and across all of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, visit } from "./browser.mjs";
import { eventually, fragment, isOpen, row, table, words } from "./explorer.mjs";

const OLD_BOARDS = "偿还往年拖欠的会议展板制作费";

function filters(page) {
  return page.getByRole("group", { name: /^(只看|Only)$/ });
}

function chip(page, name) {
  return filters(page).getByRole("button", { name });
}

/** What stands under the total of the table. */
function found(page) {
  return table(page).locator("tfoot .found");
}

test("filters of one project combine, are in the address, and say what they come to", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isOpen(page);
    assert.equal(await found(page).count(), 0);
    await page.getByText("更多筛选").click();
    await chip(page, "旧账 2").click();
    await found(page).waitFor();
    assert.equal(await words(found(page)), "符合 2 行，合计 30.00 万元");
    // Those above are there for their place, and say so.
    assert.match(await words(row(page, "专项会务经费")), /上级行/);
    assert.doesNotMatch(await words(row(page, OLD_BOARDS)), /上级行/);
    const focused = () => page.evaluate(() => document.activeElement.textContent);
    assert.equal(await focused(), "旧账 2");
    await chip(page, "印刷费 1").click();
    await eventually(page, () => document.querySelectorAll("[role=treegrid] tbody tr").length === 3);
    assert.equal(await words(found(page)), "符合 1 行，合计 25.00 万元");
    assert.equal(await focused(), "印刷费 1");
    assert.deepEqual(fragment(page), { p: "1", old: "", class: "印刷费" });
    await isAccessible(page);
    await page.reload();
    await found(page).waitFor();
    assert.equal(await words(found(page)), "符合 1 行，合计 25.00 万元");
    await page.getByText("更多筛选 · 印刷费").waitFor();
    await chip(page, "清除筛选").click();
    await row(page, "督查调研经费").waitFor();
    assert.deepEqual(fragment(page), { p: "1" });
  });
});

test("bounds are typed in the unit on the screen, and what makes no sense is taken back", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isOpen(page);
    await page.getByText("更多筛选").click();
    const least = page.getByLabel("不少于");
    await least.fill("20.5");
    await least.press("Enter");
    await found(page).waitFor();
    // 50.00 and 20.50; 30.00 and 25.00 are in the first.
    assert.match(await words(found(page)), /^符合 \d+ 行，合计 70\.50 万元；\d+ 行的钱已在别的行里/);
    assert.equal(fragment(page).min, "205000");
    await page.getByRole("group", { name: "金额单位" }).locator("label", { hasText: /^元$/ }).click();
    await eventually(page, () => document.querySelector(".bound input").value === "205000");
    await least.fill("two");
    await least.press("Enter");
    await eventually(page, () => document.querySelector(".bound input").value === "");
    assert.equal(fragment(page).min, undefined);
    await least.fill("99999999999");
    await least.press("Enter");
    await eventually(page, () => document.querySelectorAll("[role=treegrid] tbody tr").length === 0);
    assert.equal(await words(found(page)), "符合 0 行");
  });
});

test("lines of all projects are found by who carries them out and put in order", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.getByRole("link", { name: "逐笔查找" }).click();
    await page.getByRole("heading", { level: 1, name: "逐笔查找" }).waitFor();
    const total = page.locator("p.found");
    assert.match(await words(total), /合计 1,029\.31 万元/);
    const groups = page.locator("section.topic h2");
    assert.equal(await groups.count(), 4);
    await page.getByText("更多筛选").click();
    await page.getByRole("button", { name: /^澄江市机关事务服务中心 \d+$/ }).click();
    await eventually(page, () => document.querySelectorAll("section.topic h2").length < 4);
    await page.getByRole("button", { name: "按金额从大到小排" }).click();
    await eventually(page, () => document.querySelectorAll("section.topic h2").length === 1);
    const amounts = (await page.locator("section.topic li > .amount").allInnerTexts()).map((it) => Number(it.replace(/,/g, "")));
    assert.ok(amounts.length > 5);
    assert.deepEqual(amounts, [...amounts].sort((a, b) => b - a));
    assert.equal(fragment(page).sort, "amount");
    assert.equal(fragment(page).by, "澄江市机关事务服务中心");
    await isAccessible(page);
  });
});

test("the table can be sorted by share", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isOpen(page);
    await table(page).getByRole("button", { name: "占项目" }).click();
    const head = table(page).getByRole("columnheader", { name: "占项目" });
    await eventually(page, () => location.hash.includes("sort=share"));
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    const shares = (await table(page).locator("tbody .share").allInnerTexts()).map(parseFloat);
    assert.deepEqual(shares, [...shares].sort((a, b) => b - a));
  });
});

for (const at of ["v=lines&payee=", "p=1&old=&lang=en&theme=dark"]) {
  test(`${at} is accessible and fits a phone`, async () => {
    await visit({ at, viewport: SIZES.phone }, async (page) => {
      await isOpen(page);
      await page.getByText(/^(更多筛选|More filters)$/).click();
      await fitsItsWindow(page);
      await isAccessible(page);
    });
  });
}
