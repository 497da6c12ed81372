// Files that an office program wrote, in every format that is opened.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { eventually, fragment, heading, isOpen, words } from "./explorer.mjs";
import { bring, choose, csvOf, dialogue, file, isShown, linesOf, written } from "./opening.mjs";
import { DIST } from "./server.mjs";
import { AFTER, BEFORE } from "./years.mjs";

const FORMATS = ["docx", "doc", "html", "pdf"];
let seed;
let files;

before(async () => {
  seed = await readFile(join(DIST, "data/budget.txt"), "utf8");
  files = await written({ seed, before: BEFORE, after: AFTER }, FORMATS);
});

/** A journey with the files of LibreOffice. */
const journey = (name, walk) =>
  test(name, async (context) => {
    if (!files) return context.skip("there is no LibreOffice");
    await walk();
  });

const cells = (csv) =>
  csv
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

/** A table without the columns that say where in the file something stands. */
function withoutPlaces(csv) {
  const [head, ...rows] = cells(csv);
  const kept = head.map((name, nth) => [name, nth]).filter(([name]) => !/place|start|end|file|sha|source/.test(name));
  return rows.map((row) => kept.map(([, nth]) => row[nth]));
}

for (const format of FORMATS) {
  journey(`the sample as .${format} gives its 54 lines, whatever it is called`, async () => {
    await visit({}, async (page) => {
      await isOpen(page);
      const title = await words(heading(page));
      const own = withoutPlaces(await csvOf(page));
      // A file is known by what is in it.
      const name = `某局预算.${format === "docx" ? "txt" : format}`;
      await choose(page, file(name, files.seed[format]));
      await isShown(page, name);
      await isOpen(page);
      assert.equal(await words(heading(page)), title);
      assert.equal(fragment(page).d, `:${name}`);
      assert.equal(await linesOf(page), 54);
      const read = withoutPlaces(await csvOf(page));
      assert.deepEqual(read, own);
      await isAccessible(page);
    });
  });
}

journey("several files of different formats are dropped at once, and each can be looked at", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    const brought = FORMATS.map((format) => file(`${format === "doc" ? "去年" : "今年"}.${format}`, files[format === "doc" ? "before" : "after"][format]));
    brought.push(file("说明.txt", BEFORE), file("版式.ofd", zip("OFD.xml")), file("表格.xlsx", zip("xl/workbook.xml")));
    await bring(page, "drop", brought);
    const list = dialogue(page).locator(".opening-list > li");
    // What is not read says what to do.
    await list.filter({ hasText: "版式.ofd" }).getByText("另存为").waitFor();
    await list.filter({ hasText: "表格.xlsx" }).getByText("另存为").waitFor();
    for (const name of ["今年.docx", "去年.doc", "今年.html", "今年.pdf", "说明.txt"]) {
      await list.filter({ hasText: name }).getByRole("button", { name: "查看" }).waitFor();
    }
    await isAccessible(page);
    await list.filter({ hasText: "去年.doc" }).getByRole("button", { name: "查看" }).click();
    await isShown(page, "去年.doc");
    await eventually(page, () => document.querySelector("#app main h1")?.textContent.includes("2023"));
  });
});

journey("a PDF is the second document of a comparison, and so is a .docx", async () => {
  await visit({ at: "" }, async (page) => {
    await isOpen(page);
    await bring(page, "drop", [file("今年.docx", files.after.docx)]);
    await isShown(page, "今年.docx");
    await page.getByText("与另一份文件对照").click();
    await page.getByLabel("本机的文件").setInputFiles(file("去年.pdf", files.before.pdf));
    await page.getByRole("heading", { level: 1, name: "两份文件对照" }).waitFor();
    assert.deepEqual(await compared(page), [
      "合计 17.50 19.10 +1.60 +9.1%",
      "流动书车 10.00 12.00 +2.00 +20.0%",
      "2023年全民阅读 4.50 4.50 相同",
      "古籍修复 3.00 无此项 不再列",
      "少儿讲座 无此项 2.60 新列",
    ]);
    assert.equal(fragment(page).with, ":去年.pdf");
    await isAccessible(page);
  });
});

async function compared(page) {
  const rows = await page.getByRole("table").getByRole("row").all();
  return Promise.all(rows.slice(1).map(words));
}

/** A ZIP archive with one empty part. */
function zip(name) {
  const bytes = Buffer.from(name);
  const header = Buffer.alloc(30);
  header.write("PK\x03\x04", "latin1");
  header.writeUInt16LE(bytes.length, 26);
  const entry = Buffer.alloc(46);
  entry.write("PK\x01\x02", "latin1");
  entry.writeUInt16LE(bytes.length, 28);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + bytes.length, 12);
  end.writeUInt32LE(30 + bytes.length, 16);
  return Buffer.concat([header, bytes, entry, bytes, end]);
}
