// In Node.js the module is read from the disk at once: nothing has to be awaited.

import { readFileSync } from "node:fs";

import { initSync } from "./mingzhang.js";

initSync({ module: readFileSync(new URL("mingzhang_bg.wasm", import.meta.url)) });

export * from "./mingzhang.js";
export { default } from "./mingzhang.js";
