// Nothing runs but what belongs to the explorer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { isOpen, text } from "./explorer.mjs";
import { element, isDrawn, visitPortal } from "./portal.mjs";
import { policy } from "./server.mjs";

/** A document whose every part is markup, script, or an address. */
const HOSTILE = `<script>globalThis.ran = 1</script>2024年部门预算
项目1.
一、项目名称
<img src=x onerror="globalThis.ran = 1"><b>经费</b>
三、项目实施单位
"><svg onload="globalThis.ran = 1">局
六、资金安排情况
本项目安排资金10.00万元，具体如下：
1.<iframe src="javascript:parent.ran = 1"></iframe>经费4.00万元；
2.<a href="javascript:globalThis.ran = 1">链接</a>费6.00万元，支付给{{constructor.constructor('ran=1')()}}公司。
`;

/** Nothing of it has become an element, and nothing has run. */
async function isText(page, root) {
  const made = root.locator("script, img, iframe, b b, a[href^=javascript], svg[onload]");
  assert.equal(await made.count(), 0);
  assert.equal(await page.evaluate(() => "ran" in globalThis), false);
}

const prepare = (page) => page.route("**/data/budget.txt", (route) => route.fulfill({ status: 200, body: HOSTILE }));

test("the page enforces Trusted Types", async () => {
  const rules = await policy();
  assert.match(rules, /require-trusted-types-for 'script'; trusted-types mingzhang$/);
  await visit({ expects: /TrustedHTML/ }, async (page) => {
    await isOpen(page);
    const refused = await page.evaluate(() => {
      try {
        document.createElement("div").innerHTML = "<b>x</b>";
        return "taken";
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(refused, "TypeError");
  });
});

test("a document full of markup and script is shown as text: on the page", async () => {
  await visit({ prepare, at: "p=1&q=img" }, async (page) => {
    await isOpen(page);
    await page.getByRole("heading", { level: 1, name: '<img src=x onerror="globalThis.ran = 1"><b>经费</b>' }).waitFor();
    await text(page).getByText('<iframe src="javascript:parent.ran = 1"></iframe>').waitFor();
    await isText(page, page.locator("#app"));
    for (const at of ["", "v=payees", "v=checks", "v=classes"]) {
      await page.evaluate((at) => (location.hash = at), at);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await isText(page, page.locator("#app"));
    }
  });
});

test("a document full of markup and script is shown as text: on an element", async () => {
  await visitPortal({ prepare, body: element('project="1"') }, async (page) => {
    await isDrawn(page);
    await page.getByRole("heading", { name: /<img src=x/ }).waitFor();
    await isText(page, page.locator("mingzhang-explorer"));
  });
});

for (const end of ["_bg.wasm", "mingzhang-web-*.js", "loader-*.js"]) {
  test(`the page runs no file that was altered on its way: ${end}`, async () => {
    const prepare = (page) =>
      page.route(`**/*${end.replace("*", "*")}`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from("\n")]) });
      });
    await visit({ prepare, expects: /integrity|digest|Failed to fetch|did not arrive|preload/ }, async (page) => {
      if (!end.startsWith("loader")) await page.locator("html[data-failed=load]").waitFor({ state: "attached" });
      else await page.waitForLoadState("load");
      assert.equal(await page.locator("html[data-ready]").count(), 0);
      await page.locator("#printed").getByText("1,029.31", { exact: true }).waitFor();
    });
  });
}
