//! Serves dist/ on this machine only, the way a careful web server would.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::place;
use crate::problem::{Problem, Result, While};

/// The port when none is given.
const PORT: u16 = 8080;

/// A request head longer than this is not read to its end.
const LONGEST_HEAD: u64 = 16 * 1024;

/// A connection that is silent for this long is closed.
const PATIENCE: Duration = Duration::from_secs(10);

/// The port that the options ask for.
pub(crate) fn port(options: &[&str]) -> Result<u16> {
    match options {
        [] => Ok(PORT),
        ["--port" | "-p", port] => port
            .parse()
            .map_err(|_| Problem::new(format!("`{port}` is no port: give a number up to 65535"))),
        _ => Err(Problem::new("serve takes one option: --port NUMBER")),
    }
}

/// Takes the port, before anything is built.
pub(crate) fn open(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Problem::new(format!(
            "port {port} is taken by another program. Stop that one, or take another port:\n\n  \
             cargo xtask serve --port {}\n",
            port.checked_add(1).unwrap_or(PORT)
        )),
        _ => Problem::new(format!("cannot open port {port}: {error}")),
    })
}

/// Serves dist/ until the program is stopped.
pub(crate) fn run(socket: &TcpListener, port: u16) -> Result {
    let page = fs::read_to_string(place::dist().join("index.html"))
        .while_trying("read dist/index.html")?;
    let policy = content_security_policy(&page)
        .ok_or_else(|| Problem::new("dist/index.html states no Content-Security-Policy"))?
        .to_owned();
    println!("\nThe explorer is on http://127.0.0.1:{port}  (Ctrl+C stops it)");
    for connection in socket.incoming() {
        let Ok(connection) = connection else { continue };
        let policy = policy.clone();
        // A browser that goes away in the middle is nobody's concern.
        thread::spawn(move || drop(answer(connection, &place::dist(), &policy)));
    }
    Ok(())
}

/// The policy that the page states in its own head.
fn content_security_policy(page: &str) -> Option<&str> {
    let meta = page
        .split('<')
        .find(|tag| tag.to_ascii_lowercase().contains("content-security-policy"))?;
    let (_, after) = meta.split_once("content=\"")?;
    after.split_once('"').map(|(policy, _)| policy)
}

/// What is sent back.
struct Response {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn plain(status: &'static str) -> Self {
        let body = format!("{status}\n").into_bytes();
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body,
        }
    }
}

fn answer(mut connection: TcpStream, folder: &Path, policy: &str) -> io::Result<()> {
    connection.set_read_timeout(Some(PATIENCE))?;
    connection.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(&connection).take(LONGEST_HEAD);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && !line.trim_end().is_empty() {
        line.clear();
    }
    let method = request.split(' ').next().unwrap_or_default();
    let response = match method {
        "GET" | "HEAD" => find(folder, request.split(' ').nth(1).unwrap_or_default()),
        _ => Response::plain("405 Method Not Allowed"),
    };
    write!(
        connection,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nContent-Security-Policy: {policy}\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-cache\r\n\
         Connection: close\r\n\r\n",
        response.status,
        response.kind,
        response.body.len(),
    )?;
    if method != "HEAD" {
        connection.write_all(&response.body)?;
    }
    connection.flush()
}

/// The file of a folder that a request target names.
fn find(folder: &Path, target: &str) -> Response {
    let Some(path) = path_of(target) else {
        return Response::plain("400 Bad Request");
    };
    let mut file = folder.join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(body) => Response {
            status: "200 OK",
            kind: media_type(&file, &body),
            body,
        },
        Err(_) => Response::plain("404 Not Found"),
    }
}

/// The path within the folder that is served; never one outside it.
fn path_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = PathBuf::from(percent_decoded(path)?);
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then_some(path)
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|path| !path.contains('\0'))
}

fn media_type(file: &Path, body: &[u8]) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        // An official text may be in GB18030: then the browser finds out by itself.
        Some("txt") if str::from_utf8(body).is_ok() => "text/plain; charset=utf-8",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_an_option() {
        assert_eq!(port(&[]).ok(), Some(8080));
        assert_eq!(port(&["--port", "9000"]).ok(), Some(9000));
        assert!(port(&["--port", "80800"]).is_err());
        assert!(port(&["9000"]).is_err());
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        assert_eq!(path_of("/"), Some(PathBuf::new()));
        assert_eq!(
            path_of("/data/budget.txt?x#y"),
            Some(PathBuf::from("data/budget.txt"))
        );
        assert_eq!(path_of("/%E8%B4%A6.txt"), Some(PathBuf::from("账.txt")));
        for outside in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "etc",
            "/%zz",
            "/a%00",
        ] {
            assert_eq!(path_of(outside), None, "{outside}");
        }
    }

    #[test]
    fn a_text_that_is_not_utf8_is_not_declared_to_be() {
        let file = Path::new("budget.txt");
        assert_eq!(
            media_type(file, "预算".as_bytes()),
            "text/plain; charset=utf-8"
        );
        assert_eq!(media_type(file, &[0xd4, 0xa4, 0xcb, 0xe3]), "text/plain");
    }

    #[test]
    fn the_policy_is_the_one_that_the_page_states() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        assert_eq!(content_security_policy(page), Some("default-src 'none'"));
        let minified = "<meta content=\"default-src 'none'\" http-equiv=content-security-policy>";
        assert_eq!(
            content_security_policy(minified),
            Some("default-src 'none'")
        );
        assert_eq!(content_security_policy("<meta charset=utf-8>"), None);
    }
}
