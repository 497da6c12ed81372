// dist/ in a folder of a real nginx, set up as docs/nginx.conf has it.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { visit } from "./browser.mjs";
import { isOpen } from "./explorer.mjs";
import { nginx, serveNginx } from "./nginx.mjs";
import { DIST } from "./server.mjs";

const PLACE = "/budget/";
const skip = (await nginx()) ? false : "there is no nginx on this machine: cargo xtask setup installs it where it can";

let folder;
let site;

before(async () => {
  if (skip) return;
  folder = await mkdtemp(join(tmpdir(), "mingzhang-nginx-"));
  site = await serveNginx(folder);
});

after(async () => {
  await site?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** Status and headers of a file, as a browser asks for it. */
function head(file, headers = {}) {
  return new Promise((done, failed) => {
    const asked = request(`${site.origin}${PLACE}${file}`, { headers: { "Accept-Encoding": "br, gzip", ...headers } }, (response) => {
      response.resume();
      response.on("end", () => done({ status: response.statusCode, ...response.headers }));
    });
    asked.on("error", failed);
    asked.end();
  });
}

test("nginx: the explorer, the element and the frame run from a folder", { skip }, async () => {
  const from = site;
  await visit({ from, place: PLACE }, isOpen);
  await visit({ from, place: `${PLACE}portal.html` }, async (page) => {
    await page.locator("mingzhang-explorer").getByRole("heading", { name: /2024年部门预算/ }).first().waitFor();
    await page.locator(".mingzhang > section").waitFor();
    await page.locator("iframe").scrollIntoViewIfNeeded();
    await page.frameLocator("iframe").locator("svg.treemap").first().waitFor();
  });
});

test("nginx: a frame in a strict sandbox gets its files", { skip }, async () => {
  const prepare = async (page) => {
    const html = `<!doctype html><title>门户</title><iframe src="embed.html?project=1" sandbox="allow-scripts allow-downloads" height="900" width="900"></iframe>`;
    await page.route("**/strict.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  };
  await visit({ from: site, place: `${PLACE}strict.html`, prepare, serviceWorkers: "allow" }, async (page) => {
    await page.frameLocator("iframe").getByRole("treegrid").waitFor();
  });
});

test("nginx: each file has its type, and is sent compressed", { skip }, async () => {
  const files = await readdir(DIST, { recursive: true, withFileTypes: true });
  const TYPES = { html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", txt: "text/plain; charset=utf-8", wasm: "application/wasm", svg: "image/svg+xml" };
  for (const entry of files.filter((entry) => entry.isFile())) {
    const file = join(entry.parentPath ?? entry.path, entry.name).slice(DIST.length);
    const found = await head(file);
    assert.equal(found.status, 200, file);
    assert.equal(found["content-type"], TYPES[file.split(".").pop()], file);
    assert.equal(found["content-encoding"], site.hasBrotli ? "br" : "gzip", file);
    assert.equal((await head(file, { "Accept-Encoding": "gzip" }))["content-encoding"], "gzip", file);
    assert.equal((await head(file, { "Accept-Encoding": "identity" }))["content-encoding"], undefined, file);
    assert.equal(found["access-control-allow-origin"], "*", file);
    assert.equal(found["x-content-type-options"], "nosniff", file);
  }
});

test("nginx: what changes its name is kept for good, everything else is asked for again", { skip }, async () => {
  for (const file of await readdir(DIST)) {
    const hashed = /-[0-9a-f]{16}(_bg)?\./.test(file);
    if (!hashed && !/\.(html|js|css)$/.test(file)) continue;
    const found = await head(file);
    if (hashed) assert.match(found["cache-control"], /immutable/, file);
    else {
      assert.match(found["cache-control"], /no-cache/, file);
      assert.equal((await head(file, { "If-None-Match": found.etag })).status, 304, file);
    }
  }
  assert.match((await head("data/budget.txt"))["cache-control"], /no-cache/);
  for (const folder of (await readdir(DIST)).filter((name) => /-[0-9a-f]{16}$/.test(name))) {
    for (const file of await readdir(join(DIST, folder))) {
      assert.match((await head(`${folder}/${file}`))["cache-control"], /immutable/, file);
    }
  }
  assert.match((await head(""))["content-security-policy"], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
});
