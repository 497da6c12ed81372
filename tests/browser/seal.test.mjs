// The seal on a total, and the checks that it was made from.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isAccessible, visit } from "./browser.mjs";
import { checks, eventually, fragment, isAtProject, isOpen } from "./explorer.mjs";

const PROJECT = "澄江市政府办综合项目经费";

/** The checks have the focus, and only those of one outcome show. */
async function showsChecks(page, outcome, count) {
  await eventually(page, () => document.activeElement?.id === "checks");
  await eventually(page, (count) => document.querySelectorAll("details.check").length === count, count);
  assert.equal(fragment(page).outcome, outcome);
  await checks(page).getByRole("button", { pressed: true }).waitFor();
}

test("the seal in the list leads to the checks that agree, and a link leads there too", async () => {
  await visit({}, async (page) => {
    await isOpen(page);
    await page.getByRole("listitem").filter({ hasText: PROJECT }).getByRole("link", { name: /^账平/ }).click();
    await isAtProject(page, PROJECT);
    await showsChecks(page, "agrees", 15);
    await isAccessible(page);
    await page.reload();
    await showsChecks(page, "agrees", 15);
    // A chip takes the choice back, and keeps the focus.
    await checks(page).getByRole("button", { name: /账平/ }).click();
    await eventually(page, () => !location.hash.includes("outcome"));
    await eventually(page, () => document.activeElement?.tagName === "BUTTON");
    await checks(page).getByRole("button", { name: /与算式不同/ }).click();
    await eventually(page, () => document.querySelectorAll("details.check").length === 1);
    await eventually(page, () => document.activeElement?.tagName === "BUTTON");
  });
});

test("the seal on the page of a project leads to its checks", async () => {
  await visit({ at: "p=1" }, async (page) => {
    await isAtProject(page, PROJECT);
    await page.getByRole("link", { name: /^账平/ }).click();
    await showsChecks(page, "agrees", 15);
  });
});
