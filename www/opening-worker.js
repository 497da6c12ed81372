// Opens files apart from the page, which stays free: a file comes in, its text goes out. Ending the
// worker is how opening is cancelled.

/** What the first bytes of a PDF say, among so many. */
const MARK = "%PDF-";
const WITHIN = 1024;

onmessage = async ({ data: { file, lang } }) => {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const head = String.fromCharCode(...bytes.subarray(0, WITHIN));
    const module = head.includes(MARK) ? "pdf" : "office";
    const { default: start, open, sentence, notes } = await import(`./${module}.js`);
    await start();
    let last = 0;
    const progress = (done, total) => {
      // A message for every page would be more work than the page.
      if (performance.now() - last < 50 && done < total) return;
      last = performance.now();
      postMessage({ done, total });
    };
    try {
      const opened = open(bytes, progress);
      const text = new TextEncoder().encode(opened.text);
      postMessage({ text, notes: notes(opened, lang) }, [text.buffer]);
    } catch (error) {
      if (!(error instanceof Uint32Array)) throw error;
      postMessage({ error: sentence(error, lang) });
    }
  } catch (error) {
    // A trap: the module has run out of room, or met an error of its own.
    postMessage({ error: lang === "en" ? `This file cannot be read: ${error}` : `读不了这份文件：${error}` });
  }
};
