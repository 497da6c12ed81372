// What the README of the npm package shows is true: it runs, prints what it says, and has the types.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { examples, printed, project } from "./project.mjs";

const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");

let site;

before(async () => {
  site = await project();
  for (const { name, code } of await examples()) await writeFile(join(site.folder, name), code);
});

after(() => site?.close());

/** How each example for Node.js ends: `check.mjs` finds that the sample contradicts itself. */
const ENDS = { "lines.mjs": 0, "places.mjs": 0, "check.mjs": 1, "tables.mjs": 0, "years.mjs": 0 };

test("the examples for Node.js run and print what they say", async () => {
  const shown = (await examples()).filter(({ name }) => name.endsWith(".mjs"));
  assert.deepEqual(shown.map(({ name }) => name).sort(), Object.keys(ENDS).sort());
  for (const { name, prints } of shown) {
    const { code, out, err } = await printed(process.execPath, [name], site.folder);
    assert.equal(code, ENDS[name], `${name}: ${err}`);
    if (prints) assert.ok(out.startsWith(prints), `${name} prints\n${out}`);
  }
  const check = await printed(process.execPath, ["check.mjs"], site.folder);
  assert.match(check.out, /^contradicts .*12,000车次 ≠ .*12,100车次/m);
  assert.match(check.out, /^departs .*节约/m);
});

test("what the example of tables writes can be read", async () => {
  await printed(process.execPath, ["tables.mjs"], site.folder);
  const file = (name) => readFile(join(site.folder, name));
  const lines = (await file("lines.csv")).toString();
  assert.ok(lines.startsWith("\uFEFFproject,path,label,yuan,"));
  assert.equal(lines.trimEnd().split("\n").length, 1 + 54);
  assert.equal((await file("sums.csv")).toString().trimEnd().split("\n").length, 1 + 66);
  assert.equal((await file("budget.xlsx")).subarray(0, 2).toString(), "PK");
  const { lines: all, mentions, head } = JSON.parse(await file("budget.json"));
  assert.deepEqual([all.length, mentions.length, head.fiscal_year.year], [54, 66, 2024]);
});

/** What TypeScript says about files of the project. */
async function checked(files, options) {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    // TypeScript's own library alone is taken as it is.
    skipDefaultLibCheck: true,
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
    ...options,
  };
  await writeFile(join(site.folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  return printed(process.execPath, [TSC, "--project", "tsconfig.json"], site.folder);
}

test("the examples have the types that the package declares", async () => {
  const ambient = {
    "files.d.ts": 'declare module "*.wasm" { const url: string; export default url; }\n',
    "global.d.ts": "declare var lines: number;\n",
  };
  for (const [name, code] of Object.entries(ambient)) await writeFile(join(site.folder, name), code);
  const names = (await examples()).map(({ name }) => name).filter((name) => !name.endsWith(".html"));
  const files = [...Object.keys(ambient), ...names];
  const { code, out } = await checked(files, { allowJs: true, checkJs: true, types: ["node"] });
  assert.equal(code, 0, out);
});

test("the declarations need nothing but TypeScript's own library", async () => {
  const bare = 'import { parse } from "mingzhang";\nexport const text: string = parse("1元").text;\n';
  await writeFile(join(site.folder, "bare.ts"), bare);
  for (const options of [{}, { module: "esnext", moduleResolution: "bundler" }]) {
    const { code, out } = await checked(["bare.ts"], options);
    assert.equal(code, 0, out);
  }
});

test("the types refuse what is not there", async () => {
  const wrong = [
    ['parse(42);', "Uint8Array"],
    ['parse("").rows(1, { unti: "yuan" });', "unti"],
    ['parse("").summary("万元");', "Unit"],
    ['const sum: number = parse("").lines()[0]!.yuan;', "not assignable"],
    ['const role: "sum" = parse("").mentions()[0]!.role;', "not assignable"],
    ['parse("").lines()[0]!.start;', "start"],
    ["new Budget();", "private"],
  ];
  const head = 'import { parse, Budget } from "mingzhang";\nvoid Budget; void parse;\n';
  const files = wrong.map((_, at) => `wrong${at}.ts`);
  await Promise.all(files.map((file, at) => writeFile(join(site.folder, file), `${head}${wrong[at][0]}\nexport {};\n`)));
  const { code, out } = await checked(files);
  assert.notEqual(code, 0);
  for (const [at, file] of files.entries()) {
    const from = out.indexOf(`${file}(`);
    const to = out.indexOf(`wrong${at + 1}.ts(`, from);
    const said = from < 0 ? "nothing" : out.slice(from, to < 0 ? undefined : to);
    assert.ok(said.includes(wrong[at][1]), `${wrong[at][0]} gives ${said}`);
  }
});
