// Two projects side by side.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, visit } from "./browser.mjs";
import { fragment, isAtProject, isOpen, words } from "./explorer.mjs";

const LEFT = "澄江市政府办综合项目经费";

const TWO = `某某县图书馆2025年部门预算
项目1.
一、项目名称
东馆开放
二、立项依据
依据甲。依据乙。
六、资金安排情况
安排资金9.00万元，包括：
1.水费4.00万元；
2.电费5.00万元。
项目2.
一、项目名称
西馆开放
二、立项依据
依据甲。依据丙。
六、资金安排情况
安排资金7.00万元，包括：
1.电费4.50万元；
2.保洁费2.50万元。
`;

function onTwo(walk, options = {}) {
  const prepare = (page) =>
    page.route("**/data/two.txt", (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body: TWO }));
  return visit({ at: "d=data/two.txt&p=1&vs=2", prepare, ...options }, async (page) => {
    await isOpen(page);
    await page.getByRole("heading", { level: 1, name: "两个项目对照" }).waitFor();
    await walk(page);
  });
}

test("a project is compared with another from its menu", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, LEFT);
    await page.getByText("与另一项目对照").click();
    await page.getByRole("link", { name: /项目 4/ }).click();
    await page.getByRole("heading", { level: 1, name: "两个项目对照" }).waitFor();
    assert.deepEqual(fragment(page), { p: "1", vs: "4" });
    assert.match(await words(page.getByRole("row").nth(1)), /合计 101\.50 233\.70 \+132\.20 \+130\.2%/);
    await page.getByText("与另一项目对照").click();
    await page.getByRole("link", { name: /项目 3/ }).click();
    await page.getByRole("row", { name: /合计 101\.50 223\.36/ }).waitFor();
    assert.equal(await page.locator("details.menu[open]").count(), 0, "the menu is closed again");
    await page.goBack();
    await page.getByRole("link", { name: "101.50" }).click();
    await isAtProject(page, LEFT);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "两个项目对照" }).waitFor();
  });
});

test("lines of the same use stand beside each other, the others by themselves", () =>
  onTwo(async (page) => {
    const rows = page.getByRole("row");
    const said = [];
    for (let at = 1; at < (await rows.count()); at += 1) said.push(await words(rows.nth(at)));
    assert.deepEqual(said, [
      "合计 9.00 7.00 −2.00 −22.2%",
      "水费 4.00 无此项",
      "电费 5.00 4.50 −0.50 −10.0%",
      "保洁费 无此项 2.50",
    ]);
  }));

test("of the sections, what only one says is marked", () =>
  onTwo(async (page) => {
    const basis = page.locator("section.both", { has: page.getByRole("heading", { name: "二、立项依据" }) });
    assert.deepEqual(await basis.locator("mark").allInnerTexts(), ["依据乙。", "依据丙。"]);
    assert.match(await words(basis), /依据甲。依据乙。.*依据甲。依据丙。/);
  }));

for (const [name, viewport] of Object.entries(SIZES)) {
  for (const look of ["", "&lang=en&theme=dark"]) {
    test(`it fits its window and is accessible: ${name}${look}`, async () => {
      await visit({ at: `p=1&vs=3${look}`, viewport }, async (page) => {
        await isOpen(page);
        await fitsItsWindow(page);
        await isAccessible(page);
      });
    });
  }
}
