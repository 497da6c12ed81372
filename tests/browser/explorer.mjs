// The explorer as a reader meets it: by the roles and the names of what is on the page.

import { isReady } from "./launch.mjs";

/** The page shows its document. */
export async function isOpen(page) {
  await isReady(page);
  // What was written into the page has a heading, too.
  await page.locator("#app main h1").waitFor();
}

/** The heading of the page. */
export function heading(page) {
  return page.getByRole("main").getByRole("heading", { level: 1 });
}

/** The page shows this project. */
export async function isAtProject(page, name) {
  await page.getByRole("main").getByRole("heading", { level: 1, name }).waitFor();
}

/** The breakdown of the project. */
export function table(page) {
  return page.getByRole("treegrid");
}

/** The rows of the breakdown with these words in their first cell. */
export function row(page, label) {
  return table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell").first().getByText(label, { exact: true }) });
}

/** The bars of the chart with these words in their name, as they are read out. */
export function bar(page, label) {
  return page.getByRole("tree").getByRole("treeitem", { name: label });
}

/** The bars of the chart with these words in their name, as they are drawn. */
export function drawnBar(page, label) {
  return page.locator("svg.icicle g").filter({ has: page.locator("title", { hasText: label }) });
}

/** The official text. */
export function text(page) {
  return page.getByRole("region", { name: /^(原文|Official text)/ });
}

/** The checks. */
export function checks(page) {
  return page.getByRole("region", { name: /^(对账|Checks)/ });
}

/** The search box. */
export function searchBox(page) {
  return page.getByRole("combobox");
}

/** Chooses one of the settings of the masthead, opening them first where they are folded. */
export async function choose(page, group, name) {
  const settings = page.getByRole("group", { name: group });
  if (!(await settings.isVisible())) await page.getByRole("button", { name: /^(显示|View)$/ }).click();
  await settings.locator("label", { hasText: name }).first().click();
}

/** The pairs in the fragment of the address. */
export function fragment(page) {
  return Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));
}

/** The text of an element without the spaces that only lay it out. */
export async function words(locator) {
  return (await locator.innerText()).replace(/\s+/g, " ").trim();
}

/** Waits until `check` is true of the page. */
export async function eventually(page, check, argument) {
  await page.waitForFunction(check, argument, { timeout: 10_000 });
}
