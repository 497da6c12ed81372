// A real nginx with the configuration of docs/nginx.conf, on a copy of dist/.

import { spawn } from "node:child_process";
import { access, chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

import { compress } from "../../xtask/src/compress.mjs";
import { DIST } from "./server.mjs";

const PROGRAMS = [process.env.NGINX, "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"].filter(Boolean);
const BROTLI = ["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"];

async function firstOf(files) {
  for (const file of files) {
    try {
      await access(file);
      return file;
    } catch {
      // The next one.
    }
  }
}

/** The nginx of this machine, or `undefined`. */
export const nginx = () => firstOf(PROGRAMS);

/** Starts nginx with everything that it writes in `folder`. */
export async function serveNginx(folder) {
  const program = await nginx();
  // Started by root, it serves as somebody else.
  await chmod(folder, 0o755);
  const brotli = await firstOf(BROTLI);
  const site = join(folder, "site");
  await cp(DIST, site, { recursive: true });
  await compress(site);
  await mkdir(join(folder, "logs"));
  const documented = await readFile(new URL("../../docs/nginx.conf", import.meta.url), "utf8");
  const location = documented.replaceAll("/srv/www/mingzhang", site).replaceAll("mime.types", join(folder, "mime.types"));
  await writeFile(join(folder, "mime.types"), await readFile("/etc/nginx/mime.types", "utf8"));
  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((of) => `${of}_temp_path ${folder}/${of};`).join("\n");
  await writeFile(
    join(folder, "nginx.conf"),
    `${brotli ? `load_module ${brotli};` : ""}
daemon off; pid ${folder}/pid; error_log ${folder}/logs/error.log; worker_processes 1;
events {}
http {
${temporary}
access_log off;
server { listen 127.0.0.1:${port};
${brotli ? location : location.replace("brotli_static on;", "")}
} }`,
  );
  const server = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((end) => server.on("exit", end));
  const origin = `http://127.0.0.1:${port}`;
  await answers(origin, ended);
  return {
    origin,
    hasBrotli: Boolean(brotli),
    async close() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

/** Waits until somebody listens. */
async function answers(origin, ended) {
  let hasEnded = false;
  ended.then(() => (hasEnded = true));
  while (!hasEnded) {
    try {
      await fetch(origin);
      return;
    } catch {
      await new Promise((again) => setTimeout(again, 20));
    }
  }
  throw new Error("nginx does not start with docs/nginx.conf");
}
