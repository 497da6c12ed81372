// High contrast by the page's own setting.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, isAccessible, visit } from "./browser.mjs";
import { choose, fragment, isOpen } from "./explorer.mjs";

test("a reader chooses high contrast, and a link keeps it", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isOpen(page);
    await choose(page, "对比度", "高对比");
    const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
    await page.waitForFunction(() => document.documentElement.dataset.contrast === "more");
    assert.equal(await ink(), "rgb(0, 0, 0)");
    assert.equal(fragment(page).contrast, "high");
    await page.reload();
    await isOpen(page);
    assert.equal(await ink(), "rgb(0, 0, 0)");
  });
});

for (const at of ["contrast=high", "p=1&line=3.1.1&contrast=high&theme=dark", "v=checks&contrast=high&lang=en", "v=lines&contrast=high"]) {
  for (const [name, viewport] of Object.entries({ phone: SIZES.phone, desktop: SIZES.desktop })) {
    test(`${at} is accessible: ${name}`, async () => {
      await visit({ at, viewport }, async (page) => {
        await isOpen(page);
        await isAccessible(page);
        // Text has a contrast of 7 to 1 and more: what AAA asks.
        const weak = await page.evaluate(() =>
          globalThis.axe.run(document, { runOnly: ["color-contrast-enhanced"], rules: { "color-contrast-enhanced": { enabled: true } } })
            .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`))));
        assert.deepEqual(weak, []);
      });
    });
  }
}
