// How long the module for other scripts takes to read a document.

/** Milliseconds from bytes to breakdown in the page's own engine, `runs` times, in order of size. */
export function readingTimes(page, bytes, runs) {
  return page.evaluate(
    async ([text, runs]) => {
      const folder = new URL(document.getElementById("explorer-api").content, document.baseURI);
      const { default: load, toCsv } = await import(new URL("mingzhang.js", folder).href);
      await load();
      const content = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      return Array.from({ length: runs }, () => {
        const start = performance.now();
        toCsv(content);
        return performance.now() - start;
      }).sort((a, b) => a - b);
    },
    [bytes.toString("base64"), runs],
  );
}
