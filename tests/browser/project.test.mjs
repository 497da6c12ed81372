// The page of one project: table, chart, official text and checks, linked with each other.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, isAccessible, visit } from "./browser.mjs";
import { bar, checks, drawnBar, eventually, fragment, isAtProject, row, table, text, words } from "./explorer.mjs";

const PROJECT = "澄江市政府办综合项目经费";
const MEETINGS = "专项会务经费";
const BOARDS = "会议展板、文本制作费";
const OLD_BOARDS = "偿还往年拖欠的会议展板制作费";

/** Opens project 1 and hands on the page. */
function atProject(walk, options = {}) {
  return visit({ at: "p=1", ...options }, async (page) => {
    await isAtProject(page, PROJECT);
    await walk(page);
  });
}

/** The words of the official text that belong to the selected line. */
async function markedWords(page) {
  return (await text(page).locator("mark").allInnerTexts()).join("");
}

test("the head gives the total with its seal", () =>
  atProject(async (page) => {
    const main = page.getByRole("main");
    await main.getByText("101.50", { exact: true }).first().waitFor();
    const seal = main.locator(".total").getByText("账平");
    assert.match(await words(seal), /账平.*各项相加与总额分毫不差/);
    await main.getByText(/文件载明总额 · 6 项合计一致/).waitFor();
  }));

test("rows unfold down to an old debt; selecting it marks its words in the official text", () =>
  atProject(async (page) => {
    assert.equal(await row(page, OLD_BOARDS).count(), 0);
    await row(page, MEETINGS).click();
    await row(page, BOARDS).click();
    const debt = row(page, OLD_BOARDS);
    assert.match(await words(debt), /其中 偿还往年拖欠的会议展板制作费.*旧账.*25\.00/);
    await debt.click();
    assert.equal(await debt.getAttribute("aria-selected"), "true");
    assert.equal(fragment(page).line, "3.1.1");
    assert.match(await markedWords(page), /25\.00万元用于偿还往年拖欠的会议展板制作费/);
    const amount = text(page).getByRole("link", { name: "25.00万元" });
    assert.equal(await amount.getAttribute("aria-current"), "true");
    await eventually(page, (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const panel = element.closest(".text-panel").getBoundingClientRect();
      return top >= panel.top && bottom <= panel.bottom;
    }, await amount.elementHandle());
  }));

test("a row can be folded and unfolded again, all at once too", () =>
  atProject(async (page) => {
    const all = page.getByRole("button", { name: "全部展开" });
    await all.click();
    await row(page, OLD_BOARDS).waitFor();
    assert.equal(await table(page).getByRole("row").count(), 1 + 21 + 1, "head, 21 lines, total");
    assert.equal(await row(page, MEETINGS).getAttribute("aria-expanded"), "true");
    await page.getByRole("button", { name: "全部收起" }).click();
    await row(page, OLD_BOARDS).waitFor({ state: "detached" });
    assert.equal(await table(page).getByRole("row").count(), 1 + 6 + 1);
  }));

test("the table follows the keyboard pattern of a treegrid", () =>
  atProject(async (page) => {
    const focuses = (words) =>
      eventually(page, (words) => document.activeElement.innerText.replace(/\s+/g, " ").includes(words), words);
    await row(page, "专项工作经费").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await focuses(MEETINGS);
    await page.keyboard.press("ArrowRight");
    await row(page, BOARDS).waitFor();
    await page.keyboard.press("ArrowRight");
    await focuses(BOARDS);
    await page.keyboard.press("ArrowRight");
    await row(page, OLD_BOARDS).waitFor();
    await page.keyboard.press("ArrowDown");
    await focuses(OLD_BOARDS);
    await page.keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("line=3.1.1"));
    await page.keyboard.press("ArrowLeft");
    await focuses(BOARDS);
    await page.keyboard.press("ArrowLeft");
    await row(page, OLD_BOARDS).waitFor({ state: "detached" });
    await page.keyboard.press("End");
    await focuses("合计");
    await page.keyboard.press("Home");
    await focuses("专项工作经费");
  }));

test("the table can be sorted by amount, and back", () =>
  atProject(async (page) => {
    const labels = () => table(page).locator("tbody .use-label").allInnerTexts();
    const inDocument = await labels();
    await table(page).getByRole("button", { name: "金额" }).click();
    await eventually(page, () => location.hash.includes("sort=amount"));
    const sorted = await labels();
    assert.deepEqual(sorted.slice(0, 2), [MEETINGS, "督查调研经费"]);
    assert.deepEqual([...sorted].sort(), [...inDocument].sort());
    const head = table(page).getByRole("columnheader", { name: "金额" });
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.equal(await row(page, MEETINGS).getAttribute("aria-posinset"), "1");
    await table(page).getByRole("button", { name: "用途" }).click();
    await eventually(page, () => !location.hash.includes("sort="));
    assert.deepEqual(await labels(), inDocument);
  }));

test("old debts can be looked at alone, with what they belong to", () =>
  atProject(async (page) => {
    const only = page.getByRole("group", { name: "只看" });
    await only.getByRole("button", { name: "旧账 2" }).click();
    await row(page, OLD_BOARDS).waitFor();
    assert.equal(await table(page).locator("tbody tr").count(), 5);
    assert.equal(await row(page, "督查调研经费").count(), 0);
    await isAccessible(page);
    await page.reload();
    await row(page, OLD_BOARDS).waitFor();
    await only.getByRole("button", { name: "旧账 2", pressed: true }).click();
    await row(page, "督查调研经费").waitFor();
  }));

test("the rows tell their level, their place and their number of siblings", () =>
  atProject(async (page) => {
    await page.getByRole("button", { name: "全部展开" }).click();
    const debt = row(page, OLD_BOARDS);
    await debt.waitFor();
    const said = (name) => debt.getAttribute(name);
    assert.equal(await said("aria-level"), "3");
    assert.equal(await said("aria-posinset"), "1");
    assert.equal(await said("aria-setsize"), "1");
    assert.equal(await row(page, MEETINGS).getAttribute("aria-posinset"), "3");
    assert.equal(await row(page, MEETINGS).getAttribute("aria-setsize"), "6");
  }));

test("the chart is one tab stop; its arrows, Enter and Escape move the one selection", () =>
  atProject(async (page) => {
    const chart = page.getByRole("tree");
    await chart.focus();
    const isActive = (label) =>
      eventually(page, (label) => {
        const tree = document.querySelector("[role=tree]");
        return document.getElementById(tree.getAttribute("aria-activedescendant")).textContent.includes(label);
      }, label);
    await isActive(MEETINGS); // The largest comes first.
    await page.keyboard.press("ArrowDown");
    await isActive(BOARDS);
    await page.keyboard.press("Enter");
    await eventually(page, () => location.hash.includes("line=3.1"));
    assert.equal(await row(page, BOARDS).getAttribute("aria-selected"), "true");
    assert.equal(await bar(page, BOARDS).first().getAttribute("aria-selected"), "true");
    await page.keyboard.press("Escape");
    await eventually(page, () => /line=3(&|$)/.test(location.hash));
    assert.equal(await row(page, MEETINGS).getAttribute("aria-selected"), "true");
  }));

test("a bar of the chart and a sum in the text select the same line as its row", () =>
  atProject(async (page) => {
    await drawnBar(page, "督查调研经费").first().click();
    await eventually(page, () => location.hash.includes("line=5"));
    assert.equal(await row(page, "督查调研经费").getAttribute("aria-selected"), "true");
    await text(page).getByRole("link", { name: "7.00万元" }).click();
    await eventually(page, () => location.hash.includes("line=2.2"));
    assert.equal(await row(page, "上海中联（昆明）律师事务所").getAttribute("aria-selected"), "true");
  }));

test("pointing at a row points at its bar and at its sum in the text", () =>
  atProject(async (page) => {
    await row(page, "法律顾问专项经费").hover();
    await eventually(page, () => document.querySelectorAll(".is-hot").length >= 3);
    const hot = await page.locator(".is-hot").evaluateAll((all) => all.map((one) => one.getAttribute("data-line")));
    assert.equal(new Set(hot.filter(Boolean)).size, 1);
  }));

test("the checks are arithmetic that a person can redo, each leading to its words", () =>
  atProject(async (page) => {
    const list = checks(page);
    await list.getByText("6.00 + 11.00 + 50.00 + 10.00 + 20.50 + 4.00 = 101.50", { exact: false }).waitFor();
    const short = list.locator("details", { hasText: "0.36" }).first();
    assert.match(await words(short), /与算式不同，文件有说明/);
    await short.locator("summary").first().click();
    await short.getByText("1.08").last().waitFor();
    await short.getByRole("link", { name: "0.36万元" }).click();
    await eventually(page, () => location.hash.includes("at="));
    assert.match(await markedWords(page), /0\.36万元/);
  }));

test("the other sections are folded beside the funding, their sums marked", () =>
  atProject(async (page) => {
    const sections = text(page).locator("details.text-part");
    assert.equal(await sections.count(), 8);
    const open = await sections.evaluateAll((all) => all.filter((one) => one.open).map((one) => one.innerText.slice(0, 10)));
    assert.equal(open.length, 1);
    assert.match(open[0], /资金安排/);
    await sections.filter({ hasText: "项目实施成效" }).locator("summary").first().click();
    await text(page).getByText("全面贯彻", { exact: false }).or(text(page).getByText("全心全意", { exact: false })).or(text(page).getByText("工作有序", { exact: false })).first().waitFor();
  }));

test("previous and next lead through the projects", () =>
  atProject(async (page) => {
    const neighbours = page.getByRole("navigation", { name: "前后项目" });
    assert.equal(await neighbours.getByRole("link").count(), 1);
    await neighbours.getByRole("link", { name: /下一项目/ }).click();
    await isAtProject(page, "澄江市机关事务服务中心综合项目经费");
    await neighbours.getByRole("link", { name: /下一项目/ }).click();
    await isAtProject(page, "机关事务综合保障项目");
    await page.getByRole("main").getByText(/文件未载明总额/).first().waitFor();
    await neighbours.getByRole("link", { name: /上一项目/ }).click();
    await isAtProject(page, "澄江市机关事务服务中心综合项目经费");
  }));

test("words that few people know are explained below the text that uses them, and lead to it", () =>
  visit({ at: "p=3" }, async (page) => {
    await isAtProject(page, "机关事务综合保障项目");
    const glossary = text(page).locator("details.glossary");
    await glossary.getByText("文中名词，用大白话说").click();
    assert.match(await words(glossary), /公物仓 把各单位闲置的公家物品收在一处/);
    assert.doesNotMatch(await words(glossary), /被装/, "only what stands in the text");
    await glossary.getByRole("link", { name: "公物仓" }).click();
    await text(page).locator("mark.hit-mark", { hasText: "公物仓" }).waitFor();
    await isAccessible(page);
  }));

test("choosing a row changes that row, its bar and its words, and nothing else", () =>
  atProject(async (page) => {
    await text(page).getByRole("link", { name: "7.00万元" }).waitFor();
    const chosen = row(page, "法律顾问专项经费");
    const others = await page.evaluateHandle(() => {
      const all = [...document.querySelectorAll("[role=treegrid] tbody tr, .text .passage, .check, .page-head, .filters")];
      const changed = new Set();
      for (const one of all) {
        const watch = new MutationObserver((list) => {
          // The class for what is pointed at, and the tab order, are put on what is there.
          if (list.some(({ attributeName }) => attributeName !== "class" && attributeName !== "tabindex")) changed.add(one);
        });
        watch.observe(one, { subtree: true, childList: true, characterData: true, attributes: true });
      }
      return { all, changed };
    });
    await chosen.click();
    await eventually(page, () => document.querySelector(".text .is-selected")?.textContent.includes("11.00"));
    const [changed, all] = await others.evaluate(({ all, changed }) => [[...changed].map((it) => it.textContent), all.length]);
    assert.ok(all > 30, `${all} watched`);
    for (const words of changed) assert.ok(words.includes("法律顾问"), words);
    assert.ok(changed.length > 0 && changed.length < 4, `${changed.length} changed`);
  }));

test("an arrow key moves the focus and draws nothing", () =>
  atProject(async (page) => {
    await table(page).locator("tbody [role=row]").first().focus();
    await text(page).getByRole("link", { name: "7.00万元" }).waitFor();
    await page.evaluate(() => {
      globalThis.changes = [];
      const note = (list) => globalThis.changes.push(...list.map(({ type, attributeName }) => attributeName ?? type));
      new MutationObserver(note).observe(document.getElementById("app"), { subtree: true, childList: true, attributes: true });
    });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await eventually(page, () => document.activeElement.textContent.includes("专项会务经费"));
    assert.equal(await table(page).locator("tr[tabindex='0']").count(), 1);
    assert.equal(await row(page, MEETINGS).getAttribute("tabindex"), "0");
    const changes = new Set(await page.evaluate(() => globalThis.changes));
    changes.delete("class");
    assert.deepEqual([...changes], ["tabindex"]);
  }));

test("in English the arithmetic of a check names its unit in English", () =>
  visit({ at: "p=1&lang=en" }, async (page) => {
    await isAtProject(page, PROJECT);
    const said = await words(checks(page));
    assert.match(said, /3人 × 0\.36 = 1\.08 ≠ 1\.00 \(in 10,000 yuan\)/);
    assert.doesNotMatch(said, /万元/);
  }));

test("what a chart's narrow bar is for is said below it", () =>
  visit({ at: "p=1", viewport: SIZES.phone }, async (page) => {
    await isAtProject(page, PROJECT);
    const said = page.locator(".chart-said");
    assert.match(await words(said), /点任一色块/);
    await drawnBar(page, "政府值班及应急经费").first().click();
    await said.filter({ hasText: /政府值班及应急经费.*4\.00.*3\.9%/ }).waitFor();
  }));

test("coming from the whole document, the table, the text and the checks are all there", () =>
  visit({}, async (page) => {
    await page.getByRole("main").getByRole("link", { name: PROJECT }).first().click();
    await isAtProject(page, PROJECT);
    await row(page, MEETINGS).waitFor();
    await row(page, "政府值班及应急经费").waitFor();
    await text(page).getByRole("link", { name: "7.00万元" }).waitFor();
    await checks(page).getByText("3人 × 0.36万元 = 1.08万元 ≠ 1.00万元").waitFor();
    assert.equal(await table(page).getByRole("row").count(), 1 + 6 + 1);
    await row(page, MEETINGS).click();
    await row(page, BOARDS).waitFor();
    await isAccessible(page);
  }));
