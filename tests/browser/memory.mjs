// What a page holds on to, once the collector has been through it.

import { readFile } from "node:fs/promises";

/**
 * Counts of `nodes` and `listeners`, bytes of JavaScript (`heap`) and of the explorer's module
 * (`wasm`), and of memory that the page's process has for itself (`page`, on Linux).
 */
export async function inUse(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  // Finalisers run between collections.
  for (let pass = 0; pass < 4; pass += 1) {
    await session.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
  }
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((it) => it.name === name).value;
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { result } = await session.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await session.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const { result: wasm } = await session.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  await session.detach();
  return {
    nodes: metric("Nodes"),
    listeners: metric("JSEventListeners"),
    heap: usedSize,
    wasm: wasm.value,
    page: await privateBytes(page),
  };
}

/** What the processes that draw pages have for themselves; `undefined` where the system does not tell. */
async function privateBytes(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  let sum = 0;
  for (const { type, id } of processInfo) {
    if (type !== "renderer") continue;
    try {
      const rollup = await readFile(`/proc/${id}/smaps_rollup`, "utf8");
      for (const [, kilobytes] of rollup.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)) sum += Number(kilobytes) * 1024;
    } catch {
      return undefined;
    }
  }
  return sum;
}
