// Two documents of one body side by side.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, visit } from "./browser.mjs";
import { fragment, isAtProject, isOpen, words } from "./explorer.mjs";
import { BEFORE, serveYears } from "./years.mjs";

const AT = "d=data/2024.txt&with=data/2023.txt";

const TITLE = "两份文件对照";

function arrives(page, title = TITLE) {
  return page.getByRole("heading", { level: 1, name: title }).waitFor();
}

async function rows(page) {
  const all = await page.getByRole("table").getByRole("row").all();
  return Promise.all(all.slice(1).map(words));
}

const COMPARED = [
  "合计 17.50 19.10 +1.60 +9.1%",
  "流动书车 10.00 12.00 +2.00 +20.0%",
  "2023年全民阅读 4.50 4.50 相同",
  "古籍修复 3.00 无此项 不再列",
  "少儿讲座 无此项 2.60 新列",
];

test("two years stand project by project, the earlier on the left, and in words", async () => {
  await visit({ at: AT, prepare: serveYears }, async (page) => {
    await arrives(page);
    assert.deepEqual(await rows(page), COMPARED);
    assert.equal(
      await words(page.locator(".in-words")),
      "项目资金2023年共 17.50 万元，2024年共 19.10 万元，相差 +1.60（+9.1%）。项目中 1 个增加，1 个不变，1 个新列，1 个不再列。",
    );
    assert.match(await words(page.getByRole("columnheader").nth(1)), /^2023年/);
    assert.match(await page.title(), /^两份文件对照/);
    await isAccessible(page);
  });
  // Whichever of the two is open, the earlier is on the left.
  await visit({ at: "d=data/2023.txt&with=data/2024.txt", prepare: serveYears }, async (page) => {
    await arrives(page);
    assert.deepEqual(await rows(page), COMPARED);
  });
});

test("a project leads to its lines and sections, and a figure to its document", async () => {
  await visit({ at: AT, prepare: serveYears }, async (page) => {
    await arrives(page);
    await page.getByRole("link", { name: "流动书车" }).click();
    await page.getByRole("heading", { name: "二、立项依据" }).waitFor();
    assert.deepEqual(fragment(page), { d: "data/2024.txt", with: "data/2023.txt", p: "2", vs: "1" });
    assert.deepEqual(await rows(page), [
      "合计 10.00 12.00 +2.00 +20.0%",
      "购书费 6.00 8.00 +2.00 +33.3%",
      "燃油费 3.00 2.50 −0.50 −16.7%",
      "保险费 1.00 无此项 不再列",
      "修车费 无此项 1.50 新列",
    ]);
    assert.deepEqual(await page.locator("section.both mark").allInnerTexts(), ["依据乙。", "依据戊。"]);
    await isAccessible(page);
    await page.getByRole("link", { name: "6.00" }).click();
    await isAtProject(page, "流动书车");
    assert.deepEqual(fragment(page), { d: "data/2023.txt", p: "1", line: "1" });
    await page.goBack();
    await page.getByRole("link", { name: "全部项目对照" }).click();
    await page.getByRole("link", { name: "流动书车" }).waitFor();
    assert.deepEqual(await rows(page), COMPARED);
  });
});

test("the other document is named by its address, or is a file that stays on the machine", async () => {
  await visit({ at: "d=data/2024.txt", prepare: serveYears }, async (page) => {
    await isOpen(page);
    await page.getByText("与另一份文件对照").click();
    const path = page.getByLabel("本站文件的地址");
    await path.fill("data/2023.txt");
    await path.press("Enter");
    await arrives(page);
    assert.deepEqual(await rows(page), COMPARED);
    await page.goBack();
    await isOpen(page);
    await page.getByText("与另一份文件对照").click();
    await page.getByLabel("本机的文件").setInputFiles({ name: "去年.txt", mimeType: "text/plain", buffer: Buffer.from(BEFORE) });
    await arrives(page);
    assert.deepEqual(await rows(page), COMPARED);
    assert.equal(fragment(page).with, ":去年.txt");
    // Whoever comes by the link is asked for the file.
    await page.reload();
    await page.getByText("请再选一次这个文件").waitFor();
    await isAccessible(page);
    await page.getByText("与另一份文件对照").click();
    await page.getByLabel("本机的文件").setInputFiles({ name: "去年.txt", mimeType: "text/plain", buffer: Buffer.from(BEFORE) });
    await arrives(page);
    assert.deepEqual(await rows(page), COMPARED);
  });
});

test("a second document that is not there says so", async () => {
  const expects = /404/;
  await visit({ at: "d=data/2024.txt&with=data/none.txt", prepare: serveYears, expects }, async (page) => {
    await page.getByRole("heading", { level: 1, name: "找不到这份文件" }).waitFor();
    await page.getByText("data/none.txt").first().waitFor();
  });
});

test("documents that the page names are offered", async () => {
  const prepare = async (page) => {
    await serveYears(page);
    await page.route("**/", async (route) => {
      const answer = await route.fetch();
      const link = '<link rel="alternate" type="text/plain" href="data/2023.txt" title="2023年部门预算">';
      await route.fulfill({ response: answer, body: (await answer.text()).replace("</head>", `${link}</head>`) });
    });
  };
  await visit({ at: "d=data/2024.txt", prepare }, async (page) => {
    await isOpen(page);
    await page.getByText("与另一份文件对照").click();
    await page.getByRole("link", { name: "2023年部门预算" }).click();
    await arrives(page);
    assert.deepEqual(await rows(page), COMPARED);
  });
});

for (const look of ["", "&lang=en&theme=dark", "&p=2&vs=1&size=largest"]) {
  test(`it fits a phone and is accessible${look}`, async () => {
    await visit({ at: AT + look, prepare: serveYears, viewport: SIZES.phone }, async (page) => {
      await page.locator("article.compare h1").waitFor();
      await fitsItsWindow(page);
      await isAccessible(page);
    });
  });
}
