// A document as large as a county's: the one that `cargo xtask measure` opens.

import assert from "node:assert/strict";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { isAtProject, isOpen, row } from "./explorer.mjs";
import { LINES, PROJECTS, largeDocument, projectName } from "./large.mjs";

test("a document of 5,000 lines is read whole, and each project opens", async () => {
  const prepare = (page) =>
    page.route("**/data/large.txt", (route) =>
      route.fulfill({ body: largeDocument(), contentType: "text/plain; charset=utf-8" }),
    );
  await visit({ at: "d=data/large.txt", prepare }, async (page) => {
    page.setDefaultTimeout(60_000);
    await isOpen(page);
    const list = page.getByRole("region", { name: "项目", exact: true }).getByRole("listitem");
    await list.nth(PROJECTS - 1).waitFor();
    assert.equal(await list.count(), PROJECTS);
    const lines = await page.evaluate(async () => {
      const folder = new URL(document.getElementById("explorer-api").content, document.baseURI);
      const { default: load, toCsv } = await import(new URL("mingzhang.js", folder).href);
      await load();
      const answer = await fetch("data/large.txt");
      return toCsv(new Uint8Array(await answer.arrayBuffer())).trimEnd().split("\n").length - 1;
    });
    assert.equal(lines, LINES);
    await list.nth(PROJECTS - 1).getByRole("link", { name: projectName(PROJECTS) }).click();
    await isAtProject(page, projectName(PROJECTS));
    await row(page, "检查评估经费").waitFor();
  });
});
