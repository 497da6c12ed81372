// The npm package as somebody has it who installed it, and what its README shows.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The package as `cargo xtask npm` builds it. */
export const PACKAGE = process.env.MINGZHANG_NPM ?? here("../../target/npm");
/** The command line. */
export const COMMAND = process.env.MINGZHANG ?? here("../../target/debug/mingzhang");
/** The document that the explorer opens with. */
export const SEED = here("../../www/data/budget.txt");
/** The documents of the tests. */
export const DOCUMENTS = here("../documents");
/** The packages that the tests have. */
const MODULES = here("../node_modules");

/**
 * A folder with the package in its node_modules, packed and unpacked as npm does it, and the sample
 * beside it; gone when `close()` is called.
 */
export async function project() {
  const folder = await mkdtemp(join(tmpdir(), "mingzhang-npm-"));
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: PACKAGE });
  await run("tar", ["-xzf", stdout.trim()], { cwd: folder });
  await mkdir(join(folder, "node_modules/@types"), { recursive: true });
  await cp(join(folder, "package"), join(folder, "node_modules/mingzhang"), { recursive: true });
  await symlink(join(MODULES, "@types/node"), join(folder, "node_modules/@types/node"));
  await symlink(join(MODULES, "undici-types"), join(folder, "node_modules/undici-types"));
  await cp(SEED, join(folder, "budget.txt"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  return { folder, close: () => rm(folder, { recursive: true }) };
}

/** What a program prints, and how it ends. */
export async function printed(program, args, cwd) {
  try {
    const { stdout } = await run(program, args, { cwd, maxBuffer: 1 << 28 });
    return { code: 0, out: stdout };
  } catch (error) {
    if (typeof error.code !== "number") throw error;
    return { code: error.code, out: error.stdout, err: error.stderr };
  }
}

/**
 * The examples of the README: the name that the first line of each gives it, its code, and what the
 * block of text behind it says that it prints.
 */
export async function examples() {
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, code]) => ({ kind, code }));
  const found = [];
  for (const [at, { kind, code }] of blocks.entries()) {
    const name = code.match(/^(?:\/\/|<!--) (\S+)/)?.[1];
    const next = blocks[at + 1];
    if (name) found.push({ name, code, prints: next?.kind === "text" ? next.code : undefined });
    else if (!["sh", "text"].includes(kind)) throw new Error(`this example has no name:\n${code}`);
  }
  return found;
}
