// The npm package in a real Chromium, under the policy of the explorer's page: without a bundler, and
// bundled by esbuild.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "../browser/launch.mjs";
import { policy, serve } from "../browser/server.mjs";
import { examples, printed, project } from "./project.mjs";

const ESBUILD = process.env.ESBUILD ?? "esbuild";

let site;
let server;
let browser;

before(async () => {
  site = await project();
  for (const { name, code } of await examples()) await writeFile(join(site.folder, name), code);
  server = await serve(site.folder);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
  await site?.close();
});

/** Opens a page of the project; nothing may stand in its console, and nothing be asked elsewhere. */
async function open(name, walk) {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const trouble = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin)) trouble.push(`asked for ${request.url()}`);
  });
  try {
    const answer = await page.goto(`${server.origin}/${name}`);
    assert.equal(answer.headers()["content-security-policy"], await policy());
    await walk(page);
    assert.deepEqual(trouble, []);
  } finally {
    await page.close();
  }
}

const HEAD = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>明账</title><link rel="icon" href="data:,">';

test("the example without a bundler runs under the strict policy", async () => {
  const example = (await examples()).find(({ name }) => name === "page.html");
  await writeFile(join(site.folder, "page.html"), `${HEAD}${example.code}`);
  await open("page.html", async (page) => {
    await page.locator("li").nth(27).waitFor();
    const said = await page.locator("li").allTextContents();
    assert.equal(said.length, 28);
    assert.ok(said.some((it) => it.startsWith("contradicts: ") && it.includes("12,100车次")), said.join("\n"));
  });
});

test("the example with a bundler runs, bundled by esbuild", async () => {
  const made = ["--bundle", "--format=esm", "--loader:.wasm=file", "--outdir=out", "--log-level=warning"];
  const { code, err } = await printed(ESBUILD, ["bundled.js", ...made], site.folder);
  assert.equal(code, 0, err);
  await writeFile(
    join(site.folder, "bundled.html"),
    `${HEAD}<script type="module" src="out/bundled.js"></script>`,
  );
  await open("bundled.html", async (page) => {
    await page.waitForFunction(() => globalThis.lines === 54);
  });
});

test("a worker can hand a budget on as a plain object", async () => {
  await writeFile(
    join(site.folder, "worker.js"),
    `import init, { parse } from "./node_modules/mingzhang/mingzhang.js";
await init();
const budget = parse(await (await fetch("budget.txt")).arrayBuffer());
postMessage(budget.toJSON());
`,
  );
  // Under the policy a worker's address comes from the one policy of Trusted Types that it names.
  const [, name] = (await policy()).match(/trusted-types ([\w-]+)/);
  await writeFile(
    join(site.folder, "main.js"),
    `const trusted = trustedTypes.createPolicy("${name}", { createScriptURL: (it) => it });
const worker = new Worker(trusted.createScriptURL("worker.js"), { type: "module" });
worker.onmessage = ({ data }) => (globalThis.plain = data);
`,
  );
  await writeFile(join(site.folder, "worker.html"), `${HEAD}<script type="module" src="main.js"></script>`);
  await open("worker.html", async (page) => {
    await page.waitForFunction(() => globalThis.plain !== undefined);
    const [text, mention] = await page.evaluate(() => [globalThis.plain.text, globalThis.plain.mentions[0]]);
    assert.equal(text.slice(mention.range.start_utf16, mention.range.end_utf16), mention.written);
    assert.equal(mention.written, "101.50万元");
  });
});

test("the package has no more in it than it says", async () => {
  const { out } = await printed("tar", ["-tzf", (await printed("ls", [site.folder])).out.match(/\S+\.tgz/)[0]], site.folder);
  const files = out.trim().split("\n").map((file) => file.replace("package/", ""));
  const manifest = JSON.parse(await readFile(join(site.folder, "node_modules/mingzhang/package.json"), "utf8"));
  assert.deepEqual(files.sort(), [...manifest.files, "README.md", "package.json"].sort());
});
