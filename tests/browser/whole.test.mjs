// The page of the whole document.

import assert from "node:assert/strict";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { checks, choose, fragment, heading, isAtProject, isOpen, words } from "./explorer.mjs";
import { PLACES } from "./server.mjs";

for (const [name, place] of Object.entries(PLACES)) {
  test(`opening the page at the ${name} of a server shows what the document comes to`, async () => {
    await visit({ place }, async (page) => {
      await isOpen(page);
      assert.match(await heading(page).innerText(), /澄江市人民政府办公室2024年部门预算/);
      const main = page.getByRole("main");
      await main.getByText("1,029.31", { exact: true }).first().waitFor();
      await main.getByText("由 4 个项目相加，其中 3 个载明总额", { exact: false }).waitFor();
      assert.match(await page.title(), /澄江市人民政府办公室2024年部门预算/);
    });
  });
}

test("every project has a row with who carries it out, amount, share and seal", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const list = page.getByRole("region", { name: "项目", exact: true }).getByRole("list");
    const rows = list.getByRole("listitem");
    assert.equal(await rows.count(), 4);
    const expected = [
      [/澄江市政府办综合项目经费/, /澄江市人民政府办公室/, /101\.50/, /9\.9%/, /账平/],
      [/澄江市机关事务服务中心综合项目经费/, /470\.75/, /45\.7%/],
      [/机关事务综合保障项目/, /223\.36/, /21\.7%/, /推算/],
      [/澄江市机关事务服务中心专户自有专项资金项目/, /233\.70/, /22\.7%/],
    ];
    for (const [index, patterns] of expected.entries()) {
      const said = await words(rows.nth(index));
      for (const pattern of patterns) assert.match(said, pattern);
    }
  });
});

test("a project leads to its page, and the way back leads here", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.getByRole("link", { name: "澄江市政府办综合项目经费" }).first().click();
    await isAtProject(page, "澄江市政府办综合项目经费");
    assert.equal(fragment(page).p, "1");
    await page.getByRole("navigation", { name: "所在位置" }).getByRole("link").click();
    await page.getByText("1,029.31", { exact: true }).first().waitFor();
    assert.equal(fragment(page).p, undefined);
  });
});

test("money for old debts is gathered across projects, each line linked", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const debts = page.getByRole("main").locator("section", {
      has: page.getByRole("heading", { name: /^旧账/ }),
    });
    await debts.getByRole("link", { name: "偿还往年拖欠的会议展板制作费" }).click();
    await isAtProject(page, "澄江市政府办综合项目经费");
    assert.equal(fragment(page).line, "3.1.1");
  });
});

test("the checks are counted by outcome, those that do not agree come first", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const list = checks(page);
    const tally = await words(list.getByRole("list").first());
    assert.match(tally, /账平 ?24.*四舍五入之内 ?1.*与算式不同，文件有说明 ?1.*不符 ?1.*无从核对 ?1/);
    const first = await words(list.locator("details").first());
    assert.doesNotMatch(first, /账平/);
  });
});

test("amounts convert between units without rounding, and the page keeps its place", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await choose(page, "金额单位", /^元$/);
    await page.getByText("10,293,100", { exact: true }).first().waitFor();
    assert.equal(fragment(page).unit, "yuan");
    await choose(page, "金额单位", /^亿元$/);
    await page.getByText("0.102931", { exact: true }).first().waitFor();
    await choose(page, "金额单位", /^万元$/);
    await page.getByText("1,029.31", { exact: true }).first().waitFor();
    assert.equal(fragment(page).unit, undefined);
  });
});

test("who carries projects out is listed in full, however many they are", async () => {
  const bodies = Array.from({ length: 15 }, (_, at) => `某某县第${at + 1}中心`);
  const body = ["某某县2025年部门预算", ...bodies.flatMap((name, at) => [
    `项目${at + 1}.`, "一、项目名称", `第${at + 1}项`, "三、项目实施单位", name, "六、资金安排情况", "安排水费3万元。",
  ])].join("\n");
  const prepare = (page) =>
    page.route("**/data/many.txt", (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body }));
  await visit({ at: "d=data/many.txt", prepare }, async (page) => {
    await isOpen(page);
    const card = page.locator("section.facet", { has: page.getByRole("heading", { name: "实施单位" }) });
    assert.equal(await card.locator("li").count(), bodies.length);
    assert.match(await words(card), /某某县第15中心 3/);
  });
});
