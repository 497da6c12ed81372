// Starts the explorer, and says so on the page when it cannot start.
//
// The page names the two files to start: <link id="explorer-js"> and <link id="explorer-wasm">.
// <html> carries how far it came: data-starting, then data-ready or data-failed="REASON". The style
// sheet shows the note #fallback, with the words for that reason, when the explorer has failed, and
// also when this file has not run at all.
//
// The syntax stays within what the oldest engines with modules read, so that they get the note.

const page = document.documentElement;
const code = document.getElementById("explorer-js");
const script = code.href;
const binary = document.getElementById("explorer-wasm");

// The smallest module. Ours asks for nothing that the first engines with WebAssembly did not have.
const PROBE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

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
  async embed(fragment, lang, address, totals) {
    const integrity = document.getElementById("explorer-element").content;
    const { show } = await rarely("embedding.js");
    await show({ fragment, lang, address, integrity, totals });
  },
  choose: (lang) => opening().then((it) => it.choose(lang)),
  opened: (name) => opening().then((it) => it.opened(name)),
  openOther: (file, lang) => opening().then((it) => it.openOther(file, lang)),
};

// The page's policy wants each address of a script to come from here: there are those of two workers.
const WORKERS = { offline: () => "offline.js", opening: () => folderOfOpening() + "opening-worker.js" };
const addresses = { createScriptURL: (which) => new URL(WORKERS[which](), document.baseURI).href };
const policy = typeof trustedTypes === "object" ? trustedTypes.createPolicy("mingzhang", addresses) : addresses;

// A script is checked against its hash where the engine fetches modules ahead; it runs as it was
// fetched then.
function verified({ href, integrity }) {
  const link = document.createElement("link");
  if (!link.relList.supports || !link.relList.supports("modulepreload")) return undefined;
  return new Promise((loaded, failed) => {
    link.onload = loaded;
    link.onerror = () => failed(new Error(`${href} did not arrive, or is not what it should be`));
    document.head.append(Object.assign(link, { rel: "modulepreload", href, integrity }));
  });
}

// Why it did not start, as the note has it. What an engine cannot compile is beyond it.
function reasonOf(error) {
  if (error instanceof WebAssembly.RuntimeError) return "crash";
  return error instanceof WebAssembly.CompileError ? "engine" : "load";
}


// Files that are dropped or pasted anywhere on the page are opened; what does that comes with the
// first of them.
const folderOfOpening = () => document.getElementById("explorer-open").content;
async function opening() {
  const { by } = await import(new URL(folderOfOpening() + "opening.js", document.baseURI).href);
  return by(policy.createScriptURL("opening"));
}
const hasFiles = ({ types }) => Array.from(types).includes("Files");
function takeFiles() {
  addEventListener("dragover", (event) => hasFiles(event.dataTransfer) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    const files = Array.from(event.dataTransfer.files);
    opening().then((it) => it.open(files, page.lang));
  });
  addEventListener("paste", (event) => {
    if (/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) return;
    const files = Array.from(event.clipboardData.files);
    const words = event.clipboardData.getData("text/plain");
    if (files.length > 0) opening().then((it) => it.open(files, page.lang));
    else if (words) opening().then((it) => it.paste(words, page.lang));
  });
}

// Has the browser keep the page for days without a connection: the page itself, not one that lies
// inside another's. Where a browser cannot or will not, nothing is lost.
async function keepForOffline() {
  if (self !== top || !isSecureContext) return;
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded));
  await navigator.serviceWorker.register(policy.createScriptURL("offline"));
}

async function start() {
  page.dataset.starting = "";
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(PROBE)) {
    fail("engine", new Error("WebAssembly is missing"));
    return;
  }
  // An address with `d=` opens another document than the one that is written into the page.
  if (/[#&]d=/.test(location.hash)) document.getElementById("printed").remove();
  else fetchDocumentEarly();
  addEventListener("error", (event) => isCrash(event.error) && fail("crash", event.error));
  addEventListener("unhandledrejection", (event) => isCrash(event.reason) && fail("crash", event.reason));
  try {
    await verified(code);
    const explorer = await import(script);
    await explorer.default({ module_or_path: fetch(binary.href, { integrity: binary.dataset.integrity }) });
    explorer.start(host);
    page.dataset.ready = "";
    takeFiles();
    keepForOffline().catch(() => {});
  } catch (error) {
    fail(reasonOf(error), error);
  }
}

start();
