// A page of somebody else's, with the explorer as an element in it.

import { visit } from "./browser.mjs";

/** A portal's own policy: no more than an element needs. */
export const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const FALLBACK = '<table><caption>附表</caption><tr><td>101.50</td></tr></table><a href="data/budget.txt">官方原文</a>';

/** An element with a table and a link in it. */
export function element(attributes = "") {
  return `<mingzhang-explorer src="data/budget.txt" ${attributes}>${FALLBACK}</mingzhang-explorer>`;
}

/**
 * Opens a portal's page with `body` in it beside the explorer, and gives `walk` the page. `head` is
 * written into its head; everything else as for `visit`.
 */
export function visitPortal({ body = element(), head = "", policy = POLICY, lang = "zh-CN", place = "/", ...options }, walk) {
  const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>门户</title>${head}
<script src="mingzhang-explorer.js" defer></script></head>
<body><main><h1>信息公开</h1>${body}</main></body></html>`;
  const prepare = async (page) => {
    await options.prepare?.(page);
    await page.addInitScript(() => {
      globalThis.heard = [];
      for (const name of ["ready", "select", "error", "export"]) {
        addEventListener(`mingzhang-${name}`, ({ detail }) => globalThis.heard.push([name, detail]));
      }
    });
    await page.route("**/portal.html", (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", headers: { "Content-Security-Policy": policy }, body: html }),
    );
  };
  return visit({ ...options, prepare, place: `${place}portal.html` }, walk);
}

/** The element draws its document. */
export async function isDrawn(page, at = 0) {
  await page.locator("mingzhang-explorer").nth(at).locator("h1").waitFor();
}

/** What the page has heard from its elements, by the names of the events. */
export async function heard(page, name) {
  return (await page.evaluate(() => globalThis.heard)).filter(([event]) => event === name).map(([, detail]) => detail);
}
