// The explorer in a frame: embed.html?src=data/budget.txt&project=1&line=3.1
//
// The address says what is shown, by the names of the attributes of <mingzhang-explorer>. What has
// to be told goes to the page around the frame as messages of a type with a version, and only that
// page is listened to:
//   → { type: "mingzhang/1", height }, { type, event: "ready" | "select" | "error", detail }
//   ← { type, ask: "height" }, { type, show: { project, line, … } }
"use strict";
{
  const TYPE = "mingzhang/1";
  const explorer = document.querySelector("mingzhang-explorer");
  const asked = new URLSearchParams(location.search);
  const OPENS_WITH = "data/budget.txt";

  // A file beside this page: no other host, no other scheme, no way up.
  const isBeside = (path) =>
    /^[^/:\\?#][^:\\?#]*$/.test(path) && !path.split("/").includes("..") && !/[\u0000-\u001f]/.test(path);

  const wanted = asked.get("src") || OPENS_WITH;
  const src = isBeside(wanted) ? wanted : OPENS_WITH;
  if (src !== OPENS_WITH) document.getElementById("table").remove();
  document.getElementById("official-text").href = src;
  for (const name of ["project", "line", "view", "unit", "lang", "theme"]) {
    const value = asked.get(name);
    if (value) explorer.setAttribute(name, value);
  }
  explorer.src = src;

  const tell = (message) => {
    // What is told is no secret; which page it is told to is the one that has this frame.
    if (parent !== self) parent.postMessage(Object.assign({ type: TYPE }, message), "*");
  };
  const tellHeight = () => tell({ height: document.documentElement.offsetHeight });
  for (const event of ["ready", "select", "error"]) {
    addEventListener(`mingzhang-${event}`, ({ detail }) => tell({ event, detail }));
  }
  if (typeof ResizeObserver === "function") new ResizeObserver(tellHeight).observe(document.documentElement);
  else addEventListener("load", tellHeight);
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || parent === self || !data || data.type !== TYPE) return;
    if (data.ask === "height") tellHeight();
    if (data.show && typeof data.show === "object") explorer.show(data.show).catch(() => {});
  });
}
