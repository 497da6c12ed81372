// The pages across projects: checks, old debts, payees, likely classes.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { checks, eventually, fragment, heading, isAtProject, isOpen, words } from "./explorer.mjs";

const PROJECT = "澄江市政府办综合项目经费";

/** The group of lines with this name. */
function group(page, name) {
  return page.getByRole("main").locator("section.topic", { has: page.getByRole("heading", { name }) });
}

test("a card leads to its page, and the way up leads back", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.getByRole("link", { name: "逐项看 旧账" }).click();
    await page.getByRole("heading", { level: 1, name: "旧账" }).waitFor();
    assert.equal(fragment(page).v, "old");
    assert.match(await page.title(), /^旧账/);
    assert.match(await words(page.locator(".total")), /24\.6%.*253\.60/);
    await page.getByRole("navigation", { name: "所在位置" }).getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: /部门预算/ }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "旧账" }).waitFor();
  });
});

test("old debts are shown by project, each with its sentence and the words that led to it", async () => {
  await visit({ at: "v=old" }, async (page) => {
    await isOpen(page);
    const first = group(page, new RegExp(PROJECT));
    assert.match(await words(first), /30\.00 ?11\.8%/);
    const debt = first.getByRole("listitem").first();
    assert.match(await words(debt), /偿还往年拖欠的会议展板制作费 25\.00 .*其中25\.00万元用于偿还往年拖欠/);
    assert.equal(await debt.locator("q b").innerText(), "往年拖欠");
    await debt.getByRole("link").click();
    await isAtProject(page, PROJECT);
    assert.equal(fragment(page).line, "3.1.1");
    assert.equal(fragment(page).v, undefined);
  });
});

test("the likely classes add up to all that the projects come to", async () => {
  await visit({ at: "v=classes" }, async (page) => {
    await isOpen(page);
    assert.match(await words(page.locator(".total")), /100\.0%.*1,029\.31/);
    await page.getByText("只供参考", { exact: false }).waitFor();
    const totals = await page.locator("section.topic > h2 .facet-total").evaluateAll((all) =>
      all.map((one) => Math.round(Number(one.firstChild.textContent.replace(/,/g, "")) * 100)));
    assert.ok(totals.length > 3);
    assert.equal(totals.reduce((sum, one) => sum + one, 0), 102_931);
    const water = group(page, /^水费/);
    assert.match(await words(water), /30205.*30\.00/);
    for (const mark of await water.locator("q b").allInnerTexts()) assert.match(mark, /水/);
  });
});

test("the page of the checks shows one outcome alone, and its address says which", async () => {
  await visit({ at: "v=checks" }, async (page) => {
    await isOpen(page);
    const rows = checks(page).locator("details.check");
    assert.equal(await rows.count(), 28);
    await page.getByRole("button", { name: /^≈? ?四舍五入之内/ }).click();
    await eventually(page, () => document.querySelectorAll("details.check").length === 1);
    assert.equal(fragment(page).outcome, "within-rounding");
    assert.match(await words(rows), /15个月 × 0\.05万元 = 0\.75万元 ≈ 0\.76万元/);
    await page.reload();
    await isOpen(page);
    assert.equal(await rows.count(), 1);
    await page.getByRole("button", { name: /四舍五入之内/ }).click();
    await eventually(page, () => document.querySelectorAll("details.check").length === 28);
  });
});

test("a topic that the document has nothing of says so", async () => {
  await visit({ at: "v=old&d=data/plain.txt", prepare: (page) =>
    page.route("**/data/plain.txt", (route) => route.fulfill({
      contentType: "text/plain; charset=utf-8",
      body: "某局2025年部门预算\n项目1.\n一、项目名称\n讲座\n六、资金安排情况\n安排水费3万元。\n",
    })),
  }, async (page) => {
    await isOpen(page);
    await page.getByText("这份文件里没有这样的钱。").waitFor();
  });
});

for (const at of ["v=checks", "v=old", "v=payees", "v=classes"]) {
  for (const look of ["", "&lang=en&theme=dark"]) {
    test(`${at}${look} is accessible`, async () => {
      await visit({ at: `${at}${look}` }, async (page) => {
        await isOpen(page);
        await isAccessible(page);
      });
    });
  }
}
