// Elements that come and go: nothing of them stays.

import assert from "node:assert/strict";
import { test } from "node:test";

import { element, isDrawn, visitPortal } from "./portal.mjs";
import { inUse } from "./memory.mjs";

/** How often an element is moved, or removed and added again. */
const TIMES = 500;

test("an element that is moved stays as it is: nothing is fetched or drawn again", async () => {
  const asked = [];
  const prepare = async (page) => page.on("request", (request) => asked.push(request.url()));
  const body = `${element('project="1"')}<div id="there"></div>`;
  await visitPortal({ prepare, body }, async (page) => {
    await isDrawn(page);
    const before = asked.length;
    const isSame = await page.evaluate(async () => {
      const explorer = document.querySelector("mingzhang-explorer");
      const heading = explorer.shadowRoot.querySelector("h1");
      for (let at = 0; at < 10; at += 1) {
        document.getElementById("there").append(explorer);
        await null;
        document.querySelector("main").prepend(explorer);
        await null;
      }
      return explorer.shadowRoot.querySelector("h1") === heading;
    });
    assert.equal(isSame, true);
    assert.equal(asked.length, before);
  });
});

test(`an element is moved, removed and added again ${TIMES} times, and leaves nothing behind`, async () => {
  await visitPortal({ body: element('project="1" line="3.1"') }, async (page) => {
    page.setDefaultTimeout(300_000);
    await isDrawn(page);
    /** Removes the element for good, and adds it, or another, again. */
    const round = (times) =>
      page.evaluate(async (times) => {
        const main = document.querySelector("main");
        for (let at = 0; at < times; at += 1) {
          let explorer = document.querySelector("mingzhang-explorer");
          main.append(explorer);
          explorer.remove();
          await new Promise((done) => setTimeout(done));
          if (at % 2) {
            explorer = document.createElement("mingzhang-explorer");
            Object.assign(explorer, { src: "data/budget.txt", project: 1, line: "3.1" });
          }
          main.append(explorer);
          await explorer.load();
        }
      }, times);
    // What is compiled, interned and pooled comes with the first rounds.
    await round(20);
    const before = await inUse(page);
    await round(TIMES);
    const after = await inUse(page);
    await isDrawn(page);
    assert.equal(await page.locator("mingzhang-explorer [aria-selected=true]").count() > 0, true);
    assert.ok(after.nodes <= before.nodes + 50, `${before.nodes} nodes before, ${after.nodes} after`);
    assert.ok(after.listeners <= before.listeners + 20, `${before.listeners} listeners before, ${after.listeners} after`);
    assert.equal(after.wasm, before.wasm, "bytes of the module's memory");
    assert.ok(after.heap < before.heap * 1.1 + 200_000, `${before.heap} bytes of JavaScript before, ${after.heap} after`);
  });
});

test("ten elements on a page share one module, and need less than twice the memory of one", async (t) => {
  const used = {};
  for (const count of [1, 10]) {
    const projects = Array.from({ length: count }, (_, at) => element(`project="${(at % 4) + 1}"`)).join("");
    const asked = [];
    const prepare = async (page) => page.on("request", (request) => asked.push(request.url()));
    await visitPortal({ prepare, body: projects }, async (page) => {
      await page.evaluate(() => Promise.all(Array.from(document.querySelectorAll("mingzhang-explorer"), (it) => it.load())));
      await isDrawn(page, count - 1);
      used[count] = await inUse(page);
      assert.equal(asked.filter((url) => url.endsWith(".wasm")).length, 1);
    });
  }
  t.diagnostic(`one: ${JSON.stringify(used[1])}`);
  t.diagnostic(`ten: ${JSON.stringify(used[10])}`);
  const scripts = ({ heap, wasm }) => heap + wasm;
  assert.ok(scripts(used[10]) <= 2 * scripts(used[1]), "JavaScript and the module");
  if (used[1].page) assert.ok(used[10].page <= 2 * used[1].page, "the page's process");
});
