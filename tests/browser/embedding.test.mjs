// The dialog “嵌入”: what it writes works when it is pasted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { isAtProject } from "./explorer.mjs";
import { PLACES, serve } from "./server.mjs";

const PROJECT = "澄江市政府办综合项目经费";
const AT = "p=1&line=3.1&unit=yuan&theme=dark";

async function openDialog(page) {
  await page.locator("summary", { hasText: "分享" }).click();
  await page.getByRole("button", { name: "嵌入别的网页…" }).click();
}

/** The two texts of the dialog. */
async function snippets(page) {
  await isAtProject(page, PROJECT);
  await openDialog(page);
  const dialog = page.getByRole("dialog", { name: "嵌入到别的网页" });
  await dialog.waitFor();
  await isAccessible(page);
  const written = await dialog.getByRole("textbox").evaluateAll((all) => all.map((it) => it.value));
  await dialog.getByRole("button", { name: "关闭" }).click();
  await dialog.waitFor({ state: "detached" });
  return written;
}

/** Opens a page of the same server with nothing but what was pasted. */
async function paste(page, html) {
  await page.route("**/pasted.html", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title><h1>门户</h1>${html}` }),
  );
  await page.goto(new URL("/pasted.html", page.url()).href);
}

for (const header of [{}, { "Access-Control-Allow-Origin": "*" }]) {
  const named = Object.keys(header).join() || "no header";
  test(`both texts show the place that one was looking at, on a server that sends ${named}`, async () => {
    const from = await serve(undefined, header);
    try {
      await visit({ at: AT, from, place: PLACES.folder, serviceWorkers: "allow" }, async (page) => {
        const [element, frame] = await snippets(page);
        assert.match(element, /integrity="sha256-[^"]+" crossorigin="anonymous" defer/);
        assert.match(element, new RegExp(`<tr><th scope="row">${PROJECT}</th><td>1015000</td><td>文件载明总额</td></tr>`));
        assert.match(element, /<a href="[^"]*\/some\/portal\/data\/budget\.txt">看官方原文<\/a>/);
        assert.equal(/sandbox="allow-scripts allow-downloads"/.test(frame), named !== "no header");
        await paste(page, element);
        await page.getByRole("heading", { name: PROJECT }).waitFor();
        assert.match(await page.locator('[aria-selected="true"]').first().innerText(), /会议展板、文本制作费[\s\S]*300,000/);
        await paste(page, frame);
        await page.frameLocator("iframe").getByRole("heading", { name: PROJECT }).waitFor();
        assert.match(await page.frameLocator("iframe").locator('[aria-selected="true"]').first().innerText(), /会议展板/);
      });
    } finally {
      await from.close();
    }
  });
}

test("the text is copied, and what a document calls its projects is no markup in it", async () => {
  const body = '项目1.\n一、项目名称\n<img src=x onerror="alert(1)">&"经费\n六、资金安排情况\n本项目安排资金1.50万元。\n';
  const prepare = (page) => page.route("**/data/budget.txt", (route) => route.fulfill({ status: 200, body }));
  await visit({ at: "p=1", prepare, permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.getByRole("main").getByRole("heading", { level: 1, name: /img/ }).waitFor();
    await openDialog(page);
    await page.getByRole("dialog").getByRole("button", { name: "复制" }).first().click();
    await page.getByRole("status").filter({ hasText: "已复制" }).first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes('<th scope="row">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&quot;经费</th>'), copied);
  });
});
