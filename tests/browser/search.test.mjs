// Search over names, uses, figures and the whole text, as one types.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, visit } from "./browser.mjs";
import { eventually, fragment, isAtProject, isOpen, row, searchBox, text, words } from "./explorer.mjs";

const hits = (page) => page.getByRole("listbox").getByRole("option");

test("律师 finds the line of the law firm; choosing it arrives there", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await searchBox(page).fill("律师");
    const hit = hits(page).filter({ hasText: "云南澄清律师事务所" }).first();
    await hit.waitFor();
    assert.equal(await hit.locator("mark").first().innerText(), "律师");
    await hit.click();
    await isAtProject(page, "澄江市政府办综合项目经费");
    assert.equal(fragment(page).line, "2.1");
    assert.equal(await row(page, "云南澄清律师事务所").getAttribute("aria-selected"), "true");
  });
});

test("the key that leads to the search is shown inside its box, or not at all", async () => {
  for (const viewport of Object.values(SIZES)) {
    await visit({ viewport }, async (page) => {
      await isOpen(page);
      const key = page.locator(".search-key");
      if (!(await key.isVisible())) return;
      const [inner, outer] = [await key.boundingBox(), await searchBox(page).boundingBox()];
      const isInside = outer.x <= inner.x && inner.x + inner.width <= outer.x + outer.width;
      assert.ok(isInside, `at ${viewport.width} px`);
    });
  }
});

test("the search is worked by the keyboard alone", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.keyboard.press("/");
    assert.equal(await searchBox(page).evaluate((box) => box === document.activeElement), true);
    await page.keyboard.type("律师");
    await hits(page).first().waitFor();
    const active = () => searchBox(page).getAttribute("aria-activedescendant");
    const first = await active();
    await page.keyboard.press("ArrowDown");
    await eventually(page, (first) => document.activeElement.getAttribute("aria-activedescendant") !== first, first);
    await page.keyboard.press("ArrowUp");
    assert.equal(await active(), first);
    await page.keyboard.press("Escape");
    await hits(page).first().waitFor({ state: "hidden" });
    assert.equal(await searchBox(page).inputValue(), "律师");
    await page.keyboard.press("ArrowDown");
    await hits(page).first().waitFor();
    await page.keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("p=1"));
  });
});

test("a figure is found as typed, whatever its zeros and its unit", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    for (const typed of ["101.5", "1015000", "1,015,000元"]) {
      await searchBox(page).fill(typed);
      await hits(page).filter({ hasText: "101.50" }).first().waitFor();
    }
  });
});

test("words of the text are found with the words around them, marked on arrival in a section that was folded", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await searchBox(page).fill("办公室职能配置");
    const hit = hits(page).first();
    assert.match(await words(hit), /澄江县人民政府办公室职能配置、内设机构/);
    await hit.click();
    await isAtProject(page, "澄江市政府办综合项目经费");
    const marked = text(page).locator("mark", { hasText: "办公室职能配置" });
    await marked.waitFor();
    await eventually(page, (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, await marked.elementHandle());
  });
});

test("what is not there is said to be not there", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await searchBox(page).fill("没有这个词");
    await page.getByRole("search").getByRole("status").filter({ hasText: "没有找到" }).waitFor();
    assert.equal(await hits(page).count(), 0);
  });
});
