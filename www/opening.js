// Opening a reader's own files: the dialogue, the worker, and what is kept on the machine.

const here = (file) => new URL(file, import.meta.url).href;

const WORDS = {
  zh: {
    title: "打开文件",
    promise: "文件只在这台电脑上读，没有上传。可读 .docx、.doc、.pdf、.html 和纯文本。",
    choose: "选择文件",
    cancel: "取消",
    cancelled: "已取消",
    close: "关闭",
    show: "查看",
    waiting: "正在读取……",
    read: (done, total) => `正在读取：${done} / ${total}`,
    keep: "把最近打开的文件留在这台电脑上，下次不用再选",
    forget: "全部忘掉",
    kept: "留在这台电脑上的文件",
    pasted: "粘贴的文字",
    small: "文字太少，不像一份文件",
  },
  en: {
    title: "Open a file",
    promise: "Files are read on this machine and sent nowhere. .docx, .doc, .pdf, .html and plain text can be read.",
    choose: "Choose files",
    cancel: "Cancel",
    cancelled: "Cancelled",
    close: "Close",
    show: "Show",
    waiting: "Reading …",
    read: (done, total) => `Reading: ${done} / ${total}`,
    keep: "Keep the last files on this machine, so that they need not be chosen again",
    forget: "Forget all",
    kept: "Kept on this machine",
    pasted: "Pasted text",
    small: "These are too few words for a document",
  },
};

/** Texts that were opened since the page was loaded, by name. */
const texts = new Map();
/** As many files are kept. */
const MOST_KEPT = 8;

let lang = "zh";
let dialog;
let list;
/** Whether the reader has agreed, or not, since the page was loaded. */
let agreed;

/** The address of the worker. */
let reader;

/** What the page can ask for, with the worker at this address. */
export function by(worker) {
  reader = worker;
  return { choose, open, openOther, paste, opened };
}

const say = () => WORDS[lang];

/** Opens the dialogue and has a reader choose. */
async function choose(tag) {
  await show(tag);
  list.replaceChildren();
  dialog.querySelector("input[type=file]").click();
}

/** Opens files: one is shown at once, of several a reader chooses. */
async function open(files, tag) {
  await show(tag);
  list.replaceChildren();
  const opened = await Promise.all(files.map((file) => entry(file)));
  if (files.length === 1 && opened[0]) visit(opened[0]);
}

/** Opens a file to compare with; its name, or nothing when it cannot be read. */
async function openOther(file, tag) {
  await show(tag);
  // The document of the page may have the same name.
  const shown = new URLSearchParams(location.hash.slice(1)).get("d");
  const name = await entry(file, shown?.replace(/^:/, ""));
  if (name) dialog.close();
  return name;
}

/** Opens text that was pasted. */
async function paste(words, tag) {
  await show(tag);
  list.replaceChildren();
  const name = `${say().pasted}.txt`;
  if (words.trim().length < 20) {
    row(name).querySelector(".opening-state").textContent = say().small;
    return;
  }
  await open([new File([words], name)], tag);
}

/** The text of an opened file, as UTF-8; `undefined` when it is not here. */
async function opened(name) {
  return texts.get(name) ?? (await kept.get(name).catch(() => undefined));
}

function visit(name) {
  dialog.close();
  const hash = `#d=${encodeURIComponent(`:${name}`)}${lang === "en" ? "&lang=en" : ""}`;
  // The same name again is another file.
  if (location.hash === hash) location.hash = "";
  location.hash = hash;
}

function element(tag, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(tag), attributes);
  made.append(...children);
  return made;
}

function button(text, onclick, className = "button") {
  return element("button", { type: "button", className, textContent: text, onclick });
}

/** A row of the list, with what comes of a file. */
function row(name) {
  const state = element("span", { className: "opening-state" });
  state.setAttribute("role", "status");
  const made = element("li", {}, element("b", { textContent: name }), state);
  list.append(made);
  return made;
}

/** A name that no other file has, neither in the list nor `other`. */
function unique(name, other) {
  const [, stem, end] = name.match(/^(.*?)(\.[^.]*)?$/);
  const clean = (stem || "file").replace(/[/\\:?#]/g, "_");
  let all = `${clean}${end ?? ""}`;
  const taken = new Set(Array.from(list.querySelectorAll("li > b"), (it) => it.textContent)).add(other);
  for (let nth = 2; taken.has(all); nth += 1) all = `${clean} (${nth})${end ?? ""}`;
  return all;
}

/** Reads a file, and gives its name once it can be shown. */
function entry(file, other) {
  const name = unique(file.name, other);
  const made = row(name);
  const state = made.querySelector(".opening-state");
  const bar = element("progress");
  bar.setAttribute("aria-label", name);
  const worker = new Worker(reader, { type: "module" });
  return new Promise((done) => {
    const finish = (words, result) => {
      worker.terminate();
      bar.remove();
      cancel.remove();
      state.textContent = words;
      done(result);
    };
    const cancel = button(say().cancel, () => finish(say().cancelled));
    made.append(bar, cancel);
    state.textContent = say().waiting;
    worker.onerror = (event) => finish(event.message || "worker");
    worker.onmessage = async ({ data }) => {
      if (data.error) return finish(data.error);
      if (data.total) {
        bar.max = data.total;
        bar.value = data.done;
        state.textContent = say().read(data.done, data.total);
        return;
      }
      texts.set(name, data.text);
      // Kept before it shows: whoever sees it can leave the page.
      if (dialog.querySelector(".opening-keep").checked) await kept.put(name, data.text).catch(() => {});
      finish(data.notes.join(" "), name);
      made.append(button(say().show, () => visit(name), "button is-first"));
    };
    worker.postMessage({ file, lang });
  });
}

/** Makes the dialogue when it is needed for the first time, in the language of the page. */
async function show(tag) {
  lang = tag === "en" ? "en" : "zh";
  dialog?.remove();
  if (!document.getElementById("opening-style")) {
    const style = element("link", { id: "opening-style", rel: "stylesheet", href: here("opening.css") });
    await new Promise((loaded) => {
      style.onload = style.onerror = loaded;
      document.head.append(style);
    });
  }
  const words = say();
  const input = element("input", { type: "file", multiple: true, hidden: true });
  input.onchange = () => input.files.length > 0 && open(Array.from(input.files), tag);
  const heading = element("h2", { id: "opening-title", textContent: words.title });
  list = element("ul", { className: "opening-list" });
  const keep = element("input", { type: "checkbox", className: "opening-keep" });
  const memory = element("div", { className: "opening-kept" });
  keep.checked = agreed ?? (await kept.names().catch(() => [])).length > 0;
  keep.onchange = async () => {
    agreed = keep.checked;
    if (keep.checked) for (const [name, text] of texts) await kept.put(name, text).catch(() => {});
    else await kept.forget().catch(() => {});
    await remember(memory);
  };
  dialog = element(
    "dialog",
    { className: "opening", lang: tag },
    heading,
    element("p", { className: "opening-promise", textContent: words.promise }),
    input,
    list,
    element("p", { className: "opening-ways" }, button(words.choose, () => input.click(), "button is-first"), button(words.close, () => dialog.close())),
    element("label", { className: "opening-label" }, keep, ` ${words.keep}`),
    memory,
  );
  dialog.setAttribute("aria-labelledby", "opening-title");
  // The page is inert behind the dialogue; files can be dropped on it all the same.
  document.body.append(dialog);
  dialog.showModal();
  await remember(memory);
}

/** Lists what is kept, with the way to forget it. */
async function remember(memory) {
  const names = await kept.names().catch(() => []);
  memory.replaceChildren();
  if (names.length === 0) return;
  const forget = button(say().forget, async () => {
    await kept.forget();
    agreed = false;
    dialog.querySelector(".opening-keep").checked = false;
    await remember(memory);
  });
  const links = names.map((name) => element("li", {}, button(name, () => visit(name), "opening-name")));
  memory.append(element("h3", { textContent: say().kept }), element("ul", {}, ...links), forget);
}

/** The last files, in a store of the browser: three things to do, for which a library is larger. */
const kept = {
  async store(mode) {
    const request = indexedDB.open("mingzhang", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("files", { keyPath: "name" });
    const database = await answer(request);
    return database.transaction("files", mode).objectStore("files");
  },
  async all() {
    const files = await answer((await kept.store("readonly")).getAll());
    return files.sort((one, other) => other.at - one.at);
  },
  async names() {
    return (await kept.all()).map(({ name }) => name);
  },
  async get(name) {
    return (await answer((await kept.store("readonly")).get(name)))?.text;
  },
  async put(name, text) {
    await answer((await kept.store("readwrite")).put({ name, text, at: Date.now() }));
    const old = (await kept.all()).slice(MOST_KEPT);
    const store = await kept.store("readwrite");
    for (const { name: last } of old) store.delete(last);
  },
  async forget() {
    await answer((await kept.store("readwrite")).clear());
  },
};

function answer(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}
