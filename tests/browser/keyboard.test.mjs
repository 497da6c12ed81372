// A reader's whole way with the keyboard alone: nothing here touches a mouse or sets the focus.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { eventually, fragment, isAtProject, isOpen } from "./explorer.mjs";

const MOST_STEPS = 150;

/** What has the focus, in words. */
function focused(page) {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    return `${at.getAttribute("role") ?? at.tagName.toLowerCase()} ${at.getAttribute("aria-label") ?? at.textContent.trim()}`;
  });
}

/** Goes on with Tab, or back with Shift+Tab, until what has the focus matches; it can always be seen. */
async function tabTo(page, wanted, key = "Tab") {
  const passed = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (wanted.test(at)) {
      const isSeen = await page.evaluate(() => {
        const { top, bottom, width } = document.activeElement.getBoundingClientRect();
        return width > 0 && bottom > 0 && top < innerHeight;
      });
      assert.ok(isSeen, `${at} is in sight`);
      return;
    }
    passed.push(at.slice(0, 24));
  }
  assert.fail(`${wanted} was not reached past ${passed.join(" | ")}`);
}

test("search, a project, its table, its chart, the evidence, the checks and a file, by keyboard alone", async () => {
  await visit({ acceptDownloads: true }, async (page) => {
    await isOpen(page);
    const { keyboard } = page;

    // The first stop leads past the masthead.
    await keyboard.press("Tab");
    assert.match(await focused(page), /跳到正文/);

    // Search, and go to what was found.
    await keyboard.press("/");
    assert.match(await focused(page), /^combobox/);
    await keyboard.type("法律顾问");
    await page.getByRole("option").first().waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowUp");
    await keyboard.press("Enter");
    await isAtProject(page, "澄江市政府办综合项目经费");
    await eventually(page, () => document.activeElement.tagName === "H1");
    assert.equal(fragment(page).line, "2");

    // The chart is one stop: arrows among neighbours, Enter selects, Escape goes up.
    await tabTo(page, /^tree /);
    await keyboard.press("Home");
    await keyboard.press("ArrowRight");
    await keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("line=5"));
    await keyboard.press("Escape");
    await eventually(page, () => !location.hash.includes("line="));

    // The table is one stop: open, go down, select, read where it stands.
    await tabTo(page, /^row /);
    await keyboard.press("Home");
    await keyboard.press("ArrowDown");
    await keyboard.press("ArrowDown");
    await eventually(page, () => document.activeElement.textContent.includes("专项会务经费"));
    await keyboard.press("ArrowRight");
    await eventually(page, () => document.activeElement.getAttribute("aria-expanded") === "true");
    await keyboard.press("ArrowDown");
    await eventually(page, () => document.activeElement.getAttribute("aria-level") === "2");
    await keyboard.press("Enter");
    await eventually(page, () => document.querySelector("tr[aria-selected=true] blockquote") !== null);
    await tabTo(page, /^a 在原文中看这一句/);
    await keyboard.press("Enter");
    await eventually(page, () => document.querySelector(".hit-mark") !== null);
    assert.match(fragment(page).at, /^\d+-\d+$/);

    // A filter, and back.
    await tabTo(page, /^button 旧账/, "Shift+Tab");
    await keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("old="));
    assert.match(await focused(page), /^button 旧账/);
    await keyboard.press("Enter");
    await eventually(page, () => !location.hash.includes("old="));

    // A check is opened to its terms.
    await tabTo(page, /^summary .*[×=]/);
    await keyboard.press("Enter");
    await eventually(page, () => document.querySelector("details.check[open] dl") !== null);

    // The table is taken away.
    await tabTo(page, /^summary 下载/, "Shift+Tab");
    await keyboard.press("Enter");
    await tabTo(page, /^button 表格 CSV/);
    const [download] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
    assert.match(await readFile(await download.path(), "utf8"), /法律顾问专项经费/);
    assert.match(await focused(page), /^summary 下载/);

    // Another project, and home again.
    await tabTo(page, /^a 下一项目/, "Shift+Tab");
    await keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("p=2"));
    await eventually(page, () => document.activeElement.tagName === "H1");
    await tabTo(page, /^a 澄江市人民政府办公室2024年部门预算/, "Shift+Tab");
    await keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /部门预算/ }).waitFor();
  });
});
