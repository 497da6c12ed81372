// <mingzhang-explorer> in a page of somebody else's.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible } from "./browser.mjs";
import { eventually, row, table } from "./explorer.mjs";
import { element, heard, isDrawn, visitPortal } from "./portal.mjs";
import { PLACES } from "./server.mjs";

const PROJECT = "澄江市政府办综合项目经费";

for (const [name, place] of Object.entries(PLACES)) {
  test(`one tag shows the explorer in a page under a strict policy, from the ${name} of a server`, async () => {
    await visitPortal({ place, body: element('project="1" line="3.1"') }, async (page) => {
      await isDrawn(page);
      await page.getByRole("heading", { name: PROJECT }).waitFor();
      assert.match(await table(page).locator('[aria-selected="true"]').innerText(), /会议展板、文本制作费/);
      assert.equal(await page.getByText("附表").isVisible(), false, "the fallback gives way");
      assert.deepEqual(await heard(page, "ready"), [{ title: "澄江市人民政府办公室2024年部门预算", projects: 4 }]);
      assert.deepEqual(await heard(page, "select"), [], "what the page asked for is no reader's choice");
    });
  });
}

test("what a reader does stays inside of the element, and the page hears of it", async () => {
  await visitPortal({ body: element('project="1"') }, async (page) => {
    await isDrawn(page);
    const before = await page.evaluate(() => [location.href, history.length, document.title, Object.keys(globalThis).join()]);
    await row(page, "法律顾问专项经费").click();
    await eventually(page, () => document.querySelector("mingzhang-explorer").line === "2");
    assert.deepEqual(await heard(page, "select"), [{ project: 1, line: "2", label: "法律顾问专项经费", yuan: "110000" }]);
    await page.getByRole("link", { name: /部门预算/ }).first().click();
    await page.getByRole("heading", { name: /2024年部门预算/ }).waitFor();
    const said = await page.locator("mingzhang-explorer").evaluate((it) => [it.project, it.line, it.getAttribute("project")]);
    assert.deepEqual(said, ["", "", null]);
    await page.getByRole("combobox").fill("律师");
    await page.getByRole("option").first().click();
    await page.getByRole("heading", { name: PROJECT }).waitFor();
    await table(page).getByRole("row").nth(2).press("ArrowDown");
    const after = await page.evaluate(() => [location.href, history.length, document.title, Object.keys(globalThis).join()]);
    assert.deepEqual(after, before, "nothing of the page is touched");
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });
});

test("attributes and properties say the same, and change what is shown", async () => {
  await visitPortal({ lang: "en" }, async (page) => {
    await isDrawn(page);
    const explorer = page.locator("mingzhang-explorer");
    await page.getByText("Read the official text").waitFor();
    await explorer.evaluate((it) => it.setAttribute("project", "1"));
    await page.getByRole("heading", { name: PROJECT }).waitFor();
    await explorer.evaluate((it) => (it.unit = "yuan"));
    await page.getByText("1,015,000").first().waitFor();
    await explorer.evaluate((it) => (it.view = "treemap"));
    await page.locator(".treemap").waitFor();
    await explorer.evaluate((it) => (it.lang = "zh-CN"));
    await page.getByText("看官方原文").waitFor();
    await explorer.evaluate((it) => (it.theme = "dark"));
    await eventually(page, () => {
      const { shadowRoot } = document.querySelector("mingzhang-explorer");
      return getComputedStyle(shadowRoot.querySelector("section")).backgroundColor === "rgb(20, 24, 28)";
    });
    await explorer.evaluate((it) => (it.height = "500"));
    assert.equal((await explorer.boundingBox()).height, 500);
    await explorer.evaluate((it) => (it.view = "checks"));
    await page.getByRole("heading", { name: "对账" }).first().waitFor();
    assert.equal(await explorer.getAttribute("project"), null);
    await explorer.evaluate((it) => it.show({ project: 1, line: "3.1.1" }));
    assert.match(await table(page).locator('[aria-selected="true"]').innerText(), /偿还往年拖欠/);
    assert.equal(await explorer.getAttribute("line"), "3.1.1");
  });
});

test("properties that were set before the script ran are honoured", async () => {
  const body = '<mingzhang-explorer id="early"></mingzhang-explorer><script src="early.js"></script>';
  const prepare = (page) =>
    page.route("**/early.js", (route) =>
      route.fulfill({
        contentType: "text/javascript",
        body: 'Object.assign(document.getElementById("early"), { src: "data/budget.txt", project: 2, unit: "yuan" });',
      }),
    );
  await visitPortal({ body, prepare }, async (page) => {
    await isDrawn(page);
    const said = await page.locator("mingzhang-explorer").evaluate((it) => [it.outerHTML, Object.keys(it)]);
    assert.deepEqual(said, ['<mingzhang-explorer id="early" src="data/budget.txt" project="2" unit="yuan"></mingzhang-explorer>', []]);
  });
});

test("nothing is fetched before the element is near the window, and then once for all elements", async () => {
  const body = `<div id="far"></div>${element('project="1"')}${element('project="2"')}${element('project="3"')}`;
  const head = '<link rel="stylesheet" href="portal.css">';
  const asked = [];
  const prepare = async (page) => {
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.route("**/portal.css", (route) => route.fulfill({ contentType: "text/css", body: "#far { height: 5000px }" }));
  };
  await visitPortal({ body, head, prepare }, async (page) => {
    await page.waitForFunction(() => customElements.get("mingzhang-explorer") && document.readyState === "complete");
    // The observer has had its say when a frame has passed.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.deepEqual(asked.sort(), ["/mingzhang-explorer.js", "/portal.css", "/portal.html"]);
    await page.evaluate(() => document.querySelectorAll("mingzhang-explorer").forEach((it) => it.load()));
    for (const at of [0, 1, 2]) await isDrawn(page, at);
    for (const end of [".wasm", "/element-host.js", "/element.css"]) {
      assert.equal(asked.filter((path) => path.endsWith(end)).length, 1, end);
    }
    const names = await page.locator("mingzhang-explorer h1").allInnerTexts();
    assert.equal(new Set(names).size, 3, "each shows its own");
    await row(page, "法律顾问专项经费").first().click();
    const lines = await page.locator("mingzhang-explorer").evaluateAll((all) => all.map((it) => it.line));
    assert.deepEqual(lines, ["2", "", ""]);
  });
});

test("where the module does not arrive, what stands in the element stays, with a quiet note", async () => {
  const prepare = (page) => page.route("**/*_bg.wasm", (route) => route.abort());
  await visitPortal({ prepare, expects: /ERR_FAILED|Failed to fetch/ }, async (page) => {
    await page.getByText("互动部分没有运行").waitFor();
    assert.equal(await page.getByText("附表").isVisible(), true);
    await page.getByRole("link", { name: "官方原文" }).waitFor();
    assert.equal((await heard(page, "error"))[0].reason, "load");
    await isAccessible(page);
  });
});

test("an engine that is too old downloads nothing in vain, and keeps what stands in the element", async () => {
  const asked = [];
  const prepare = async (page) => {
    page.on("request", (request) => asked.push(request.url()));
    await page.addInitScript(() => (WebAssembly.validate = () => false));
  };
  await visitPortal({ prepare }, async (page) => {
    await page.getByText("浏览器太旧").waitFor();
    assert.equal(await page.getByText("附表").isVisible(), true);
    assert.equal(asked.filter((url) => url.endsWith(".wasm")).length, 0);
    assert.equal((await heard(page, "error"))[0].reason, "engine");
  });
});

test("a document that is not there says so, and what stands in the element comes back", async () => {
  await visitPortal({ expects: /404/ }, async (page) => {
    await isDrawn(page);
    await page.locator("mingzhang-explorer").evaluate((it) => (it.src = "data/none.txt"));
    await page.getByText("互动部分没有运行").waitFor();
    assert.equal(await page.getByText("附表").isVisible(), true);
    assert.deepEqual(await heard(page, "error"), [{ reason: "document", message: "找不到这份文件" }]);
    await page.locator("mingzhang-explorer").evaluate((it) => (it.src = "data/budget.txt"));
    await isDrawn(page);
    assert.equal(await page.getByText("附表").isVisible(), false);
  });
});

test("a file that is altered on its way is not run", async () => {
  for (const end of ["_bg.wasm", "element.css", "/mingzhang-web-*.js"]) {
    const prepare = (page) =>
      page.route(`**/*${end}`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: Buffer.concat([await response.body(), Buffer.from("\n")]) });
      });
    await visitPortal({ prepare, expects: /integrity|digest/ }, async (page) => {
      await page.getByText("互动部分没有运行").waitFor();
      assert.equal(await page.getByText("附表").isVisible(), true);
    });
  }
});

test("the page takes a file for itself, and scripts get the figures", async () => {
  await visitPortal({ body: element('project="1"') }, async (page) => {
    await isDrawn(page);
    await page.evaluate(() => addEventListener("mingzhang-export", (event) => event.preventDefault()));
    await page.getByText("下载").click();
    await page.getByRole("button", { name: "表格 CSV" }).click();
    await eventually(page, () => globalThis.heard.some(([name]) => name === "export"));
    const [{ name, type, content }] = await heard(page, "export");
    assert.deepEqual([name, type], ["budget.csv", "text/csv;charset=utf-8"]);
    assert.match(content, /偿还往年拖欠的会议展板制作费,250000/);
    const { projects, csv, zip } = await page.locator("mingzhang-explorer").evaluate(async (it) => ({
      projects: (await it.reading()).funding.length,
      csv: await (await it.file("csv")).text(),
      zip: await (await it.file("xlsx")).slice(0, 2).text(),
    }));
    assert.equal(projects, 4);
    assert.match(csv, /250000/);
    assert.equal(zip, "PK");
  });
});

test("a reading that was saved as JSON shows what its text says, not what it says of it", async () => {
  await visitPortal({}, async (page) => {
    await isDrawn(page);
    const explorer = page.locator("mingzhang-explorer");
    const json = await explorer.evaluate(async (it) => (await it.file("json")).text());
    const saved = JSON.parse(json);
    saved.funding = [];
    await page.route("**/saved.json", (route) => route.fulfill({ contentType: "application/json", body: JSON.stringify(saved) }));
    await explorer.evaluate((it) => (it.src = "saved.json"));
    await eventually(page, () => globalThis.heard.filter(([name]) => name === "ready").length === 2);
    assert.equal((await heard(page, "ready"))[1].projects, 4);
    await page.getByRole("link", { name: PROJECT }).first().waitFor();
    assert.equal(await explorer.evaluate(async (it) => (await it.reading()).funding.length), 4);
  });
});

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`the page with the element is accessible and fits its window: ${name}`, async () => {
    await visitPortal({ viewport, body: element('project="1"') }, async (page) => {
      await isDrawn(page);
      await isAccessible(page);
      await fitsItsWindow(page);
    });
  });
}

test("a narrow column is laid out as a phone is, whatever the window", async () => {
  const head = '<link rel="stylesheet" href="portal.css">';
  const prepare = (page) =>
    page.route("**/portal.css", (route) => route.fulfill({ contentType: "text/css", body: "html { font-size: 10px } mingzhang-explorer { width: 340px }" }));
  await visitPortal({ head, prepare, body: element('project="1"') }, async (page) => {
    await isDrawn(page);
    const tables = await page.getByRole("treegrid").boundingBox();
    const texts = await page.getByRole("region", { name: /^原文/ }).boundingBox();
    assert.ok(texts.y > tables.y + tables.height, "text below the table");
    const size = await row(page, "法律顾问专项经费").evaluate((it) => getComputedStyle(it).fontSize);
    assert.equal(size, "15px", "the page's own root size is not ours");
  });
});

test("a page gives the element its own colours", async () => {
  const head = '<link rel="stylesheet" href="portal.css">';
  const body = "mingzhang-explorer { --mingzhang-paper: rgb(1, 2, 3); } mingzhang-explorer::part(colophon) { display: none }";
  const prepare = (page) => page.route("**/portal.css", (route) => route.fulfill({ contentType: "text/css", body }));
  await visitPortal({ head, prepare }, async (page) => {
    await isDrawn(page);
    const paper = await page.locator("mingzhang-explorer section").first().evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.equal(paper, "rgb(1, 2, 3)");
    assert.equal(await page.locator("mingzhang-explorer footer").isVisible(), false);
  });
});
