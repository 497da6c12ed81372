// Every state has an address.

import assert from "node:assert/strict";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { choose, eventually, fragment, isAtProject, isOpen, row, searchBox, table, text } from "./explorer.mjs";
import { PLACES } from "./server.mjs";

const PROJECT = "澄江市政府办综合项目经费";

/** What a reader sees of a project page. */
async function seen(page) {
  return {
    rows: await table(page).getByRole("row").allInnerTexts(),
    selected: await table(page).locator('[aria-selected="true"]').allInnerTexts(),
    marked: await text(page).locator("mark").allInnerTexts(),
    title: await page.title(),
    theme: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    lang: await page.evaluate(() => document.documentElement.lang),
  };
}

test("a deep link shows the same after a reload, and to another reader", async () => {
  const at = "p=1&line=3.1.1&open=5&unit=yuan&theme=dark";
  await visit({ at, place: PLACES.folder }, async (page) => {
    await isAtProject(page, PROJECT);
    await row(page, "设备租用费").waitFor();
    assert.match(await row(page, "偿还往年拖欠的会议展板制作费").innerText(), /250,000/);
    assert.match(await row(page, "偿还往年拖欠的会议展板制作费").innerText(), /25\.00万元/, "as printed");
    const before = await seen(page);
    assert.equal(before.selected.length, 1);
    const address = page.url();
    await page.reload();
    await isAtProject(page, PROJECT);
    await row(page, "设备租用费").waitFor();
    assert.deepEqual(await seen(page), before);
    const other = await page.context().newPage();
    await other.goto(address);
    await isAtProject(other, PROJECT);
    await row(other, "设备租用费").waitFor();
    assert.deepEqual(await seen(other), before);
  });
});

test("back and forward lead through pages and lines; settings do not pile up in between", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.getByRole("link", { name: PROJECT }).first().click();
    await isAtProject(page, PROJECT);
    await row(page, "专项会务经费").click();
    await eventually(page, () => location.hash.includes("line=3"));
    await choose(page, "金额单位", /^元$/);
    await choose(page, "明暗", "深色");
    await row(page, "法律顾问专项经费").click();
    await eventually(page, () => location.hash.includes("line=2"));
    await page.goBack();
    await eventually(page, () => location.hash.includes("line=3"));
    assert.equal(await row(page, "专项会务经费").getAttribute("aria-selected"), "true");
    await page.goBack();
    await eventually(page, () => !location.hash.includes("line="));
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: /2024年部门预算/ }).waitFor();
    await page.goForward();
    await isAtProject(page, PROJECT);
    await page.goForward();
    await eventually(page, () => location.hash.includes("line=3"));
    await page.goForward();
    await eventually(page, () => location.hash.includes("line=2"));
  });
});

test("what is searched for is in the address too", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await searchBox(page).fill("律师");
    await eventually(page, () => location.hash.includes("q="));
    assert.equal(fragment(page).q, "律师");
    await page.reload();
    await isOpen(page);
    assert.equal(await searchBox(page).inputValue(), "律师");
  });
});

test("language, theme and text size hold on every page", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await choose(page, "语言 Language", "EN");
    await eventually(page, () => document.documentElement.lang === "en");
    await choose(page, "Text size", "A++");
    await choose(page, "Theme", "Dark");
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const large = await size();
    await page.getByRole("link", { name: PROJECT }).first().click();
    await isAtProject(page, PROJECT);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    assert.equal(await size(), large);
    const { lang, theme, size: named } = fragment(page);
    assert.deepEqual({ lang, theme, named }, { lang: "en", theme: "dark", named: "largest" });
  });
});

for (const at of [
  "p=9&line=1",
  "p=one",
  "p=1&line=99.99",
  "p=1&line=..&open=,,&unit=ounce&lang=xx&theme=&size=0",
  "%E0%A4%A",
  "at=999999999-1&p=1",
  "p=1&at=7-8",
  "=&&==#p=1",
  "d=../secret.txt",
  "d=https://example.org/budget.txt",
  "d=//example.org/budget.txt",
]) {
  test(`an address that makes no sense shows what can be shown: #${at}`, async () => {
    await visit({ at }, async (page) => {
      await isOpen(page);
      await page.getByRole("main").getByText(/1,029\.31|101\.50/).first().waitFor();
      assert.equal(await page.getByRole("alert").isVisible(), false);
    });
  });
}
