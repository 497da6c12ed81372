// The page before the explorer: its policy, the folder it lies in, and what it says when the
// explorer cannot start.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, isReady, visit } from "./browser.mjs";
import { PLACES, pageSource, policy } from "./server.mjs";

const OFFICIAL_TEXT = "data/budget.txt";

/** The words of the note for each reason, as it begins in the other language. */
const REASONS = {
  script: /takes JavaScript, which is not running/,
  engine: /lacks the WebAssembly features/,
  load: /did not arrive/,
  crash: /met an error of its own/,
};

/** The note says why, in both languages, and leads to the official text. */
async function says(page, reason) {
  const note = page.getByRole("alert");
  await note.waitFor();
  await note.getByText(REASONS[reason]).waitFor();
  for (const other of Object.keys(REASONS).filter((other) => other !== reason)) {
    assert.equal(await note.getByText(REASONS[other]).isVisible(), false, `also says ${other}`);
  }
  await note.getByRole("heading", { name: /互动部分没有运行.*not running/s }).waitFor();
  await note.getByRole("link", { name: /重新打开/ }).waitFor();
  const link = note.getByRole("link", { name: /官方原文/ });
  const response = await page.request.get(new URL(await link.getAttribute("href"), page.url()).href);
  assert.equal(response.status(), 200);
  assert.equal(new URL(response.url()).pathname.endsWith(OFFICIAL_TEXT), true);
}

test("the page forbids itself everything that it does not need", async () => {
  const rules = new Map((await policy()).split("; ").map((rule) => [rule.split(" ")[0], rule]));
  assert.equal(rules.get("default-src"), "default-src 'none'");
  assert.equal(rules.get("script-src"), "script-src 'self' 'wasm-unsafe-eval'");
  assert.equal(rules.get("style-src"), "style-src 'self'");
  assert.equal(rules.get("connect-src"), "connect-src 'self'");
  assert.equal(rules.get("base-uri"), "base-uri 'none'");
  assert.equal(rules.get("form-action"), "form-action 'none'");
});

test("the page has no inline script, no inline style and no address of another host", async () => {
  const page = await pageSource();
  assert.doesNotMatch(page, /<script(?![^>]*\bsrc=)/i);
  assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=/i);
  assert.doesNotMatch(page, /(?:src|href)=["']?(?:[a-z]+:|\/)/i);
});

for (const [name, place] of Object.entries(PLACES)) {
  test(`the explorer starts from the ${name} of a server`, async () => {
    await visit({ place }, async (page) => {
      await isReady(page);
      assert.equal(await page.getByRole("alert").isVisible(), false);
      await page.getByRole("heading", { level: 1 }).waitFor();
    });
  });
}

test("without scripts, the page says so at once", async () => {
  await visit({ javaScriptEnabled: false }, async (page) => {
    await says(page, "script");
  });
});

test("without WebAssembly, the page says so", async () => {
  const prepare = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  await visit({ prepare, expects: /WebAssembly/ }, async (page) => {
    await says(page, "engine");
  });
});

test("with an engine that lacks a feature, the page says so, and downloads nothing in vain", async () => {
  const prepare = (page) => page.addInitScript(() => (WebAssembly.validate = () => false));
  await visit({ prepare, expects: /WebAssembly/ }, async (page) => {
    await says(page, "engine");
  });
});

for (const [what, pattern] of [
  ["module", "**/*.wasm"],
  ["script", "**/mingzhang-web-*.js"],
]) {
  test(`when the connection drops before the ${what} arrives, the page says so`, async () => {
    const prepare = (page) => page.route(pattern, (route) => route.abort("connectionreset"));
    await visit({ prepare, expects: /ERR_CONNECTION_RESET|Failed to fetch|did not arrive/ }, async (page) => {
      await says(page, "load");
    });
  });

  test(`when the server has lost the ${what}, the page says so`, async () => {
    const prepare = (page) => page.route(pattern, (route) => route.fulfill({ status: 404, body: "Not Found" }));
    await visit({ prepare, expects: /./ }, async (page) => {
      await says(page, "load");
    });
  });
}

test("when only half of the module arrives, the page says so", async () => {
  const prepare = (page) =>
    page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
    });
  await visit({ prepare, expects: /integrity|Failed to fetch/ }, async (page) => {
    await says(page, "load");
  });
});

test("when the loader itself is lost, the page says so after a while", async () => {
  const prepare = async (page) => {
    await page.clock.install();
    await page.route("**/loader-*.js", (route) => route.fulfill({ status: 404, body: "Not Found" }));
  };
  await visit({ prepare, expects: /404/ }, async (page) => {
    const note = page.locator("#fallback");
    assert.equal(await note.isVisible(), false, "not before it is sure");
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    await says(page, "script");
  });
});

test("when the explorer traps, the page says so above what is on the screen", async () => {
  await visit({ expects: /unreachable|boom/ }, async (page) => {
    await isReady(page);
    // What a browser reports when a module traps.
    await page.evaluate(() => {
      const trap = Uint8Array.of(
        0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
        0x01, 0x04, 0x01, 0x60, 0x00, 0x00,
        0x03, 0x02, 0x01, 0x00,
        0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00,
        0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b,
      );
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(trap));
      setTimeout(exports.f);
    });
    await says(page, "crash");
    assert.equal(await page.locator("#app").isVisible(), true);
  });
});

test("an error of somebody else's script is none of the explorer's", async () => {
  await visit({ expects: /somebody else's/ }, async (page) => {
    await isReady(page);
    await page.evaluate(() => setTimeout(() => { throw new Error("somebody else's"); }));
    await page.waitForEvent("pageerror");
    assert.equal(await page.getByRole("alert").isVisible(), false);
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`the note is accessible and fits a phone, ${colorScheme}`, async () => {
    await visit({ javaScriptEnabled: true, viewport: SIZES.phone, colorScheme, expects: /WebAssembly|preload/,
      prepare: (page) => page.addInitScript(() => delete globalThis.WebAssembly) }, async (page) => {
      await says(page, "engine");
      await isAccessible(page);
      await fitsItsWindow(page);
    });
  });
}

for (const [name, viewport] of Object.entries(SIZES)) {
  test(`while another document is on its way, nothing is in sight that jumps when it comes (${name})`, async () => {
    const project = (_, at) => `项目${at + 1}.\n一、项目名称\n书车${at + 1}\n六、资金安排情况\n本项目安排资金1.50万元。\n`;
    const body = Array.from({ length: 20 }, project).join("");
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const prepare = async (page) => {
      await page.route("**/data/other.txt", async (route) => {
        await held;
        await route.fulfill({ status: 200, body });
      });
      await page.addInitScript(() => {
        globalThis.moved = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) globalThis.moved += value;
        }).observe({ type: "layout-shift", buffered: true });
      });
    };
    await visit({ at: "d=data/other.txt", viewport, prepare }, async (page) => {
      await page.locator("#app .frame").waitFor();
      const foot = await page.getByRole("contentinfo").boundingBox();
      assert.ok(foot.y >= viewport.height, `the foot is at ${foot.y} of ${viewport.height}`);
      release();
      await page.locator("#app .total").waitFor();
      const frames = () => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)));
      const moved = await page.evaluate(`(${frames})().then(() => globalThis.moved)`);
      assert.ok(moved < 0.02, `moved by ${moved}`);
    });
  });
}
