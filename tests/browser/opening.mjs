// Files of one's own, and how a reader brings them to the page.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

import { eventually } from "./explorer.mjs";

const TYPES = {
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html",
  pdf: "application/pdf",
  txt: "text/plain",
};

/** A file as a browser hands it over; what it is called does not say what it is. */
export function file(name, content) {
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "";
  return { name, mimeType: type, buffer: Buffer.from(content) };
}

/** The dialogue that tells of files. */
export const dialogue = (page) => page.getByRole("dialog", { name: "打开文件" });

/** Chooses files by the button in the masthead. */
export async function choose(page, ...chosen) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("banner").getByRole("button", { name: "打开文件" }).click(),
  ]);
  await chooser.setFiles(chosen);
}

/** Drops files, or pastes them or words, on the page. */
export async function bring(page, type, brought, text = "") {
  const list = brought.map(({ name, mimeType, buffer }) => ({ name, mimeType, content: buffer.toString("base64") }));
  await page.evaluate(
    ([type, list, text]) => {
      const data = new DataTransfer();
      for (const { name, mimeType, content } of list) {
        const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mimeType }));
      }
      if (text) data.setData("text/plain", text);
      const options = { bubbles: true, cancelable: true };
      const event =
        type === "drop"
          ? new DragEvent("drop", { ...options, dataTransfer: data })
          : new ClipboardEvent("paste", { ...options, clipboardData: data });
      document.body.dispatchEvent(event);
    },
    [type, list, text],
  );
}

/** How many lines the document that shows has, by the table that it gives. */
export async function linesOf(page) {
  return (await csvOf(page)).trimEnd().split("\n").length - 1;
}

/** The lines of the document that shows, as a table. */
export async function csvOf(page) {
  const menu = page.locator("details.menu", { hasText: "下载" });
  if ((await menu.getAttribute("open")) === null) await menu.locator("summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "表格 CSV" }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

/** Waits until the document of this name shows. */
export function isShown(page, name) {
  return eventually(page, (name) => document.querySelector(".colophon").textContent.includes(name), name);
}

/** LibreOffice, by its usual names on PATH; where there is none and it need not be, undefined. */
async function office() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["soffice", "libreoffice"]) {
      const program = join(folder, name);
      if (await access(program).then(() => true, () => false)) return program;
    }
  }
  assert.ok(!process.env.MINGZHANG_LIBREOFFICE, "LibreOffice is missing: cargo xtask setup installs it");
  return undefined;
}

/**
 * Documents, `{ name: text }`, as LibreOffice writes them in each format: `files.name.docx`;
 * undefined where there is no LibreOffice.
 */
export async function written(documents, formats) {
  const program = await office();
  if (!program) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "mingzhang-"));
  const names = Object.keys(documents);
  const convert = (from, to, options = []) =>
    promisify(execFile)(program, [
      "--headless",
      `-env:UserInstallation=file://${folder}/profile`,
      ...options,
      "--convert-to",
      to,
      "--outdir",
      folder,
      ...names.map((name) => join(folder, `${name}.${from}`)),
    ]);
  try {
    for (const name of names) await writeFile(join(folder, `${name}.txt`), documents[name]);
    await convert("txt", "docx", ["--infilter=Text (encoded):UTF8"]);
    for (const format of formats.filter((it) => it !== "docx")) await convert("docx", format);
    const files = {};
    for (const name of names) {
      files[name] = {};
      for (const format of formats) files[name][format] = await readFile(join(folder, `${name}.${format}`));
    }
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
