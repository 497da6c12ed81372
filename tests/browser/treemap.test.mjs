// The breakdown as a treemap.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, visit } from "./browser.mjs";
import { bar, eventually, fragment, isAtProject, row, words } from "./explorer.mjs";

const PROJECT = "澄江市政府办综合项目经费";

function atTreemap(walk, options = {}) {
  return visit({ at: "p=1&chart=treemap", ...options }, async (page) => {
    await isAtProject(page, PROJECT);
    await walk(page);
  });
}

/** The tile with these words in its name. */
function tile(page, label) {
  return page.locator("svg.treemap g").filter({ has: page.locator("title", { hasText: label }) });
}

/** Left, top, width and height of a tile's ground, as they are written. */
async function place(tile) {
  return tile.locator(".cell-ground").first().evaluate((ground) =>
    ["x", "y", "width", "height"].map((name) => Number(ground.getAttribute(name))));
}

test("the reader chooses how the breakdown is drawn, and the address says so", () =>
  visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByRole("group", { name: "画法" }).locator("label", { hasText: "矩形图" }).click();
    await page.locator("svg.treemap").waitFor();
    assert.equal(fragment(page).chart, "treemap");
    assert.equal(await page.locator("svg.icicle").count(), 0);
  }));

test("tiles are as large as their money and fill the room", () =>
  atTreemap(async (page) => {
    const top = page.locator("svg.treemap > g.level-0");
    assert.equal(await top.count(), 6);
    const areas = await top.evaluateAll((tiles) => tiles.map((tile) => {
      const ground = tile.querySelector(".cell-ground");
      return Number(ground.getAttribute("width")) * Number(ground.getAttribute("height"));
    }));
    const whole = await page.locator("svg.treemap").evaluate((svg) =>
      svg.getBoundingClientRect().width * Number(svg.getAttribute("height")));
    const sum = areas.reduce((sum, area) => sum + area, 0);
    assert.ok(Math.abs(sum - whole) / whole < 0.01, `${sum} of ${whole}`);
    // 50.00 of 101.50, the largest, comes first.
    assert.ok(Math.abs(areas[0] / sum - 50 / 101.5) < 0.01);
  }));

test("a tile that holds others is gone into, and the way up leads out", () =>
  atTreemap(async (page) => {
    await tile(page, "专项会务经费").first().click({ position: { x: 10, y: 10 } });
    const way = page.getByRole("navigation", { name: "图中所在位置" });
    await way.getByText("专项会务经费").waitFor();
    assert.equal(fragment(page).line, "3");
    assert.equal(await row(page, "专项会务经费").getAttribute("aria-selected"), "true");
    assert.equal(await page.locator("svg.treemap > g.level-0").count(), 3);
    await way.getByRole("link", { name: "整个项目" }).click();
    await eventually(page, () => document.querySelectorAll("svg.treemap > g.level-0").length === 6);
  }));

test("the keys walk through the tiles as through the bars", () =>
  atTreemap(async (page) => {
    const chart = page.getByRole("tree");
    await chart.focus();
    const active = async () => {
      const id = await chart.getAttribute("aria-activedescendant");
      return words(page.locator(`#${id}`));
    };
    assert.match(await active(), /^专项会务经费/);
    await page.keyboard.press("ArrowRight");
    await eventually(page, () => document.querySelector(`#${document.querySelector(".chart").getAttribute("aria-activedescendant")}`).textContent.startsWith("督查调研"));
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    await eventually(page, () => document.querySelector(`#${document.querySelector(".chart").getAttribute("aria-activedescendant")}`).textContent.startsWith("会议展板"));
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("line=3"));
    // Its own tiles show in its place; the address says so before they are drawn.
    await bar(page, "专项会务经费").waitFor({ state: "detached" });
  }));

test("a larger share of less money: zooming keeps what is inside in proportion", () =>
  atTreemap(async (page) => {
    const boards = await place(tile(page, "会议展板、文本制作费").first());
    assert.ok(boards[2] * boards[3] > 2 * 30 * 30);
  }, { at: "p=1&chart=treemap&line=3" }));

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`it fits its window and is accessible: ${name}`, () =>
    atTreemap(async (page) => {
      await page.locator("svg.treemap").waitFor();
      await fitsItsWindow(page);
      await isAccessible(page);
    }, { viewport }));
}
