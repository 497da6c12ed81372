// Writes NAME.gz and NAME.br beside each file of a folder that is worth it, for servers that send
// them as they are: node compress.mjs FOLDER

import { readFile, readdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const WORTH = [".html", ".css", ".js", ".svg", ".txt", ".wasm", ".json"];

/** Compresses the files below a folder, and gives how many. */
export async function compress(folder) {
  let count = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) count += await compress(file);
    else if (WORTH.includes(extname(file))) {
      const bytes = await readFile(file);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      await writeFile(`${file}.br`, brotliCompressSync(bytes, { params }));
      count += 1;
    }
  }
  return count;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  console.log(`compressed ${await compress(process.argv[2])} files`);
}
