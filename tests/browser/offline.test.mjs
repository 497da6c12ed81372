// Days without a connection: the page as it was last seen, and the new one as soon as there is one.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { test } from "node:test";

import { address, isReady, visit } from "./browser.mjs";
import { eventually, heading, isAtProject, isOpen, row, table } from "./explorer.mjs";
import { inFolder } from "./folder.mjs";
import { DIST, PLACES, serve } from "./server.mjs";

const PROJECT = "澄江市政府办综合项目经费";
const DEEP = "p=1&line=3.1.1&open=5";

/** A journey that ends, also when what it waits for never comes. */
const journey = (name, walk) => test(name, { timeout: 60_000 }, walk);

/** Gives `walk` a visit to a server of its own, where service workers are allowed. */
async function visitSite(options, walk) {
  const site = await serve(options.folder);
  try {
    await visit({ serviceWorkers: "allow", from: site, ...options }, (page) => walk(page, site));
  } finally {
    await site.close();
  }
}

/** The files of a build, as paths within it. */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
}

async function releaseOf(folder) {
  return (await readFile(join(folder, "offline.js"), "utf8")).match(/RELEASE="(\w+)"/)[1];
}

/**
 * Writes what a later release would be: another page, style sheet and document, the style sheet under
 * another name.
 */
async function writeNextRelease(folder) {
  await cp(DIST, folder, { recursive: true });
  const edit = async (file, change) => {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
  const release = await releaseOf(DIST);
  const sheet = (await readdir(folder)).find((name) => /^explorer-.*\.css$/.test(name));
  await edit(sheet, (css) => `${css}:root{--release:next}`);
  await rename(join(folder, sheet), join(folder, "explorer-next.css"));
  const hash = createHash("sha256").update(await readFile(join(folder, "explorer-next.css"))).digest("base64");
  const renamed = (text) => text.replaceAll(sheet, "explorer-next.css").replaceAll(release, "0123456789abcdef");
  await edit("index.html", (page) => renamed(page).replaceAll("2024年", "2025年"));
  await edit("offline.js", (worker) =>
    renamed(worker).replace(/("explorer-next\.css":)"[^"]*"/, `$1"sha256-${hash}"`),
  );
  await edit("data/budget.txt", (text) => text.replaceAll("2024年", "2025年"));
}

/** Waits until the page is kept: this release of it, and no other. */
function isKept(page, release) {
  return page.evaluate(async (release) => {
    const { serviceWorker } = navigator;
    const here = `mingzhang ${new URL("./", location.href).href} `;
    const isSo = async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith(here) && !name.endsWith(" documents"));
      const { controller } = serviceWorker;
      const isOurs = controller?.scriptURL === new URL("offline.js", location.href).href;
      return isOurs && controller.state === "activated" && names.join() === here + release;
    };
    const change = () =>
      new Promise((changed) => {
        serviceWorker.addEventListener("controllerchange", changed, { once: true });
        serviceWorker.controller?.addEventListener("statechange", changed, { once: true });
      });
    // Looked at only when something has changed: a browser that is busy puts its workers off.
    for (let next = change(); !(await isSo()); next = change()) await next;
  }, release);
}

/** What the caches hold, as paths within the folder of the page. */
function keptFiles(page) {
  return page.evaluate(async () => {
    const here = new URL("./", location.href).href;
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return requests.map(({ url }) => url.slice(here.length)).sort();
  });
}

/** What becomes of the service worker that the server has now. */
function fateOfWorker(page) {
  return page.evaluate(async () => {
    const { serviceWorker } = navigator;
    // The page has one policy for the address of a script, and has used it.
    const registration = await serviceWorker.getRegistration();
    if (!registration) return "redundant";
    if (registration.active) await registration.update();
    const worker = registration.installing;
    if (!worker) return "redundant";
    return new Promise((settled) => {
      const look = () => /redundant|activated/.test(worker.state) && settled(worker.state);
      worker.addEventListener("statechange", look);
      look();
    });
  });
}

/** The page shows the document of this year. */
async function isOfYear(page, year) {
  await isReady(page);
  await heading(page).filter({ hasText: `${year}年` }).waitFor();
}

async function isAtTheOldDebt(page) {
  await isAtProject(page, PROJECT);
  await row(page, "设备租用费").waitFor();
  assert.equal(await table(page).locator('[aria-selected="true"]').count(), 1);
}

for (const [name, place] of Object.entries(PLACES)) {
  journey(`once visited at the ${name} of a server, a deep link works without one`, async () => {
    await visitSite({ place, at: DEEP }, async (page, site) => {
      await isAtTheOldDebt(page);
      await isKept(page, await releaseOf(DIST));
      const seen = await table(page).getByRole("row").allInnerTexts();
      await site.close();
      await page.reload();
      await isAtTheOldDebt(page);
      assert.deepEqual(await table(page).getByRole("row").allInnerTexts(), seen);
      const other = await page.context().newPage();
      await other.goto(address("p=2", place, site));
      await isAtProject(other, "澄江市机关事务服务中心综合项目经费");
    });
  });
}

journey("a page that was visited can be saved as CSV without a connection, and be read in another tab", async () => {
  await visitSite({}, async (page) => {
    await isOpen(page);
    await isKept(page, await releaseOf(DIST));
    await page.context().setOffline(true);
    await page.reload();
    await isOpen(page);
    await page.locator("details.menu > summary", { hasText: "下载" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "表格 CSV" }).click(),
    ]);
    assert.match(await readFile(await download.path(), "utf8"), /偿还往年拖欠的会议展板制作费/);
  });
});

journey("exactly the files of the release are kept, and taken from the cache but for the page and the document", async () => {
  await visitSite({}, async (page, site) => {
    await isOpen(page);
    await isKept(page, await releaseOf(DIST));
    // What other pages embed, and the modules that open files, are none of it.
    const ofOthers = /^open-.*\/(office|pdf)|^(offline|embed|portal|mingzhang-(explorer|frame))\.|\/element/;
    const files = (await filesOf(DIST)).filter((file) => !ofOthers.test(file));
    assert.deepEqual(await keptFiles(page), files.sort());
    site.asked.length = 0;
    await page.reload();
    await isOpen(page);
    await page.waitForLoadState("networkidle");
    const asked = site.asked.filter((path) => path !== "/offline.js");
    assert.deepEqual(asked.sort(), ["/", "/data/budget.txt"]);
  });
});

journey("a new release is shown at once, and without a connection afterwards", async () => {
  await inFolder(async (next) => {
    await writeNextRelease(next);
    await visitSite({}, async (page, site) => {
      const isNext = async () => {
        await isOfYear(page, 2025);
        await eventually(page, () => getComputedStyle(document.documentElement).getPropertyValue("--release") === "next");
      };
      await isOpen(page);
      await isKept(page, await releaseOf(DIST));
      let loads = 0;
      page.on("domcontentloaded", () => (loads += 1));
      site.folder = next;
      await page.reload();
      await isNext();
      await isKept(page, await releaseOf(next));
      await page.context().setOffline(true);
      await page.reload();
      await isNext();
      assert.equal(loads, 2, "the page never loads itself again");
    });
  });
});

journey("a document that was replaced is shown at once, and without a connection afterwards", async () => {
  await inFolder(async (folder) => {
    await cp(DIST, folder, { recursive: true });
    await visitSite({ folder }, async (page) => {
      await isOpen(page);
      await isKept(page, await releaseOf(DIST));
      const file = join(folder, "data/budget.txt");
      await writeFile(file, (await readFile(file, "utf8")).replaceAll("2024年", "2026年"));
      for (const isOffline of [false, true]) {
        await page.context().setOffline(isOffline);
        await page.reload();
        await isOfYear(page, 2026);
      }
    });
  });
});

journey("another document of the site is kept once it was opened, and gone when the site has it no more", async () => {
  await inFolder(async (folder) => {
    await cp(DIST, folder, { recursive: true });
    const other = join(folder, "data/other.txt");
    await writeFile(other, (await readFile(join(folder, "data/budget.txt"), "utf8")).replaceAll("2024年", "2023年"));
    await visitSite({ folder, at: "d=data/other.txt", expects: /404/ }, async (page) => {
      await isOpen(page);
      await isKept(page, await releaseOf(DIST));
      await page.context().setOffline(true);
      await page.reload();
      await isOfYear(page, 2023);
      await page.context().setOffline(false);
      await rm(other);
      await page.reload();
      await page.getByRole("alert").filter({ hasText: "找不到这份文件" }).waitFor();
      const isGone = () => page.evaluate(async () => (await caches.match("data/other.txt")) === undefined);
      while (!(await isGone())) await page.evaluate(() => new Promise(requestAnimationFrame));
    });
  });
});

journey("while a release is only half on the server, the one before it stays whole", async () => {
  await inFolder(async (half) => {
    await inFolder(async (next) => {
      await writeNextRelease(next);
      await cp(DIST, half, { recursive: true });
      await cp(join(next, "offline.js"), join(half, "offline.js"));
      await visitSite({}, async (page, site) => {
        await isOpen(page);
        const release = await releaseOf(DIST);
        await isKept(page, release);
        site.folder = half;
        assert.equal(await fateOfWorker(page), "redundant");
        await isKept(page, release);
        await page.context().setOffline(true);
        await page.reload();
        await isOfYear(page, 2024);
      });
    });
  });
});

journey("the caches of others, and of the page in another folder, are left alone", async () => {
  await visitSite({ place: PLACES.root }, async (page, site) => {
    await isOpen(page);
    await isKept(page, await releaseOf(DIST));
    await page.evaluate(async () => {
      await caches.open("somebody else's");
      await caches.open(`mingzhang ${new URL("./", location.href).href} an earlier release`);
    });
    await page.goto(address("", PLACES.folder, site));
    await isOpen(page);
    await isKept(page, await releaseOf(DIST));
    const names = await page.evaluate(() => caches.keys());
    assert.ok(names.includes("somebody else's"));
    assert.ok(names.some((name) => name.endsWith("an earlier release")), "the folder's page removed the root's");
    assert.equal(names.length, 2 + 1 + 2 + 1);
  });
});

journey("a page inside another's page registers nothing", async () => {
  const prepare = (page) =>
    page.route("**/portal.html", (route) =>
      route.fulfill({ contentType: "text/html", body: '<!doctype html><title>Portal</title><iframe src="./"></iframe>' }),
    );
  await visitSite({ place: "/portal.html", prepare }, async (page, site) => {
    await page.frameLocator("iframe").locator("html[data-ready]").waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.equal(site.asked.includes("/offline.js"), false);
  });
});

journey("where there are no service workers, nothing is said and nothing is missing", async () => {
  const prepare = (page) => page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await visitSite({ prepare }, async (page) => {
    await isOpen(page);
    assert.equal(await page.evaluate(() => "serviceWorker" in navigator), false);
    await page.waitForLoadState("networkidle");
  });
});

journey("where the browser refuses to keep anything, nothing is said and nothing is missing", async () => {
  await inFolder(async (folder) => {
    await cp(DIST, folder, { recursive: true });
    const worker = join(folder, "offline.js");
    const refusing = "caches.open = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n";
    await writeFile(worker, refusing + (await readFile(worker, "utf8")));
    await visitSite({ folder }, async (page, site) => {
      await isReady(page);
      for (let tries = 0; !site.asked.includes("/offline.js"); tries += 1) {
        assert.ok(tries < 500, "the page registers its worker");
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      }
      assert.equal(await fateOfWorker(page), "redundant");
      await page.reload();
      await isOpen(page);
    });
  });
});
