// The page without a connection: a service worker, which www/loader.js registers once the explorer
// runs.
//
// The build writes a line above this file: RELEASE, a name for everything that the release holds,
// and FILES, its files by path, each with its hash. A file that keeps its name when it changes (the
// page, a document) has an empty hash: the network is asked for it first, so that what is new on the
// site is seen at once. Everything else has a name that changes with it, and is taken from the cache.
//
// It answers for the files of its own folder alone, and touches only caches that it named itself.

const FOLDER = new URL("./", location.href).href;
const OURS = `mingzhang ${FOLDER} `;
const KEPT = OURS + RELEASE;
const DOCUMENTS = `${OURS}documents`;
const PAGE = "index.html";

const isDocument = (path) => /^data\/.+\.txt$/.test(path);

/** The path within the folder that an address stands for; nothing for an address outside it. */
function pathOf(address) {
  const file = address.split(/[?#]/)[0];
  return file.startsWith(FOLDER) ? file.slice(FOLDER.length) || PAGE : "";
}

/** A file as it is on the site now. */
async function fetched(path, options) {
  const response = await fetch(FOLDER + path, options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** The page, if it is the one of this release. A page that was redirected could not be shown. */
async function fetchedPage() {
  const response = await fetched(PAGE, { cache: "no-cache" });
  const html = await response.text();
  if (!html.includes(RELEASE)) throw new Error("the page is of another release");
  return new Response(html, { headers: response.headers });
}

/** Puts a document into the cache. One that cannot be had is no reason to keep nothing. */
async function keepDocument(address) {
  try {
    const path = pathOf(new URL(address, FOLDER).href);
    if (!isDocument(path)) return;
    const response = await fetched(path, { cache: "no-cache" });
    await (await caches.open(DOCUMENTS)).put(FOLDER + path, response);
  } catch (error) {
    // It is kept when somebody opens it.
  }
}

/** The documents that the page's open windows were opened with. */
async function openDocuments() {
  const windows = await clients.matchAll({ includeUncontrolled: true });
  return windows
    .filter(({ url }) => pathOf(url) === PAGE)
    .map(({ url }) => new URLSearchParams(new URL(url).hash.slice(1)).get("d") || "");
}

/** Keeps the whole release, or nothing. */
async function install() {
  try {
    const cache = await caches.open(KEPT);
    const files = Object.keys(FILES).filter((path) => FILES[path]);
    await cache.put(FOLDER + PAGE, await fetchedPage());
    await Promise.all(
      files.map(async (path) => cache.put(FOLDER + path, await fetched(path, { integrity: FILES[path] }))),
    );
  } catch (error) {
    await caches.delete(KEPT);
    throw error;
  }
  await Promise.all(Object.keys(FILES).concat(await openDocuments()).map(keepDocument));
  await skipWaiting();
}

/** Removes what earlier releases have kept. */
async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== KEPT && name !== DOCUMENTS);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

async function kept(name, path) {
  try {
    return await (await caches.open(name)).match(FOLDER + path, { ignoreVary: true });
  } catch (error) {
    // A cache that cannot be read is as if it were empty.
  }
}

async function fromCacheFirst(request, path) {
  return (await kept(KEPT, path)) || fetch(request);
}

async function fromNetworkFirst(event, name, path) {
  try {
    const response = await fetch(event.request, { cache: "no-cache" });
    if (name === DOCUMENTS) event.waitUntil(follow(path, response.clone()));
    return response;
  } catch (error) {
    const copy = await kept(name, path);
    if (copy) return copy;
    throw error;
  }
}

/** Has the cache hold a document as the site has it, and no longer than the site has it. */
async function follow(path, response) {
  try {
    const cache = await caches.open(DOCUMENTS);
    if (response.status === 200) await cache.put(FOLDER + path, response);
    if (response.status === 404 || response.status === 410) await cache.delete(FOLDER + path);
  } catch (error) {
    // There is no room: then the document is there only with a connection.
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const path = method === "GET" && pathOf(url);
  if (!path) return;
  if (path === PAGE) event.respondWith(fromNetworkFirst(event, KEPT, path));
  else if (isDocument(path)) event.respondWith(fromNetworkFirst(event, DOCUMENTS, path));
  else if (FILES[path]) event.respondWith(fromCacheFirst(event.request, path));
});
