// What the elements of a page share once one of them is near the window: the explorer's module, its
// style sheet, and explorers at rest (www/mingzhang-explorer.js loads this file).

/** Attributes of an element, and the keys of the explorer's addresses that say the same. */
const KEYS = { project: "p", line: "line", view: "v", unit: "unit", lang: "lang", theme: "theme" };
/** What belongs to one page of the explorer, and goes with it. */
const OF_A_PAGE = ["p", "vs", "v", "outcome", "line", "at", "open", "only", "q"];
const CHARTS = ["icicle", "treemap"];

let explorers;
let style;
let rarely;
/** Explorers that no element needs. */
const idle = [];
/** What shows now: for each, what ends it in trouble. */
const open_ = new Set();
/** Why the module has stopped for good. */
let crash;

/** Loads what `files` names, at the addresses that `at` gives. */
export async function load(files, at) {
  rarely = (file) => import(at(files.rarely + file));
  const [module, sheet] = await Promise.all([started(files, at), styled(files, at)]);
  explorers = module;
  style = sheet;
  addEventListener("error", ({ error }) => stop(error, at(files.script[0])));
  addEventListener("unhandledrejection", ({ reason }) => stop(reason, at(files.script[0])));
  return { open };
}

/** The module, each of its two files checked against its hash. */
async function started({ script, module }, at) {
  const [address, integrity] = script;
  const preload = document.createElement("link");
  if (preload.relList.supports && preload.relList.supports("modulepreload")) {
    await new Promise((loaded, failed) => {
      Object.assign(preload, { rel: "modulepreload", href: at(address), integrity, onload: loaded });
      preload.onerror = () => failed(new Error(`${address} did not arrive, or is not what it should be`));
      document.head.append(preload);
    }).finally(() => preload.remove());
  }
  const [code, binary] = await Promise.all([import(at(address)), fetched(module, at)]);
  await code.default({ module_or_path: binary });
  return code;
}

async function fetched([address, integrity], at) {
  const response = await fetch(at(address), { integrity });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** Gives a shadow root the one sheet that all share. */
async function styled({ style: [address, integrity] }, at) {
  try {
    const sheet = new CSSStyleSheet();
    const response = await fetched([address, integrity], at);
    sheet.replaceSync(await response.text());
    return (root) => (root.adoptedStyleSheets = [sheet]);
  } catch (error) {
    if (typeof CSSStyleSheet === "function" && "replaceSync" in CSSStyleSheet.prototype) throw error;
    // Engines without constructed sheets.
    return (root) => {
      const link = document.createElement("link");
      root.append(Object.assign(link, { rel: "stylesheet", href: at(address), integrity, crossOrigin: "" }));
    };
  }
}

/** A trap, or an exception out of the explorer's own script: nothing that is drawn answers any more. */
function stop(error, script) {
  const isOurs = error instanceof WebAssembly.RuntimeError || String(error && error.stack).includes(script);
  if (!isOurs || crash) return;
  crash = Object.assign(new Error(error.message), { reason: "crash" });
  for (const trouble of Array.from(open_)) trouble(crash);
}

/** What an attribute says, as an address has it. */
function said(element, name) {
  const value = element.getAttribute(name) || "";
  if (name === "lang") return /^en/i.test((element.closest("[lang]") || element).lang) ? "en" : "";
  if (name === "unit") return value === "wan" ? "" : value;
  return value;
}

/** The fragment with what an element's attributes say. */
function withAttributes(element, fragment, names) {
  const view = new URLSearchParams(fragment.replace(/^#/, ""));
  for (const name of names) put(view, name, said(element, name));
  return String(view).replace(/\+/g, "%20");
}

function put(view, name, value) {
  const key = name === "view" && CHARTS.includes(value) ? "chart" : KEYS[name];
  if ((view.get(key) || "") === value) return;
  if (name === "project" || key === "v") for (const other of OF_A_PAGE) view.delete(other);
  if (value && value !== CHARTS[0]) view.set(key, value);
  else view.delete(key);
}

/** Lets the attributes say what the fragment does. */
function reflect(element, fragment) {
  const view = new URLSearchParams(fragment.slice(1));
  for (const name of Object.keys(KEYS)) {
    const now = view.get(KEYS[name]) || (name === "view" && view.get("chart")) || "";
    const before = said(element, name);
    if (now === before || (name === "view" && !now && before === CHARTS[0])) continue;
    if (now || name === "lang") element.setAttribute(name, now || "zh-CN");
    else element.removeAttribute(name);
  }
}

/** Draws the explorer on an element; `own` is what the element keeps to itself. */
async function open(element, own) {
  if (crash) throw crash;
  if (!element.isConnected) throw new Error("the element is not in a page");
  const { root, slot } = own;
  const source = new URL(element.src, document.baseURI).href;
  const explorer = idle.pop() || made();
  const { mount } = explorer;
  let isReflecting = false;
  let settle;
  let whenChanged = [];
  const fire = (name, detail, cancelable = false) => {
    const event = new CustomEvent(`mingzhang-${name}`, { bubbles: true, composed: true, cancelable, detail });
    return element.dispatchEvent(event);
  };
  const size = () => {
    const height = element.height;
    mount.style.height = /^\d+$/.test(height) ? `${height}px` : height;
  };

  const end = () => {
    own.leave = own.change = own.session = undefined;
    open_.delete(trouble);
    mount.remove();
    if (!crash) {
      explorer.rest();
      idle.push(explorer);
    }
    while (root.lastChild) root.lastChild.remove();
    root.append(slot);
  };
  const trouble = (error) => {
    end();
    settle.failed(error);
    if (settle.isDone) own.fail(error);
  };

  // Files to compare with, as the text that they are.
  const files = new Map();
  const host = {
    async toFile(bytes, format) {
      const api = await reader();
      if (format === "xlsx") return api.toXlsx(bytes);
      return format === "csv" ? api.toCsv(bytes, true) : api.toJson(bytes);
    },
    async toPicture(title, total, from, format) {
      const { toSvg, toPng } = await rarely("picture.js");
      const text = toSvg(mount.querySelector(".chart > svg"), { title, total, source: from });
      return format === "png" ? toPng(text) : text;
    },
    choose() {},
    async openOther(file) {
      files.set(file.name, new Uint8Array(await file.arrayBuffer()));
      return file.name;
    },
    opened: async (name) => files.get(name),
    saves: (name, type, content) => fire("export", { name, type, content }, true),
    ready(title, projects) {
      slot.remove();
      mount.hidden = false;
      settle.done();
      fire("ready", { title, projects });
    },
    failed: (why) => trouble(Object.assign(new Error(why), { reason: "document" })),
    changed(fragment) {
      own.fragment = fragment;
      isReflecting = true;
      reflect(element, fragment);
      isReflecting = false;
      for (const tell of whenChanged.splice(0)) tell();
    },
    selected: (project, line, label, yuan) => fire("select", { project, line, label, yuan }),
  };

  own.leave = end;
  own.change = (name) => {
    if (isReflecting) return;
    if (name === "height") return size();
    if (name === "src") {
      end();
      own.fragment = "";
      element.load().catch(() => {});
      return;
    }
    explorer.show(withAttributes(element, own.fragment || "", [name]));
  };
  own.show = (wanted = {}) =>
    new Promise((shown) => {
      const view = new URLSearchParams((own.fragment || "").slice(1));
      for (const name of Object.keys(KEYS)) if (name in wanted) put(view, name, String(wanted[name] || ""));
      whenChanged.push(shown);
      explorer.show(String(view).replace(/\+/g, "%20"));
    });
  own.reading = async () => JSON.parse((await reader()).toJson(await bytes(source)));
  own.file = async (format) => {
    const content = await host.toFile(await bytes(source), format);
    return new Blob([content]);
  };

  open_.add(trouble);
  mount.hidden = true;
  for (const child of Array.from(root.childNodes)) if (child !== slot) child.remove();
  style(root);
  root.append(mount);
  size();
  await new Promise((done, failed) => {
    settle = { failed, done: () => ((settle.isDone = true), done()) };
    const names = Object.keys(KEYS).sort((a) => (a === "view" ? -1 : 0));
    explorer.open(host, source, withAttributes(element, own.fragment || "", names));
  });
}

function made() {
  const mount = document.createElement("div");
  mount.className = "mingzhang";
  mount.setAttribute("part", "explorer");
  const explorer = new explorers.Explorer(mount, {});
  return {
    mount,
    open: (...given) => explorer.open(...given),
    show: (fragment) => explorer.show(fragment),
    rest: () => explorer.rest(),
  };
}

let loadedReader;
/** The reader for scripts. */
const reader = () =>
  loadedReader ||
  (loadedReader = rarely("mingzhang.js").then(async (api) => {
    await api.default();
    return api;
  }));

async function bytes(source) {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source}: ${response.status}`);
  const content = new Uint8Array(await response.arrayBuffer());
  // A reading that was saved as JSON: its text is read anew, as the explorer does.
  if (content[0] !== 0x7b) return content;
  try {
    return new TextEncoder().encode(JSON.parse(new TextDecoder().decode(content)).source.text);
  } catch (error) {
    return content;
  }
}
