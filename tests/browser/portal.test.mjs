// The example of a portal's page: portal.html.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, visit } from "./browser.mjs";
import { PLACES } from "./server.mjs";

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`a portal's article has the element in its own colours, and the frame: ${name}`, async () => {
    await visit({ viewport, place: `${PLACES.folder}portal.html` }, async (page) => {
      const explorer = page.locator("mingzhang-explorer");
      await explorer.getByRole("heading", { name: /2024年部门预算/ }).waitFor();
      const paper = await explorer.locator(".mingzhang > section").evaluate((it) => getComputedStyle(it).backgroundColor);
      assert.equal(paper, "rgb(245, 248, 251)");
      await page.locator("iframe").scrollIntoViewIfNeeded();
      const frame = page.frameLocator("iframe");
      await frame.locator("svg.treemap").first().waitFor();
      await isAccessible(page);
      await fitsItsWindow(page);
      // The official file is there without any of it.
      const file = page.getByRole("link", { name: /正式文件/ });
      assert.equal((await page.request.get(new URL(await file.getAttribute("href"), page.url()).href)).status(), 200);
    });
  });
}

test("without scripts, the article shows every line as a table", async () => {
  await visit({ javaScriptEnabled: false, place: "/portal.html" }, async (page) => {
    const line = page.locator("mingzhang-explorer").getByRole("row", { name: /其中 偿还往年拖欠的会议展板制作费/ });
    assert.match(await line.innerText(), /25\.00/);
  });
});
