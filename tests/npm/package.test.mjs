// The npm package in Node.js: what it gives, where that stands, what it throws, and that it says what
// the command line says.

import assert from "node:assert/strict";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { COMMAND, DOCUMENTS, SEED, printed, project } from "./project.mjs";

let site;
let mingzhang;
let seed;

before(async () => {
  site = await project();
  mingzhang = await import(pathToFileURL(join(site.folder, "node_modules/mingzhang/node.js")).href);
  seed = mingzhang.parse(await readFile(SEED));
});

after(() => site?.close());

/** Every document of the tests, and the one that the explorer opens. */
async function documents() {
  const names = await readdir(DOCUMENTS);
  const files = names.map((name) => join(DOCUMENTS, name, "document.txt"));
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => undefined)));
  return [await readFile(SEED, "utf8"), ...texts.filter((text) => text !== undefined)];
}

/** Every object with a place that is somewhere in a value. */
function* placed(value) {
  if (value === null || typeof value !== "object") return;
  if (value.range) yield value;
  for (const inner of Object.values(value)) yield* placed(inner);
}

/** Fails where a place does not lead to the same words in both units. */
function leadsToItsWords(budget) {
  const { text } = budget;
  const bytes = new TextEncoder().encode(text);
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const words = ({ start_utf8, end_utf8, start_utf16, end_utf16 }) => {
    const found = text.slice(start_utf16, end_utf16);
    assert.equal(utf8.decode(bytes.subarray(start_utf8, end_utf8)), found);
    return found;
  };
  const plain = budget.toJSON();
  let count = 0;
  for (const { range } of placed({ plain, passages: budget.passages(), hits: budget.search("费") })) {
    words(range);
    count += 1;
  }
  for (const mention of plain.mentions) {
    // Where an amount runs over a line's end, it is written without that.
    assert.equal(words(mention.range).replace(/\s*\n\s*/g, ""), mention.written);
  }
  for (const { pieces, range } of budget.passages()) {
    assert.equal(pieces.map((piece) => piece.text).join(""), words(range));
  }
  for (const { matched, range } of budget.search("费").hits) assert.equal(matched, words(range));
  return count;
}

test("the sample has its lines, sums and checks", () => {
  assert.deepEqual([seed.lines().length, seed.mentions().length, seed.check().length], [54, 66, 28]);
  assert.deepEqual(seed.projects().map((it) => it.number), [1, 2, 3, 4]);
  assert.equal(seed.statement(), undefined);
  assert.equal(seed.summary("yuan").total, "10,293,100");
  const total = seed.lines(3)[0];
  assert.deepEqual([total.yuan, total.status, total.written], ["2233600", "derived", null]);
  assert.equal(seed.text.includes("HYPERLINK"), false);
});

test("exact amounts are decimal strings", () => {
  const amounts = [...seed.lines(), ...seed.mentions()].map(({ yuan }) => yuan);
  assert.equal(amounts.length, 54 + 66);
  for (const yuan of amounts) assert.match(yuan, /^-?\d+(\.\d+)?$/);
  const parts = seed.lines(1).filter(({ path }) => /^\d+$/.test(path));
  assert.equal(parts.reduce((sum, { yuan }) => sum + BigInt(yuan), 0n), BigInt(seed.lines(1)[0].yuan));
});

test("every place leads to its words in both units, in every document", async () => {
  let count = 0;
  for (const text of await documents()) count += leadsToItsWords(mingzhang.parse(text));
  assert.ok(count > 2_500, `only ${count} places`);
});

test("places hold behind characters of two code units", async () => {
  for (const [at, text] of (await documents()).entries()) {
    const lines = text.split("\n");
    // In front of all, and at the end of some lines: 𠮷 is a letter of names, 😀 is none.
    const odd = lines.map((line, row) => (row % 3 === at % 3 ? `${line}𠮷😀` : line));
    const budget = mingzhang.parse(`😀𠮷\n${odd.join("\n")}`);
    leadsToItsWords(budget);
    const last = budget.mentions().at(-1);
    assert.ok(last.range.start_utf8 > last.range.start_utf16);
  }
});

test("bytes in every encoding give what the string gives", async () => {
  const text = (await readFile(SEED, "utf8")).slice(0, 4_000);
  const given = JSON.stringify(mingzhang.parse(text));
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  const plain = (document) => JSON.parse(JSON.stringify(mingzhang.parse(document)));
  for (const [encoding, document] of [
    ["utf8", Buffer.from(text)],
    ["utf8", new Uint8Array(Buffer.from(text)).buffer],
    ["utf16-le", utf16],
    ["utf16-be", Buffer.from(utf16).swap16()],
  ]) {
    const read = plain(document);
    assert.equal(read.head.encoding, encoding);
    read.head.encoding = "utf8";
    assert.equal(JSON.stringify(read), given, encoding);
  }
  // 项目1 预算3万元 as GB 18030.
  const gb18030 = Buffer.from("cfeec4bf310ad4a4cbe333cdf2d4aa", "hex");
  const read = mingzhang.parse(gb18030);
  assert.deepEqual([read.head().encoding, read.text], ["gb18030", "项目1\n预算3万元"]);
});

test("what is thrown is an error with one sentence and a code", () => {
  const cases = [
    [() => mingzhang.parse(""), "empty"],
    [() => mingzhang.parse(new Uint8Array()), "empty"],
    [() => mingzhang.parse(Buffer.from("%PDF-1.7\n")), "not-text", /PDF/],
    [() => mingzhang.parse(Buffer.from([0xff, 0x31, 0xff, 0x00])), "not-text"],
    [() => mingzhang.parse("预算\ud842"), "not-text", /surrogate/],
    [() => mingzhang.parse(42), "wrong-type", /string.*Uint8Array/],
    [() => mingzhang.parse(), "wrong-type"],
    [() => mingzhang.parse([1, 2]), "wrong-type"],
    [() => seed.lines(5), "no-such-project", /project 5$/],
    [() => seed.rows(-1), "no-such-project", /project -1$/],
    [() => seed.icicle(0), "no-such-project", /project 0$/],
    [() => seed.passages({ project: 9 }), "no-such-project"],
    [() => seed.compareProjects(1, seed, 9), "no-such-project", /project 9$/],
    [() => seed.rows(1, { selected: "9.9" }), "no-such-line", /line 9\.9$/],
    [() => seed.rows(1, { unti: "yuan" }), "unknown-option", /`unti`.*unit, selected/],
    [() => seed.summary("万元"), "unknown-option", /万元.*wanyuan/],
    [() => seed.toCsv({ table: "sums" }), "unknown-option", /sums.*mentions/],
    [() => seed.treemap(1, { width: 1 }), "unknown-option", /height/],
    [() => seed.rows(1, "yuan"), "wrong-type", /unit, selected/],
  ];
  for (const [call, code, said] of cases) {
    assert.throws(call, (error) => {
      assert.ok(error instanceof Error, String(call));
      assert.equal(error instanceof TypeError, code === "wrong-type", String(call));
      assert.equal(error.code, code, `${call}: ${error.message}`);
      assert.match(error.message, said ?? /^\w+( .+)+$/, String(call));
      assert.doesNotMatch(error.message, /::|JsValue|\n/);
      return true;
    });
  }
});

test("what is odd is no error", () => {
  const budget = mingzhang.parse("某某县图书馆\n预算3万元");
  assert.deepEqual([budget.projects(), budget.lines()], [[], []]);
  const [doubt] = budget.diagnostics();
  assert.deepEqual([doubt.kind, doubt.severity, doubt.line], ["no-projects", "warning", 1]);
  assert.equal(budget.mentions()[0].role, "context");
});

test("the views agree with the lines", () => {
  for (const { number } of seed.projects()) {
    const lines = seed.lines(number);
    const rows = seed.rows(number);
    assert.deepEqual(rows.map((row) => row.path), lines.map((line) => line.path));
    const amount = (yuan) => (Number(yuan) / 1e4).toLocaleString("en", { minimumFractionDigits: 2 });
    assert.deepEqual(rows.map((row) => row.amount), lines.map((line) => amount(line.yuan)));
    const closed = seed.rows(number, { open: [] });
    assert.equal(closed.length, 1 + lines.filter((line) => /^\d+$/.test(line.path)).length);
    const bars = seed.icicle(number);
    assert.ok(bars.every(({ left, width }) => left + width <= 100_000));
    const tiles = seed.treemap(number, { width: 600, height: 400 });
    assert.ok(tiles.every(({ cell, top, height }) => cell.left + cell.width <= 600 && top + height <= 400));
    const drawn = [...bars, ...tiles.map((tile) => tile.cell)].flatMap((cell) => cell.members);
    const known = new Set(lines.map((line) => line.path));
    assert.ok(drawn.length > 0 && drawn.every((path) => known.has(path)));
  }
  const largest = seed.rows(1, { order: "amount", unit: "yuan", selected: "3" });
  assert.deepEqual([largest[1].path, largest[1].is_selected], ["3", true]);
  assert.equal(largest[1].amount, "500,000");
});

test("what cuts across projects", () => {
  const { marks } = seed.summary();
  const debts = marks.find((group) => group.kind === "old-debt");
  assert.equal(debts.total, "253.60");
  assert.deepEqual(seed.marked("old-debt").total, debts.total);
  const payees = seed.marks().filter((mark) => mark.kind === "payee").map((mark) => mark.words.text);
  assert.deepEqual(payees, ["云南澄清律师事务所", "上海中联（昆明）律师事务所"]);
  assert.equal(seed.byClass().total, "1,029.31");
  assert.equal(mingzhang.parse("预算3万元").byClass(), undefined);
  const found = seed.search("1,029.31");
  assert.equal(found.count, found.hits.length);
  const { target, amount } = seed.search("律师事务所", { limit: 1 }).hits[0];
  assert.deepEqual([target.kind, target.project, amount], ["line", 1, "4.00"]);
});

test("two documents are compared", async () => {
  const later = mingzhang.parse((await readFile(SEED, "utf8")).replace("4.00万元，", "5.00万元，"));
  const documents_ = seed.compare(later);
  assert.deepEqual([documents_.same_body, documents_.projects.length], [true, 4]);
  const lines = seed.compareProjects(1, later, 1).lines.filter((it) => it.difference.direction !== "same");
  assert.deepEqual(lines.map((it) => [it.left.line.path, it.difference.change]), [["2.1", "+1.00"]]);
});

test("a budget can be let go of at once", () => {
  const budget = mingzhang.parse("预算3万元");
  budget.free();
  assert.throws(() => budget.lines(), Error);
});

test("memory is given back", () => {
  const bytes = Buffer.from(seed.text);
  const read = () => {
    for (let round = 0; round < 50; round += 1) {
      const budget = mingzhang.parse(bytes);
      budget.toJSON();
      assert.throws(() => budget.rows(9));
      assert.throws(() => budget.summary("x"));
      budget.free();
    }
  };
  const { memory } = mingzhang.initSync({});
  read();
  const once = memory.buffer.byteLength;
  for (let round = 0; round < 6; round += 1) read();
  assert.equal(memory.buffer.byteLength, once);
});

test("init does nothing in Node.js, so that code for pages runs there, too", async () => {
  await mingzhang.default();
  assert.equal(seed.lines().length, 54);
});

/** Numbers that look random and are the same each time (mulberry32). */
function random(seed_) {
  let state = seed_;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The documents, and each of them changed in places: lines lost, doubled and moved, odd characters. */
async function variants() {
  const all = await documents();
  const changed = all.flatMap((text, at) =>
    [1, 2, 3].map((round) => {
      const pick = random(at * 100 + round);
      const lines = text.split("\n");
      for (let change = 0; change < 12; change += 1) {
        const row = pick(lines.length);
        const kinds = [
          () => lines.splice(row, 1),
          () => lines.splice(row, 0, lines[pick(lines.length)]),
          () => (lines[row] = `${lines[row].slice(0, pick(9))}𠮷${lines[row].slice(9)}`),
          () => (lines[row] = lines[row].replace(/\d/, (digit) => String((Number(digit) + 1 + pick(8)) % 10))),
        ];
        kinds[pick(kinds.length)]();
      }
      return lines.join("\n");
    }),
  );
  return [...all, ...changed].filter((text) => text.trim());
}

test("what is read is what the command line prints as JSON", async () => {
  const folder = join(site.folder, "variants");
  await mkdir(folder);
  const texts = await variants();
  const files = texts.map((_, at) => join(folder, `${String(at).padStart(3, "0")}.txt`));
  await Promise.all(files.map((file, at) => writeFile(file, texts[at])));
  // The command line counts in bytes, and says them at the top of each record.
  const asPrinted = (file) => ({ range, ...record }) => {
    const [start, end] = range ? [range.start_utf8, range.end_utf8] : [null, null];
    return { ...record, start, end, file };
  };
  const columns = ({ operator, terms, result, unit, reason, ...record }) => record;
  const said = {
    parse: (budget) => budget.lines(),
    mentions: (budget) => budget.mentions(),
    check: (budget) => budget.check().map(columns),
  };
  const budgets = texts.map((text) => mingzhang.parse(Buffer.from(text)));
  for (const [command, read] of Object.entries(said)) {
    const { out } = await printed(COMMAND, [command, "--format", "json", ...files]);
    const expected = JSON.parse(out);
    const given = budgets.flatMap((budget, at) => read(budget).map(asPrinted(files[at])));
    assert.ok(expected.length > 300, `${command}: only ${expected.length} records`);
    assert.deepEqual(given, expected, command);
  }
  const { out } = await printed(COMMAND, ["parse", "--format", "csv", files[0]]);
  assert.equal(budgets[0].toCsv(), out);
});
