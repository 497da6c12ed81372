// A document that is not there, or is none: the page says what happened and what to do, and still
// leads to the official text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { heading, isOpen } from "./explorer.mjs";

const TEXT = "**/data/budget.txt";
const GZIP = Buffer.from("1f8b08000000000000034bcbcf07002165738c03000000", "hex");

/** Each trouble: how the server answers, what the page says, and what the browser itself logs. */
const TROUBLES = {
  "a file that is missing": [{ status: 404, body: "Not Found" }, /找不到这份文件/, /404/],
  "a file that the server keeps back": [{ status: 403, body: "" }, /没有交出这份文件（代码 403）/, /403/],
  "a server that fails": [{ status: 500, body: "" }, /没有交出这份文件（代码 500）/, /500/],
  "an empty file": [{ status: 200, body: "" }, /这份文件是空的/],
  "a file of nothing but spaces": [{ status: 200, body: " \n　\r\n\t" }, /这份文件是空的/],
  "a binary file": [{ status: 200, body: GZIP }, /不是纯?文字/],
  "a file in no encoding": [{ status: 200, body: Buffer.from([0xff, 0xff, 0x80, 0x00, 0x81, 0xfe, 0xff]) }, /不是纯?文字/],
};

for (const [name, [answer, says, expects]] of Object.entries(TROUBLES)) {
  test(`${name}: said plainly, with a way on`, async () => {
    let isMended = false;
    const prepare = (page) =>
      page.route(TEXT, (route) => (isMended ? route.continue() : route.fulfill(answer)));
    await visit({ prepare, expects }, async (page) => {
      const notice = page.getByRole("alert").filter({ hasText: says });
      await notice.waitFor();
      await isAccessible(page);
      const link = notice.getByRole("link", { name: "看官方原文" });
      assert.match(await link.getAttribute("href"), /data\/budget\.txt$/);
      isMended = true;
      await notice.getByRole("button", { name: "再试一次" }).click();
      await page.getByText("1,029.31", { exact: true }).first().waitFor();
      assert.equal(await notice.count(), 0);
    });
  });
}

test("no answer at all: said plainly, with a way on", async () => {
  const prepare = (page) => page.route(TEXT, (route) => route.abort("internetdisconnected"));
  await visit({ prepare, expects: /ERR_INTERNET_DISCONNECTED/ }, async (page) => {
    const notice = page.getByRole("alert").filter({ hasText: /没有收到网站的回答/ });
    await notice.getByRole("button", { name: "再试一次" }).waitFor();
    await notice.getByRole("link", { name: "看官方原文" }).waitFor();
  });
});

test("in English too, and for a document named in the address", async () => {
  const at = "d=data/none.txt&lang=en";
  await visit({ at, expects: /404/ }, async (page) => {
    const notice = page.getByRole("alert").filter({ hasText: /This document was not found/ });
    await notice.waitFor();
    await isAccessible(page);
    await notice.getByRole("link", { name: "Open this site's document" }).click();
    await page.getByText("1,029.31", { exact: true }).first().waitFor();
  });
});

test("a text that is no budget is shown whole, and the page says that it found no project", async () => {
  const body = "一份通知\n\n本月食堂收费3.50元，请大家知悉。\n";
  const prepare = (page) => page.route(TEXT, (route) => route.fulfill({ status: 200, body, contentType: "text/plain; charset=utf-8" }));
  await visit({ prepare }, async (page) => {
    await isOpen(page);
    await page.getByText(/没有读到项目/).first().waitFor();
    await page.getByText("3.50元", { exact: true }).waitFor();
    await isAccessible(page);
    assert.equal(await heading(page).count(), 1);
  });
});

test("a document in GB18030 reads the same as in UTF-8", async () => {
  // 项目1. … 资金安排 … 共1.50万元, as a government office's older software writes it.
  const body = Buffer.from("cfeec4bf312e0ad2bba1a2cfeec4bfc3fbb3c60ab2e2cad4cfeec4bfa1a30ac1f9a1a2d7cabdf0b0b2c5c5c7e9bff60ab1becfeec4bfb0b2c5c5d7cabdf0312e3530cdf2d4aaa1a30a", "hex");
  assert.equal(new TextDecoder("gb18030").decode(body), "项目1.\n一、项目名称\n测试项目。\n六、资金安排情况\n本项目安排资金1.50万元。\n");
  const prepare = (page) => page.route(TEXT, (route) => route.fulfill({ status: 200, body }));
  await visit({ prepare }, async (page) => {
    await isOpen(page);
    await page.getByRole("link", { name: "测试项目" }).first().waitFor();
    await page.getByText("1.50", { exact: true }).first().waitFor();
  });
});
