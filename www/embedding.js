// The dialog “嵌入”: what a webmaster pastes to have what a reader is looking at in another page.

const WORDS = {
  "zh-CN": {
    title: "嵌入到别的网页",
    about: "下面两段任选一段，贴进网页即可。显示的就是您正看着的这一处；读者在里面点开别处，不会改动您的网页。",
    element: "一、脚本和标签",
    elementAbout: "允许放脚本的网页用这一段。标签里的表格和链接，在浏览器太旧或文件没有取到时给读者看。",
    frame: "二、框架（iframe）",
    frameAbout: "只允许放框架的网页用这一段。最后一行脚本让框架随内容变高；不能放脚本就去掉它，框架会在里面滚动。",
    noSandbox: "本站没有发送 Access-Control-Allow-Origin: *，框架在 sandbox 里取不到文件，所以这里没有写 sandbox。",
    copy: "复制",
    copied: "已复制",
    close: "关闭",
    official: "看官方原文",
    caption: "各项目金额（元）",
  },
  en: {
    title: "Embed in another page",
    about: "Paste either of these. It shows the very place that you are looking at; what readers open inside does not touch your page.",
    element: "1. Script and tag",
    elementAbout: "For pages that may have a script. The table and the link in the tag are what readers see where the browser is too old, or a file did not arrive.",
    frame: "2. Frame (iframe)",
    frameAbout: "For pages that may only have a frame. The script in the last line makes the frame as high as its content; without it the frame scrolls inside.",
    noSandbox: "This site does not send Access-Control-Allow-Origin: *, and without it a frame in a sandbox gets no files. So there is no sandbox here.",
    copy: "Copy",
    copied: "Copied",
    close: "Close",
    official: "Read the official text",
    caption: "Amount of each project (元)",
  },
};

/** Attributes of the element, by the keys of the explorer's addresses. */
const NAMES = { p: "project", line: "line", v: "view", chart: "view", unit: "unit", lang: "lang", theme: "theme" };

/** Opens the dialog. `totals`: name, amount and where that comes from for each project in turn. */
export async function show({ fragment, lang, address, integrity, totals }) {
  const words = WORDS[lang];
  const at = (file) => new URL(file, document.baseURI).href.split("#")[0];
  const given = [["src", address]];
  for (const [key, value] of new URLSearchParams(fragment.slice(1))) {
    if (NAMES[key]) given.push([NAMES[key], value]);
  }
  const dialog = make("dialog", { class: "embedding", "aria-labelledby": "embedding-title" });
  const close = make("button", { type: "button", class: "button" }, words.close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  const isOpenToFrames = await sendsHeader(at("mingzhang-explorer.js"));
  dialog.append(
    make("h2", { id: "embedding-title" }, words.title),
    make("p", {}, words.about),
    ...snippet(words, words.element, words.elementAbout, elementCode(words, at, given, integrity, totals)),
    ...snippet(words, words.frame, words.frameAbout, frameCode(at, given, isOpenToFrames)),
    ...(isOpenToFrames ? [] : [make("p", { class: "aside" }, words.noSandbox)]),
    close,
  );
  document.getElementById("app").append(dialog);
  dialog.showModal();
}

/** Whether pages of other origins, and frames without one, may read this site's files. */
async function sendsHeader(file) {
  try {
    const { headers } = await fetch(file, { method: "HEAD" });
    return headers.get("Access-Control-Allow-Origin") === "*";
  } catch {
    return false;
  }
}

function elementCode(words, at, given, integrity, totals) {
  const file = at(given[0][1]);
  const attributes = given.map(([name, value]) => ` ${name}="${escaped(name === "src" ? file : value)}"`).join("");
  const cells = totals.map(escaped);
  let rows = "";
  for (let row = 0; row < cells.length; row += 3) {
    const [name, yuan, origin] = cells.slice(row, row + 3);
    rows += `    <tr><th scope="row">${name}</th><td>${yuan}</td><td>${origin}</td></tr>\n`;
  }
  return `<script src="${escaped(at("mingzhang-explorer.js"))}" integrity="${integrity}" crossorigin="anonymous" defer></script>
<mingzhang-explorer${attributes}>
  <table>
    <caption>${escaped(words.caption)}</caption>
${rows}  </table>
  <a href="${escaped(file)}">${words.official}</a>
</mingzhang-explorer>`;
}

function frameCode(at, given, isOpenToFrames) {
  const address = `${at("embed.html")}?${new URLSearchParams(given)}`;
  const sandbox = isOpenToFrames ? ' sandbox="allow-scripts allow-downloads"' : "";
  return `<iframe src="${escaped(address)}" title="${escaped(document.title)}" width="100%" height="900" loading="lazy" referrerpolicy="no-referrer"${sandbox}></iframe>
<script src="${escaped(at("mingzhang-frame.js"))}" defer></script>`;
}

/** The heading, the text to copy, and the button that does. */
function snippet(words, title, about, code) {
  const field = make("textarea", { readonly: "", rows: 6, spellcheck: "false", "aria-label": title });
  field.value = code;
  const copy = make("button", { type: "button", class: "button is-first" }, words.copy);
  const said = make("span", { role: "status", class: "tools-notice" });
  copy.addEventListener("click", async () => {
    field.select();
    // Pages that came over an open connection have no clipboard of their own; the text is selected.
    const isCopied = navigator.clipboard ? await navigator.clipboard.writeText(code).then(() => true, () => false) : document.execCommand("copy");
    if (isCopied) said.textContent = words.copied;
  });
  const tools = make("p", { class: "tools" });
  tools.append(copy, said);
  return [make("h3", {}, title), make("p", {}, about), field, tools];
}

function make(tag, attributes, words = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = words;
  return made;
}

function escaped(words) {
  return words.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
