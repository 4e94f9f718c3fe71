//! System packages: which ones are missing, said before they are installed.
//! Installs on Debian and Ubuntu, Fedora and Arch; elsewhere tells what to install.

use std::fs;
use std::process::{Command, Stdio};

use crate::command::{answer, is_there, run};

/// What is going to be done, and so what has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// To build the program and open it on a display.
    Build,
    /// Also to drive its window on a virtual display.
    Journeys,
    /// To build for Windows and run the result under Wine; on Debian only.
    Windows,
}

/// A family of Linux systems: how to ask for a package, how to install, and the names there.
struct Family {
    name: &'static str,
    /// Ends well if the package appended to it is installed.
    ask: &'static [&'static str],
    /// Each is run before the packages, the last with them appended.
    install: &'static [&'static [&'static str]],
    build: &'static [&'static str],
    journeys: &'static [&'static str],
    windows: &'static [&'static str],
}

const FAMILIES: [Family; 3] = [
    Family {
        name: "apt-get",
        ask: &["dpkg-query", "--show", "--showformat=${db:Status-Status}"],
        install: &[&["apt-get", "update", "--quiet"], &["apt-get", "install", "--yes", "--no-install-recommends"]],
        build: &[
            "build-essential",
            "pkg-config",
            "libwebkit2gtk-4.1-dev",
            "libgtk-3-dev",
            "librsvg2-dev",
            "libsoup-3.0-dev",
        ],
        journeys: &["webkit2gtk-driver", "xvfb", "xauth", "dbus", "dbus-x11", "fonts-noto-core", "poppler-utils"],
        // Debian's compiler for browsers is the newest it has, and its sources build for any system.
        windows: &["rustc-web", "rust-web-src", "gcc-mingw-w64-x86-64", "g++-mingw-w64-x86-64", "wine", "wine64"],
    },
    Family {
        name: "dnf",
        ask: &["rpm", "--query", "--whatprovides"],
        install: &[&["dnf", "install", "--assumeyes"]],
        build: &[
            "gcc",
            "gcc-c++",
            "pkgconf-pkg-config",
            "webkit2gtk4.1-devel",
            "gtk3-devel",
            "librsvg2-devel",
            "libsoup3-devel",
        ],
        // dnf finds a package by a file in it; the driver's package has another name in each release.
        journeys: &[
            "/usr/bin/WebKitWebDriver",
            "xorg-x11-server-Xvfb",
            "xorg-x11-xauth",
            "dbus-daemon",
            "google-noto-sans-fonts",
            "poppler-utils",
        ],
        windows: &[],
    },
    Family {
        name: "pacman",
        ask: &["pacman", "--query", "--quiet"],
        install: &[&["pacman", "--sync", "--refresh", "--needed", "--noconfirm"]],
        build: &["base-devel", "webkit2gtk-4.1", "gtk3", "librsvg", "libsoup3"],
        journeys: &["xorg-server-xvfb", "xorg-xauth", "dbus", "noto-fonts", "poppler"],
        windows: &[],
    },
];

/// Brings the system to what `need` asks for, or says what a person has to do.
pub(crate) fn system(need: Need) -> Result<(), String> {
    match std::env::consts::OS {
        "linux" => linux(need),
        "macos" => macos(),
        "windows" => windows(),
        other => {
            println!("{other}: not a system Birlik is tried on; going on with what is installed.");
            Ok(())
        }
    }
}

fn linux(need: Need) -> Result<(), String> {
    let Some(family) = FAMILIES.iter().find(|family| is_there(family.name)) else {
        println!("No apt-get, dnf or pacman here. Birlik needs WebKitGTK 4.1, GTK 3, librsvg and libsoup 3 with their");
        println!("development files, for the journeys also WebKitWebDriver, Xvfb, xauth and dbus-run-session.");
        return Ok(());
    };
    let wanted: [&[&str]; 2] = match need {
        Need::Build => [family.build, &[]],
        Need::Journeys => [family.build, family.journeys],
        Need::Windows => [family.windows, &[]],
    };
    let missing: Vec<&str> = wanted.concat().into_iter().filter(|package| !installed(family, package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let administrator = answer("id", &["-u"]).is_some_and(|id| id == "0");
    let prefix: &[&str] = if administrator { &[] } else { &["sudo"] };
    let (last, before) = family.install.split_last().ok_or("no way to install is named")?;
    let line = [prefix, last, &missing].concat().join(" ");
    if !administrator && !is_there("sudo") {
        return Err(format!("system packages are missing and there is no sudo. As the administrator: {line}"));
    }
    println!("Birlik needs system packages that are missing here. Installing them: {line}");
    for command in before {
        // An old list of packages is no reason to stop; the installation itself tells.
        let _ = run(&mut administered(prefix, command, &[]));
    }
    run(&mut administered(prefix, last, &missing))
}

fn installed(family: &Family, package: &str) -> bool {
    let Some((program, args)) = family.ask.split_first() else { return false };
    let asked = Command::new(program).args(args).arg(package).stderr(Stdio::null()).output();
    // dpkg also knows removed packages whose settings are left: those do not say "installed".
    asked.is_ok_and(|out| out.status.success() && (*program != "dpkg-query" || out.stdout.starts_with(b"installed")))
}

fn administered(prefix: &[&str], command: &[&str], packages: &[&str]) -> Command {
    let words = [prefix, command, packages].concat();
    let mut started = Command::new(words.first().copied().unwrap_or_default());
    started.args(words.get(1..).unwrap_or_default()).env("DEBIAN_FRONTEND", "noninteractive");
    started
}

fn macos() -> Result<(), String> {
    if answer("xcode-select", &["-p"]).is_some() {
        return Ok(());
    }
    Err("the Command Line Tools of Xcode are missing: run `xcode-select --install`, then this again".to_owned())
}

fn windows() -> Result<(), String> {
    let webview = r"Microsoft\EdgeWebView\Application";
    let roots = ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"];
    let there = roots
        .iter()
        .filter_map(std::env::var_os)
        .any(|root| fs::exists(std::path::Path::new(&root).join(webview)).unwrap_or(false));
    if !there {
        println!(
            "WebView2 was not found. Windows 11 brings it; else: https://developer.microsoft.com/microsoft-edge/webview2"
        );
    }
    println!("Rust for Windows needs the Build Tools for Visual Studio with \"Desktop development with C++\".");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_names_packages_for_building_and_for_journeys() {
        for family in &FAMILIES {
            assert!(family.build.iter().any(|name| name.contains("webkit2gtk")), "{}", family.name);
            assert!(family.journeys.iter().any(|name| name.to_lowercase().contains("xvfb")), "{}", family.name);
        }
    }

    #[test]
    fn the_administrator_starts_the_installer_and_anyone_else_sudo() {
        let own = administered(&[], &["apt-get", "install"], &["xvfb"]);
        assert_eq!(own.get_program(), "apt-get");
        let other = administered(&["sudo"], &["apt-get", "install"], &["xvfb"]);
        assert_eq!(other.get_program(), "sudo");
        assert_eq!(other.get_args().count(), 3);
    }
}
