// The main pages as those who listen meet them: their accessibility trees, in files that a person can
// read. OUTLINES=write writes them anew, to be read before they are kept.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";

import { visit } from "./browser.mjs";
import { serveYears } from "./years.mjs";

const PAGES = {
  document: "",
  project: "&p=2&line=2",
  checks: "&v=checks",
  lines: "&v=lines&class=印刷费",
  compared: "&with=data/2023.txt",
  "project-en": "&p=2&lang=en",
};

for (const [name, at] of Object.entries(PAGES)) {
  test(`the tree of ${name} is the one that was read and kept`, async () => {
    await visit({ at: `d=data/2024.txt${encodeURI(at)}`, prepare: serveYears }, async (page) => {
      await page.locator("#app main h1").waitFor();
      // The folded sections and the chart are in it as they are.
      const found = `${await page.locator("#app").ariaSnapshot()}\n`;
      const file = new URL(`outlines/${name}.yml`, import.meta.url);
      if (process.env.OUTLINES === "write") await writeFile(file, found);
      assert.equal(found, await readFile(file, "utf8"));
    });
  });
}
