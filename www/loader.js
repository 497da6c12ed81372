// Starts the explorer, and says so on the page when it cannot start.
//
// The page names the two files to start: <link id="explorer-js"> and <link id="explorer-wasm">.
// <html> carries how far it came: data-starting, then data-ready or data-failed="REASON". The style
// sheet shows the note #fallback, with the words for that reason, when the explorer has failed, and
// also when this file has not run at all.
//
// The syntax stays within what the oldest engines with modules read, so that they get the note.

const page = document.documentElement;
const script = document.getElementById("explorer-js").href;
const binary = document.getElementById("explorer-wasm").href;

// A module with each feature that rustc 1.95 and wasm-bindgen rely on. Asking the engine is exact,
// costs no download, and tells an old engine apart from a broken connection.
const PROBE = Uint8Array.of(
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x09, 0x02, 0x60, 0x00, 0x00, 0x60, 0x00, 0x02, 0x7f, 0x7f, // multi-value: () -> (i32, i32)
  0x03, 0x02, 0x01, 0x00,
  0x04, 0x04, 0x01, 0x6f, 0x00, 0x01, // reference types: a table of externref
  0x05, 0x03, 0x01, 0x00, 0x01,
  0x06, 0x06, 0x01, 0x7f, 0x01, 0x41, 0x00, 0x0b, // a mutable global …
  0x07, 0x05, 0x01, 0x01, 0x67, 0x03, 0x00, // … that is exported
  0x0a, 0x1f, 0x01, 0x1d, 0x00,
  0x41, 0x00, 0x25, 0x00, 0x1a, // reference types: table.get
  0x41, 0x00, 0x41, 0x00, 0x41, 0x00, 0xfc, 0x0a, 0x00, 0x00, // bulk memory: memory.copy
  0x41, 0x00, 0xc0, 0x1a, // sign extension: i32.extend8_s
  0x43, 0x00, 0x00, 0x00, 0x00, 0xfc, 0x00, 0x1a, // non-trapping conversion: i32.trunc_sat_f32_s
  0x0b,
);

function fail(reason, error) {
  if (page.dataset.failed) return;
  page.dataset.failed = reason;
  console.error(error);
  // What the explorer has drawn stays in sight, but answers no more; so does what was written into
  // the page, where nothing has been drawn.
  document.getElementById("app").inert = true;
  scrollTo(0, 0);
}

// A trap, or an exception out of the explorer's own script: nothing on the screen answers any more.
function isCrash(error) {
  return error instanceof WebAssembly.RuntimeError || String(error && error.stack).includes(script);
}

// The document is needed as soon as the module is: both come at once.
function fetchDocumentEarly() {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "fetch";
  link.crossOrigin = "";
  link.href = document.getElementById("official-text").href;
  document.head.append(link);
}

// What is asked for rarely comes when it is asked for: the reader as a module of its own, in the
// folder that the page names.
const rarely = (file) => {
  const folder = new URL(document.getElementById("explorer-api").content, document.baseURI);
  return import(new URL(file, folder).href);
};
const host = {
  async toFile(bytes, format) {
    const api = await rarely("mingzhang.js");
    await api.default();
    if (format === "xlsx") return api.toXlsx(bytes);
    return format === "csv" ? api.toCsv(bytes, true) : api.toJson(bytes);
  },
  async toPicture(title, total, source, format) {
    const { toSvg, toPng } = await rarely("picture.js");
    const text = toSvg(document.querySelector(".chart > svg"), { title, total, source });
    return format === "png" ? toPng(text) : text;
  },
  saves: () => true,
};

// Has the browser keep the page for days without a connection: the page itself, not one that lies
// inside another's. Where a browser cannot or will not, nothing is lost.
async function keepForOffline() {
  if (self !== top || !isSecureContext) return;
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded));
  await navigator.serviceWorker.register(new URL("offline.js", document.baseURI).href);
}

async function start() {
  page.dataset.starting = "";
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(PROBE)) {
    fail("engine", new Error("WebAssembly, or a feature of it that the explorer needs, is missing"));
    return;
  }
  // An address with `d=` opens another document than the one that is written into the page.
  if (/[#&]d=/.test(location.hash)) document.getElementById("printed").remove();
  else fetchDocumentEarly();
  addEventListener("error", (event) => isCrash(event.error) && fail("crash", event.error));
  addEventListener("unhandledrejection", (event) => isCrash(event.reason) && fail("crash", event.reason));
  try {
    const explorer = await import(script);
    await explorer.default({ module_or_path: binary });
    explorer.start(host);
    page.dataset.ready = "";
    keepForOffline().catch(() => {});
  } catch (error) {
    fail(error instanceof WebAssembly.RuntimeError ? "crash" : "load", error);
  }
}

start();
