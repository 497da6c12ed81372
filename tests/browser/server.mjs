// Serves dist/ the way a portal would: at the root and in a folder deep below it, with the policy
// that each page itself states sent as a header too.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Where dist/ can be found on the server. */
export const PLACES = { root: "/", folder: "/some/portal/" };

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The page as it was built. */
export function pageSource() {
  return readFile(join(DIST, "index.html"), "utf8");
}

/** The Content-Security-Policy that the page states in its own head. */
export async function policy() {
  return policyOf(await pageSource());
}

function policyOf(page) {
  const meta = page.match(/<meta[^>]*content-security-policy[^>]*>/i)?.[0] ?? "";
  return meta.match(/content="([^"]*)"/)?.[1] ?? "";
}

/**
 * Starts a server on a free port. `folder` is what it serves, and can be set to another; `asked` lists
 * the paths that it was asked for; `close()` stops it. `headers` are sent with everything.
 */
export async function serve(folder = DIST, headers = {}) {
  const header = await policy();
  const asked = [];
  const site = { folder, asked };
  const server = createServer(async (request, response) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      asked.push(pathOf(request.url));
      const file = fileOf(request.url, site.folder);
      const body = await readFile(file);
      const own = extname(file) === ".html" && policyOf(body.toString());
      response.setHeader("Content-Security-Policy", own || header);
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" }).end("Not Found\n");
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  site.origin = `http://127.0.0.1:${server.address().port}`;
  site.close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return site;
}

function pathOf(url) {
  return decodeURIComponent(new URL(url, "http://server").pathname);
}

function fileOf(url, folder) {
  const path = pathOf(url);
  const place = path.startsWith(PLACES.folder) ? PLACES.folder : PLACES.root;
  const within = normalize(path.slice(place.length)) || ".";
  if (within.startsWith("..") || within.startsWith(sep)) throw new Error(`outside dist/: ${url}`);
  return join(folder, within === "." ? "index.html" : within);
}
