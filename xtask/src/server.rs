//! A small web server for people (`serve`) and for tests, which can make it slow, wrong or gone.
//!
//! ```no_run
//! use std::time::Duration;
//! use xtask::server::{Rule, Server, Site};
//!
//! let site = Site::new().folder("/", "dist").file("/plain.html", "<p>Hello");
//! let mut server = Server::start(site)?;
//! server.rule(Rule::at("*.wasm").delay(Duration::from_secs(5)));
//! println!("{}", server.url("/plain.html"));
//! server.stop(); // Offline: the port is closed, and so is every connection.
//! # Ok::<(), anyhow::Error>(())
//! ```

use std::{
    collections::HashMap,
    fs, io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Component, Path, PathBuf},
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError, mpsc},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{self, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpListener,
    sync::{Notify, oneshot},
};

/// What a server serves: folders on the disk and files in memory. The latest addition wins.
#[derive(Clone, Debug, Default)]
pub struct Site {
    mounts: Vec<Mount>,
    is_well_compressed: bool,
}

#[derive(Clone, Debug)]
enum Mount {
    Folder { prefix: String, folder: PathBuf },
    File { path: String, bytes: Bytes },
}

impl Site {
    /// Nothing yet: every path is a 404.
    pub fn new() -> Self {
        Self::default()
    }

    /// Compresses as well as can be, as a good host has its files ready; else it costs next to nothing.
    pub fn well_compressed(mut self) -> Self {
        self.is_well_compressed = true;
        self
    }

    /// Serves the files of `folder` below `prefix`, which ends in a slash. `index.html` stands for
    /// its folder.
    pub fn folder(mut self, prefix: &str, folder: impl Into<PathBuf>) -> Self {
        self.mounts.push(Mount::Folder { prefix: prefix.to_owned(), folder: folder.into() });
        self
    }

    /// Serves `bytes` at `path`.
    pub fn file(mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = Bytes::from(bytes.into());
        self.mounts.push(Mount::File { path: path.into(), bytes });
        self
    }

    /// Serves the files that `folder` holds now, from memory.
    ///
    /// # Errors
    /// Where a file can't be read.
    pub fn with_copy_of(mut self, folder: &Path) -> Result<Self> {
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let inside = path.strip_prefix(folder)?.display().to_string();
                    self = self.file(format!("/{inside}"), fs::read(&path)?);
                }
            }
        }
        Ok(self)
    }

    fn find(&self, path: &str) -> Option<(String, Bytes)> {
        let path = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let bytes = self.mounts.iter().rev().find_map(|mount| match mount {
            Mount::File { path: at, bytes } => (*at == path).then(|| bytes.clone()),
            Mount::Folder { prefix, folder } => {
                let inside = Path::new(path.strip_prefix(prefix.as_str())?);
                let stays = inside.components().all(|part| matches!(part, Component::Normal(_)));
                let bytes = fs::read(folder.join(inside)).ok().filter(|_| stays)?;
                Some(Bytes::from(bytes))
            }
        })?;
        Some((path, bytes))
    }
}

/// What is different about some paths. Rules add up; where two set the same, the later one wins.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    path: String,
    delay: Duration,
    is_held: bool,
    is_cut: bool,
    status: Option<StatusCode>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rule {
    /// A rule for the paths that look like `pattern`, where `*` stands for any text. The query is
    /// no part of a path.
    pub fn at(pattern: &str) -> Self {
        Self { path: pattern.to_owned(), ..Self::default() }
    }

    /// Holds the answer back.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Holds the answer back until [`Server::release`]: between two things that a test does, however
    /// long these take.
    pub fn held(mut self) -> Self {
        self.is_held = true;
        self
    }

    /// Closes the connection without an answer, as a filter does, or a server that is not there.
    pub fn cut(mut self) -> Self {
        self.is_cut = true;
        self
    }

    /// Answers with this status and no content: 404, 500.
    ///
    /// # Panics
    /// Where it is no HTTP status.
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(StatusCode::from_u16(status).expect("an HTTP status"));
        self
    }

    /// Sends a header, in place of the server's own of that name: a CSP, a wrong MIME type.
    ///
    /// # Panics
    /// Where it can't be a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = name.parse().expect("a header's name");
        self.headers.push((name, value.parse().expect("a header's value")));
        self
    }

    fn applies_to(&self, path: &str) -> bool {
        let mut parts = self.path.split('*');
        let first = parts.next().expect("split gives at least one part");
        let Some(mut rest) = path.strip_prefix(first) else { return false };
        let Some(last) = parts.next_back() else { return rest.is_empty() };
        for part in parts {
            let Some(at) = rest.find(part) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last)
    }
}

/// A request that reached the server.
#[derive(Clone, Debug)]
pub struct Seen {
    /// When its head had arrived.
    pub at: Instant,
    /// `GET`, `HEAD`, `POST`.
    pub method: String,
    /// With the query, as it was asked for.
    pub path: String,
    /// The `Referer`, where the browser sent one.
    pub referer: Option<String>,
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

#[derive(Debug, Default)]
struct Shared {
    site: Mutex<Site>,
    rules: Mutex<Vec<Rule>>,
    released: Notify,
    seen: Mutex<Vec<Seen>>,
}

impl Server {
    /// Starts on a free port of this machine, which nobody else can reach.
    ///
    /// # Errors
    /// Where there is no free port.
    pub fn start(site: Site) -> Result<Self> {
        // A port that this program had before is an origin for which a browser may have stored things.
        static HAD: Mutex<Vec<u16>> = Mutex::new(Vec::new());
        loop {
            let server = Self::start_at(site.clone(), SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
            let port = server.address.port();
            let mut had = HAD.lock().expect("nobody panics with it");
            if !had.contains(&port) {
                had.push(port);
                return Ok(server);
            }
        }
    }

    /// Starts at `address`; port 0 is any free one.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start_at(site: Site, address: SocketAddr) -> Result<Self> {
        let shared = Arc::new(Shared { site: Mutex::new(site), ..Shared::default() });
        let mut server = Self { address, shared, running: None };
        server.restart()?;
        Ok(server)
    }

    /// The address of `path` in a browser on this machine.
    pub fn url(&self, path: &str) -> String {
        let ip = match self.address.ip() {
            ip if ip.is_unspecified() => IpAddr::from(Ipv4Addr::LOCALHOST),
            ip => ip,
        };
        format!("http://{ip}:{}{path}", self.address.port())
    }

    /// Where it listens, or listened.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves something else from the next request on.
    pub fn set_site(&self, site: Site) {
        *lock(&self.shared.site) = site;
    }

    /// Adds a rule for the requests to come.
    pub fn rule(&self, rule: Rule) {
        lock(&self.shared.rules).push(rule);
    }

    /// Forgets every rule for the requests to come.
    pub fn clear_rules(&self) {
        lock(&self.shared.rules).clear();
    }

    /// Answers what was held back, and holds nothing back any more; rules are otherwise what they
    /// were.
    pub fn release(&self) {
        lock(&self.shared.rules).iter_mut().for_each(|rule| rule.is_held = false);
        self.shared.released.notify_waiters();
    }

    /// Every request since the start or the last [`Self::clear_seen`], oldest first.
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.shared.seen).clone()
    }

    /// The paths of [`Self::seen`].
    pub fn seen_paths(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.path).collect()
    }

    /// Starts a new log of requests.
    pub fn clear_seen(&self) {
        lock(&self.shared.seen).clear();
    }

    /// Closes the port and every connection: a browser is offline from here on.
    pub fn stop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            let _ = stop.send(());
            let _ = thread.join();
        }
    }

    /// Starts again after [`Self::stop`], at the same address.
    ///
    /// # Errors
    /// Where somebody else took the port.
    pub fn restart(&mut self) -> Result<()> {
        self.stop();
        let (stop, stopped) = oneshot::channel();
        let (ready, started) = mpsc::channel();
        let (address, shared) = (self.address, self.shared.clone());
        // A runtime of its own: when it ends, so does every connection, at once.
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.expect("a runtime on this thread");
            runtime.block_on(async move {
                match TcpListener::bind(address).await {
                    Err(error) => drop(ready.send(Err(error))),
                    Ok(listener) => {
                        let _ = ready.send(listener.local_addr());
                        tokio::spawn(accept(listener, shared));
                        let _ = stopped.await;
                    }
                }
            });
            runtime.shutdown_background();
        });
        let address = started.recv().context("the server ended before it began")?;
        self.address = address.with_context(|| format!("can't listen on {}", self.address))?;
        self.running = Some((stop, thread));
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let _ = stream.set_nodelay(true);
        let shared = shared.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, shared.clone()));
            // An error is a browser that went away, or a rule that cuts.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    shared: Arc<Shared>,
) -> Result<Response<Full<Bytes>>, io::Error> {
    let asked = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    lock(&shared.seen).push(Seen {
        at: Instant::now(),
        method: request.method().to_string(),
        path: request.uri().to_string(),
        referer: asked(header::REFERER).map(str::to_owned),
    });

    let path = request.uri().path();
    // Made before the rules are read, so that no release is missed in between.
    let released = shared.released.notified();
    let rules: Vec<Rule> = lock(&shared.rules).clone();
    let rules: Vec<Rule> = rules.into_iter().filter(|rule| rule.applies_to(path)).collect();
    if rules.iter().any(|rule| rule.is_held) {
        released.await;
    }
    tokio::time::sleep(rules.iter().map(|rule| rule.delay).max().unwrap_or_default()).await;
    if rules.iter().any(|rule| rule.is_cut) {
        // An error closes the connection.
        return Err(io::ErrorKind::ConnectionReset.into());
    }

    let status = rules.iter().rev().find_map(|rule| rule.status);
    let (content, quality) = {
        let site = lock(&shared.site);
        let content = if status.is_some() { None } else { site.find(path) };
        (content, if site.is_well_compressed { BEST } else { QUICK })
    };
    let mut response = match content {
        None => {
            let mut response = Response::new(Full::default());
            *response.status_mut() = status.unwrap_or(StatusCode::NOT_FOUND);
            response
        }
        Some((file, bytes)) => {
            let brotli = asked(header::ACCEPT_ENCODING).is_some_and(|all| all.contains("br"));
            let squeezable = brotli && !file.ends_with(".png");
            let body = if squeezable { compress(bytes, quality).await } else { bytes };
            let mut response = Response::new(Full::new(body));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime(&file)));
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching(&file)));
            headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
            if squeezable {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
            }
            response
        }
    };
    for (name, value) in rules.into_iter().flat_map(|rule| rule.headers) {
        response.headers_mut().insert(name, value);
    }
    if request.method() == Method::HEAD {
        *response.body_mut() = Full::default();
    }
    Ok(response)
}

/// Brotli's highest quality, and one that is a hundred times faster.
const BEST: i32 = 11;
const QUICK: i32 = 2;

/// `bytes` in brotli.
async fn compress(bytes: Bytes, quality: i32) -> Bytes {
    /// What was asked for before, of any server: tests start one after the other.
    static COMPRESSED: LazyLock<Mutex<HashMap<(Bytes, i32), Bytes>>> =
        LazyLock::new(Mutex::default);
    let key = (bytes, quality);
    if let Some(known) = lock(&COMPRESSED).get(&key) {
        return known.clone();
    }
    let input = key.0.clone();
    let output = tokio::task::spawn_blocking(move || Bytes::from(brotli_of(&input, quality))).await;
    let output = output.expect("compressing doesn't panic");
    lock(&COMPRESSED).insert(key, output.clone());
    output
}

/// `bytes` in brotli at its highest quality: what budgets are counted in.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    brotli_of(bytes, BEST)
}

fn brotli_of(bytes: &[u8], quality: i32) -> Vec<u8> {
    let mut output = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut output, &parameters).expect("memory doesn't fail");
    output
}

fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("bin") => "application/octet-stream",
        _ => "text/plain; charset=utf-8",
    }
}

/// Names below `assets/` change with their content; everything else is asked for again.
fn caching(path: &str) -> &'static str {
    if path.contains("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Read, Write},
        net::TcpStream,
    };

    use super::*;

    /// The whole answer to a request with these header lines.
    fn get(server: &Server, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n")
            .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn hello() -> Server {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
        let site = Site::new().folder("/src/", folder).file("/index.html", "<p>hello");
        Server::start(site).unwrap()
    }

    #[test]
    fn serves_files_from_memory_and_disk() {
        let server = hello();
        assert!(get(&server, "/", "").ends_with("<p>hello"));
        assert!(get(&server, "/?a=b", "").contains("text/html"));
        assert!(get(&server, "/src/lib.rs", "").contains("200 OK"));
        assert!(get(&server, "/src/../Cargo.toml", "").contains("404"));
        assert!(get(&server, "/nothing", "").contains("404"));
        assert_eq!(server.seen_paths()[1], "/?a=b");
    }

    #[test]
    fn compresses_for_those_who_ask() {
        let server = hello();
        let headers = "accept-encoding: gzip, br\r\n";
        assert!(get(&server, "/", headers).contains("content-encoding: br"));
        assert!(!get(&server, "/", "").contains("content-encoding"));
    }

    #[test]
    fn rules_slow_break_and_dress_answers() {
        let server = hello();
        server.rule(Rule::at("/src/*.rs").header("content-type", "text/rust"));
        server.rule(Rule::at("*/lib.rs").delay(Duration::from_millis(200)));
        server.rule(Rule::at("/gone").status(500));
        let start = Instant::now();
        assert!(get(&server, "/src/lib.rs", "").contains("text/rust"));
        assert!(start.elapsed() >= Duration::from_millis(200));
        assert!(get(&server, "/gone", "").contains("500"));
        server.clear_rules();
        assert!(get(&server, "/gone", "").contains("404"));
        server.rule(Rule::at("/gone").cut());
        assert_eq!(get(&server, "/gone", ""), "");
    }

    #[test]
    fn holds_back_until_released() {
        let server = hello();
        server.rule(Rule::at("/").held());
        server.rule(Rule::at("/").status(500));
        std::thread::scope(|scope| {
            let held = scope.spawn(|| get(&server, "/", ""));
            while server.seen().is_empty() {
                std::thread::sleep(Duration::from_millis(1));
            }
            assert!(get(&server, "/src/lib.rs", "").contains("200 OK"));
            assert!(!held.is_finished());
            server.release();
            assert!(held.join().unwrap().contains("500"));
        });
        assert!(get(&server, "/", "").contains("500"));
    }

    #[test]
    fn patterns() {
        for (pattern, path, applies) in [
            ("/a", "/a", true),
            ("/a", "/ab", false),
            ("*.wasm", "/assets/app.1.wasm", true),
            ("/assets/app.*.js", "/assets/app.1.wasm", false),
            ("*app*wasm", "/assets/app.1.wasm", true),
        ] {
            assert_eq!(Rule::at(pattern).applies_to(path), applies, "{pattern} {path}");
        }
    }

    #[test]
    fn stopping_closes_the_port_and_open_connections() {
        let mut server = hello();
        let mut kept = TcpStream::connect(server.address()).unwrap();
        write!(kept, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        let mut some = [0; 16];
        kept.read_exact(&mut some).unwrap();
        server.stop();
        let mut rest = Vec::new();
        let _ = kept.read_to_end(&mut rest);
        let _ = write!(kept, "GET / HTTP/1.1\r\nhost: x\r\n\r\n");
        assert_eq!(kept.read(&mut some).unwrap_or(0), 0, "the connection is closed");
        assert!(TcpStream::connect(server.address()).is_err(), "the port is closed");
        server.restart().unwrap();
        assert!(get(&server, "/", "").ends_with("<p>hello"));
    }
}
