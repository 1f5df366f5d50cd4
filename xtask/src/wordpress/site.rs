//! A WordPress of our own for a test: its files, its database and its server, in a folder that goes
//! with it.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    os::unix::{fs::PermissionsExt, net::UnixStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::{
    apt,
    build::Dist,
    cargo,
    process::{Process, on_path},
    root,
};

/// Where Debian has WordPress.
const WORDPRESS: &str = "/usr/share/wordpress";

/// The themes to test with: one made of blocks, and one of PHP.
pub const THEMES: [&str; 2] = ["twentytwentythree", "twentytwentyone"];

/// A running WordPress; dropping it ends it and removes it.
#[derive(Debug)]
pub struct WordPress {
    /// Its address, without a slash at the end.
    pub url: String,
    // Dropped in this order: who writes to the folder ends before the folder goes.
    _server: Process,
    _database: Process,
    folder: TempDir,
}

impl WordPress {
    /// Sets one up and starts it: with `plugin` in place and not yet active, and `dist` uploaded as
    /// `love-languages/`. Installs what is missing where it may.
    ///
    /// # Errors
    /// Where something is missing; it says what to install. Where a part doesn't start.
    pub fn start(plugin: &Dist, dist: &Dist) -> Result<Self> {
        find_or_install()?;
        let folder = TempDir::with_prefix("love-languages-wordpress-")?;
        // The database runs as somebody else where we are root.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
        let site = folder.path().join("site");
        // A copy that follows links: PHP would follow them too, and find Debian's own settings.
        cargo::run(
            Command::new("cp").args(["--recursive", "--dereference", WORDPRESS]).arg(&site),
        )?;
        write(&site.join("wp-content/plugins"), plugin)?;
        write(&site.join("love-languages"), dist)?;

        let (database, socket) = start_database(&folder.path().join("database"))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let url = format!("http://127.0.0.1:{port}");
        let config = include_str!("../../../tests/wordpress/wp-config.php")
            .replace("{socket}", &socket.display().to_string())
            .replace("{log}", &folder.path().join("debug.log").display().to_string())
            .replace("{url}", &url);
        fs::write(site.join("wp-config.php"), config)?;

        let mut server = Command::new("php");
        server.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(&site);
        // The editor asks for much at once, and WordPress sometimes asks itself.
        server.env("PHP_CLI_SERVER_WORKERS", "4");
        server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = Process::start(&mut server)?;
        wait("php -S", || TcpStream::connect(("127.0.0.1", port)).is_ok())?;
        let wordpress = Self { url, _server: server, _database: database, folder };
        wordpress.install()?;
        Ok(wordpress)
    }

    /// WordPress's own installation, without its letter to the administrator.
    fn install(&self) -> Result<()> {
        let site = self.folder.path().join("site");
        let code = format!(
            "define('WP_INSTALLING', true);
            function wp_new_blog_notification() {{}}
            require '{}/wp-load.php';
            require ABSPATH . 'wp-admin/includes/upgrade.php';
            wp_install('A practice', 'admin', 'admin@practice.example', true, '', 'password');",
            site.display(),
        );
        php(&code).map(drop).context("installing WordPress")
    }

    /// Runs PHP with WordPress's functions, and returns what it prints.
    ///
    /// # Errors
    /// Where it fails.
    pub fn php(&self, code: &str) -> Result<String> {
        let site = self.folder.path().join("site");
        php(&format!(
            "require '{}/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/admin.php'; {code}",
            site.display(),
        ))
    }

    /// As [`Self::php`], a file of `tests/wordpress/`.
    ///
    /// # Errors
    /// Where it fails.
    pub fn php_file(&self, name: &str) -> Result<String> {
        self.php(&format!("require '{}';", root().join("tests/wordpress").join(name).display()))
    }

    /// What PHP complained about so far, whoever's fault it is.
    pub fn complaints(&self) -> String {
        fs::read_to_string(self.folder.path().join("debug.log")).unwrap_or_default()
    }
}

fn write(folder: &Path, files: &Dist) -> Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().context("a file is in a folder")?)?;
        fs::write(&path, bytes).with_context(|| format!("can't write {}", path.display()))?;
    }
    Ok(())
}

/// Installs what is missing where it may.
fn find_or_install() -> Result<()> {
    let theme = |name: &str| Path::new(WORDPRESS).join("wp-content/themes").join(name).is_dir();
    let has_mysqli = || php("echo extension_loaded('mysqli');").is_ok_and(|answer| answer == "1");
    let needed: [(&str, &dyn Fn() -> bool); 6] = [
        ("wordpress", &|| Path::new(WORDPRESS).join("wp-load.php").is_file()),
        ("wordpress-theme-twentytwentythree", &|| theme(THEMES[0])),
        ("wordpress-theme-twentytwentyone", &|| theme(THEMES[1])),
        ("php-cli", &|| on_path(&["php"]).is_some()),
        ("php-mysql", &has_mysqli),
        // The programs of mariadb-server, without a service that starts by itself.
        ("mariadb-server-core", &|| {
            mariadbd().is_some() && on_path(&["mariadb-install-db"]).is_some()
        }),
    ];
    let missing = || -> Vec<&str> {
        needed.iter().filter(|(_, is_there)| !is_there()).map(|(package, _)| *package).collect()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    let advice = format!(
        "What the plugin is tested on is missing, and a test that can't run is a failure.\n\
         On Debian: apt-get install --no-install-recommends {}\n\
         Elsewhere: use Debian, in a container for instance",
        packages.join(" "),
    );
    apt::install(&packages, &advice)?;
    ensure!(missing().is_empty(), advice);
    Ok(())
}

/// Not on everybody's PATH, and yet for everybody to run.
fn mariadbd() -> Option<PathBuf> {
    let debian = PathBuf::from("/usr/sbin/mariadbd");
    on_path(&["mariadbd"]).or_else(|| debian.is_file().then_some(debian))
}

/// A MariaDB with an empty database, and the socket that is the only way to it.
fn start_database(folder: &Path) -> Result<(Process, PathBuf)> {
    fs::create_dir(folder)?;
    // It refuses to run as root.
    let mut as_nobody: &[&str] = &[];
    if rustix::process::geteuid().is_root() {
        as_nobody = &["--user=nobody"];
        cargo::run(Command::new("chown").arg("nobody").arg(folder))?;
    }
    let data = format!("--datadir={}", folder.display());
    let mut install = Command::new("mariadb-install-db");
    install.args(["--no-defaults", "--skip-test-db", "--auth-root-authentication-method=normal"]);
    let output = install.arg(&data).args(as_nobody).output().context("mariadb-install-db")?;
    ensure!(
        output.status.success(),
        "mariadb-install-db failed: {}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );

    let socket = folder.join("socket");
    let mut server = Command::new(mariadbd().context("mariadbd is missing")?);
    server.args(["--no-defaults", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]);
    server.arg(&data).args(as_nobody);
    server.arg(format!("--socket={}", socket.display()));
    server.arg(format!("--pid-file={}", folder.join("pid").display()));
    server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let process = Process::start(&mut server)?;
    wait("mariadbd", || UnixStream::connect(&socket).is_ok())?;
    let code = format!(
        "(new mysqli('localhost', 'root', '', null, 0, '{}'))->query('CREATE DATABASE wordpress');",
        socket.display(),
    );
    php(&code).context("creating a database")?;
    Ok((process, socket))
}

/// Runs PHP, and returns what it prints.
fn php(code: &str) -> Result<String> {
    let output = Command::new("php").args(["-r", code]).output().context("can't start php")?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(
        output.status.success(),
        "PHP failed: {printed}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(printed)
}

/// Waits for 30 seconds at most.
fn wait(name: &str, mut is_there: impl FnMut() -> bool) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_there() {
        if Instant::now() > deadline {
            bail!("{name} doesn't answer after 30 seconds");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
