// Everyone can read it: by eye in either theme, by ear, by keyboard, in either language, at any
// size of text and on any screen, on paper.

import assert from "node:assert/strict";
import { test } from "node:test";

import { SIZES, fitsItsWindow, isAccessible, visit } from "./browser.mjs";
import { eventually, isAtProject, isOpen, row, searchBox } from "./explorer.mjs";

const PROJECT = "澄江市政府办综合项目经费";

const PAGES = {
  "the whole document": "",
  "a project with its first line selected": "p=1&line=3.1.1&open=3,3.1,5",
  "a project whose total is added up": "p=3&open=1,2",
  "the results of a search": "q=律师",
};

for (const [name, at] of Object.entries(PAGES)) {
  for (const lang of ["zh", "en"]) {
    for (const theme of ["light", "dark"]) {
      test(`accessible: ${name}, ${lang}, ${theme}`, async () => {
        const address = [at, lang === "en" && "lang=en", `theme=${theme}`].filter(Boolean).join("&");
        await visit({ at: address, reducedMotion: "reduce" }, async (page) => {
          await isOpen(page);
          if (at.startsWith("q=")) {
            await searchBox(page).focus();
            await page.getByRole("option").first().waitFor();
          }
          // Everything that folds is read unfolded.
          await page.evaluate(() => document.querySelectorAll("details:not([open]):not(.menu) > summary").forEach((one) => one.click()));
          await isAccessible(page);
        });
      });
    }
  }

  for (const [screen, viewport] of Object.entries({ ...SIZES, narrowest: { width: 320, height: 568 } })) {
    for (const size of ["", "largest"]) {
      test(`fits a ${screen} screen${size && ", text at its largest"}: ${name}`, async () => {
        const address = [at, size && `size=${size}`].filter(Boolean).join("&");
        await visit({ at: address, viewport }, async (page) => {
          await isOpen(page);
          await page.evaluate(() => document.querySelectorAll("details:not([open]) > summary").forEach((one) => one.click()));
          await fitsItsWindow(page);
        });
      });
    }
  }
}

test("on a phone a finger can hit everything", async () => {
  await visit({ at: "p=1&open=3,3.1", viewport: SIZES.phone, hasTouch: true }, async (page) => {
    await isOpen(page);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, a, summary, input, [role=row][tabindex]")]
        .filter((one) => one.checkVisibility() && !one.closest("p, .text-panel, .unseen, blockquote, q"))
        .map((one) => [one.outerHTML.slice(0, 80), one.closest("label")?.getBoundingClientRect() ?? one.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 1 && height > 1 && (width < 24 || height < 24))
        .map(([what, { width, height }]) => `${width} × ${height}: ${what}`),
    );
    assert.deepEqual(small, []);
  });
});

test("the first stop of the Tab key skips to the content; every stop shows that it has the focus", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.keyboard.press("Tab");
    const skip = page.getByRole("button", { name: "跳到正文" });
    assert.equal(await skip.evaluate((one) => one === document.activeElement && one.checkVisibility()), true);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true);
    const unmarked = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press("Tab");
      const shown = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === document.body) return "";
        const marks = [one, one.parentElement, one.nextElementSibling, ...one.querySelectorAll("*")].filter(Boolean);
        const isMarked = marks.some((mark) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(mark);
          return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
        });
        return isMarked ? "" : one.outerHTML.slice(0, 120);
      });
      if (shown) unmarked.push(shown);
    }
    assert.deepEqual(unmarked, []);
  });
});

test("coming to a page puts the focus on its heading", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.getByRole("link", { name: PROJECT }).first().click();
    await isAtProject(page, PROJECT);
    await eventually(page, () => document.activeElement.tagName === "H1");
    assert.equal(await page.evaluate(() => scrollY), 0);
  });
});

test("selecting a line is said aloud", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, PROJECT);
    await row(page, "法律顾问专项经费").click();
    await page.getByRole("status").filter({ hasText: "已选中：法律顾问专项经费，11.00 万元" }).waitFor({ state: "attached" });
  });
});

test("forced colours and more contrast leave everything in place", async () => {
  for (const options of [{ forcedColors: "active" }, { contrast: "more" }]) {
    await visit({ at: "p=1&line=3", ...options }, async (page) => {
      await isAtProject(page, PROJECT);
      await isAccessible(page);
    });
  }
});

test("on paper: the whole table, the checks and the source, in black on white", async () => {
  await visit({ at: "p=1&theme=dark" }, async (page) => {
    await isAtProject(page, PROJECT);
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 10_000);
    // What a browser does before it prints.
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await row(page, "偿还往年拖欠的会议展板制作费").waitFor();
    assert.equal(await searchBox(page).isVisible(), false);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.match(paper, /rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/);
  });
});
