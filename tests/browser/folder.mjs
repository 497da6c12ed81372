// A folder for a while.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives `work` a folder that is gone afterwards. */
export async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "mingzhang-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
