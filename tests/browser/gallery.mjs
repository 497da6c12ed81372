// Pictures of every page, to look through: `cargo xtask gallery` writes them into target/gallery/,
// and those of the README into docs/pictures/.

import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { checks, isOpen, searchBox } from "./explorer.mjs";
import { SIZES, launch } from "./launch.mjs";
import { serve } from "./server.mjs";

const GALLERY = fileURLToPath(new URL("../../target/gallery/", import.meta.url));
const PICTURES = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

const THEMES = ["light", "dark"];
const LANGUAGES = ["zh", "en"];

/** The pages: their address, and what is done there before the picture is taken. */
const PAGES = {
  document: { title: "The whole document", at: "" },
  project: { title: "A project", at: "p=1" },
  line: { title: "A project, a line opened and selected", at: "p=1&line=3.1.1&open=5" },
  treemap: { title: "A project as a treemap", at: "p=1&chart=treemap" },
  lines: { title: "Lines of all projects, filtered", at: "v=lines&old=" },
  debts: { title: "Old debts across projects", at: "v=old" },
  classes: { title: "The likely classes", at: "v=classes" },
  compared: { title: "Two projects compared", at: "p=1&vs=3" },
  search: {
    title: "What a search finds",
    at: "q=律师",
    async act(page) {
      await searchBox(page).focus();
      await page.getByRole("option").first().waitFor();
    },
  },
  checks: {
    title: "The checks, opened",
    at: "",
    async act(page) {
      await checks(page).evaluate((list) => list.querySelectorAll("details:not([open]) > summary").forEach((one) => one.click()));
    },
  },
};

/** Every picture of the gallery: its file without `.png`, its page, and how it is opened. */
function* gallery() {
  for (const [screen, viewport] of Object.entries(SIZES)) {
    for (const theme of THEMES) {
      for (const [name, page] of Object.entries(PAGES)) {
        for (const lang of LANGUAGES) yield { file: `${name}-${screen}-${theme}-${lang}`, ...page, viewport, theme, lang };
      }
      yield { file: `printed-${screen}-${theme}`, title: "Without scripts", at: "", viewport, theme, javaScriptEnabled: false };
    }
    yield { file: `line-${screen}-largest`, ...PAGES.line, title: "A project, text at its largest", viewport, theme: "light", lang: "zh", size: "largest" };
  }
}

/** The pictures of the README; text that is set close is smaller as JPEG. */
const README = [
  { file: "document.png", ...PAGES.document, viewport: { width: 1120, height: 760 } },
  { file: "project.jpg", ...PAGES.line, viewport: { width: 1024, height: 760 }, options: { type: "jpeg", quality: 80 } },
  { file: "phone.png", ...PAGES.project, viewport: SIZES.phone },
];

/** Opens a page as `shot` says and gives its picture. */
async function picture(browser, site, { at, act, viewport, theme, lang, size, javaScriptEnabled = true }, options) {
  const profile = await browser.newContext({
    viewport,
    colorScheme: theme,
    locale: "zh-CN",
    reducedMotion: "reduce",
    serviceWorkers: "block",
    javaScriptEnabled,
  });
  try {
    const page = await profile.newPage();
    const settings = [at, lang === "en" && "lang=en", size && `size=${size}`].filter(Boolean).join("&");
    await page.goto(`${site.origin}/${settings && `#${settings}`}`);
    if (javaScriptEnabled) await isOpen(page);
    await act?.(page);
    // What stays in sight as one scrolls stands where it belongs in a picture of the whole page.
    if (options?.fullPage) await page.evaluate(() => document.querySelector(".ledger tfoot")?.style.setProperty("position", "static"));
    return await page.screenshot({ animations: "disabled", ...options });
  } finally {
    await profile.close();
  }
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** The page to look through the pictures. */
function index(shots) {
  const figures = shots.map(({ file, title }) => {
    const words = escaped(`${title}: ${file}`);
    return `<figure><a href="${file}.png"><img src="${file}.png" alt="${words}" loading="lazy"></a><figcaption>${words}</figcaption></figure>`;
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Mingzhang, page by page</title>
<style>
body { font: 14px system-ui; display: flex; flex-wrap: wrap; align-items: start; gap: 1rem; background: #888 }
figure { margin: 0; max-width: 30rem }
img { max-width: 100%; display: block }
</style>
${figures.join("\n")}
`;
}

const site = await serve();
const browser = await launch();
try {
  await rm(GALLERY, { recursive: true, force: true });
  await mkdir(GALLERY, { recursive: true });
  await mkdir(PICTURES, { recursive: true });
  for (const shot of README) {
    await writeFile(join(PICTURES, shot.file), await picture(browser, site, { theme: "light", ...shot }, shot.options));
  }
  const shots = [...gallery()];
  for (const shot of shots) {
    await writeFile(join(GALLERY, `${shot.file}.png`), await picture(browser, site, shot, { fullPage: true }));
  }
  await writeFile(join(GALLERY, "index.html"), index(shots));
  console.log(`${shots.length} pictures: target/gallery/index.html; ${README.length} for the README: docs/pictures/`);
} finally {
  await browser.close();
  await site.close();
}
