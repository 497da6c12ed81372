// <mingzhang-explorer>: the explorer in anybody's page.
//
//   <script src="mingzhang-explorer.js" defer></script>
//   <mingzhang-explorer src="data/budget.txt" project="1"><a href="data/budget.txt">…</a></mingzhang-explorer>
//
// What stands inside the element is shown until the explorer has drawn, and again whenever it
// cannot. Everything else comes when the element is near the window (www/element-host.js). Nothing
// is left in the page but the name of the element.
//
// The build puts this file into a block with FILES: what has to be loaded, each with its hash. The
// syntax stays within what the oldest engines with dynamic import read.
"use strict";
{
  const NAME = "mingzhang-explorer";
  const ATTRIBUTES = ["src", "project", "line", "view", "unit", "lang", "theme", "height"];
  /** How far outside of the window an element is when its explorer is fetched. */
  const NEAR = "600px";
  const folder = document.currentScript && document.currentScript.src;
  const at = (file) => new URL(file, folder).href;
  /** What each element keeps to itself. */
  const kept = new WeakMap();

  // As in www/loader.js: the smallest module.
  const PROBE = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  const canRun = () => typeof WebAssembly === "object" && WebAssembly.validate(PROBE);

  let host;
  /** The script that all elements share, with the module. It is fetched once; after a failure, again. */
  const loaded = () =>
    host ||
    (host = (canRun()
      ? import(at(FILES.host[0])).then((script) => script.load(FILES, at))
      : Promise.reject(Object.assign(new Error("WebAssembly is missing"), { reason: "engine" }))
    ).catch((error) => {
      host = undefined;
      throw error;
    }));

  const watch =
    typeof IntersectionObserver === "function" &&
    new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) if (isIntersecting) show(target);
      },
      { rootMargin: NEAR },
    );

  /** Why it cannot be is said on the element. */
  const show = (element) => element.load().catch(() => {});

  /** Shows what stands inside the element, with a word on why. */
  function fail(element, own, { name, message, reason = name === "CompileError" ? "engine" : "load" }) {
    const { root, slot } = own;
    own.hasFailed = true;
    const isEnglish = /^en/i.test((element.closest("[lang]") || element).lang);
    const isOld = reason === "engine";
    const note = document.createElement("small");
    note.setAttribute("part", "note");
    note.setAttribute("role", "status");
    note.textContent = isEnglish
      ? `The interactive view is not running${isOld ? ": this browser is too old for it" : ""}.`
      : `互动部分没有运行${isOld ? "：浏览器太旧" : ""}。`;
    while (root.lastChild) root.lastChild.remove();
    root.append(slot, note);
    const detail = { reason, message };
    element.dispatchEvent(new CustomEvent("mingzhang-error", { bubbles: true, composed: true, detail }));
  }

  class MingzhangExplorer extends HTMLElement {
    static get observedAttributes() {
      return ATTRIBUTES;
    }

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const slot = document.createElement("slot");
      root.append(slot);
      const own = { root, slot, fail: (error) => fail(this, own, error) };
      kept.set(this, own);
    }

    connectedCallback() {
      // Properties that were set before this script ran.
      for (const name of ATTRIBUTES) {
        if (Object.prototype.hasOwnProperty.call(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      if (watch) watch.observe(this);
      else show(this);
    }

    disconnectedCallback() {
      if (watch) watch.unobserve(this);
      // One that is only moved is back by then, and stays as it is.
      Promise.resolve().then(() => {
        const { leave } = kept.get(this);
        if (leave && !this.isConnected) leave();
      });
    }

    attributeChangedCallback(name, before, after) {
      const { change, hasFailed } = kept.get(this);
      if (before === after) return;
      if (change) change(name);
      else if (hasFailed && name === "src") show(this);
    }

    /** Shows the explorer now, wherever the element is; settled once it is drawn, or cannot be. */
    load() {
      const own = kept.get(this);
      if (watch) watch.unobserve(this);
      if (!own.session) {
        own.session = loaded().then((script) => script.open(this, own));
        own.session.catch((error) => {
          own.session = undefined;
          own.fail(error);
        });
      }
      return own.session.then(() => {});
    }
  }
  for (const name of ATTRIBUTES) {
    Object.defineProperty(MingzhangExplorer.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name) || "";
      },
      set(value) {
        if (value === null || value === undefined || value === "") this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
  // The methods come with the shared script.
  for (const name of ["show", "reading", "file"]) {
    MingzhangExplorer.prototype[name] = function (...given) {
      return this.load().then(() => kept.get(this)[name](...given));
    };
  }
  if (self.customElements && !customElements.get(NAME)) customElements.define(NAME, MingzhangExplorer);
}
