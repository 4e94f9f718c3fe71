//! Which computer this is: a hash of what the system calls itself. A copied disk gives the same; a copied folder does not.

use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};

use super::{failed, write_private};
use crate::domain::id::hex;
use crate::error::Result;

/// The hash kept in entries; the system's id itself is for no file (machine-id(5) asks so).
pub(super) fn hashed(id: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"birlik machine\0");
    hash.update(id.trim().as_bytes());
    hex(&hash.finalize())
}

/// The system's id, or where it has none a random one that lies in the configuration folder.
pub(super) fn of_this_computer(folder: &Path) -> Result<String> {
    if let Some(id) = of_system().filter(|id| !id.trim().is_empty()) {
        return Ok(hashed(&id));
    }
    let path = folder.join("machine");
    if let Ok(id) = std::fs::read_to_string(&path) {
        return Ok(hashed(&id));
    }
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|cause| failed(&path, cause))?;
    write_private(&path, hex(&random).as_bytes(), true).map_err(|cause| failed(&path, cause))?;
    Ok(hashed(&hex(&random)))
}

fn of_system() -> Option<String> {
    if cfg!(target_os = "macos") {
        let text = output("/usr/sbin/ioreg", &["-rd1", "-c", "IOPlatformExpertDevice"])?;
        return between(&text, "\"IOPlatformUUID\" = \"", "\"");
    }
    if cfg!(windows) {
        let reg = std::env::var("SystemRoot").unwrap_or_else(|_| r"C:\Windows".into()) + r"\System32\reg.exe";
        let text = output(&reg, &["query", r"HKLM\SOFTWARE\Microsoft\Cryptography", "/v", "MachineGuid", "/reg:64"])?;
        return between(&text, "REG_SZ", "\n");
    }
    ["/etc/machine-id", "/var/lib/dbus/machine-id"].iter().find_map(|path| std::fs::read_to_string(path).ok())
}

fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments);
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn between(text: &str, from: &str, to: &str) -> Option<String> {
    let (_, rest) = text.split_once(from)?;
    let (found, _) = rest.split_once(to)?;
    Some(found.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_answers_are_read() {
        let mac = "    \"IOPlatformSerialNumber\" = \"X\"\n    \"IOPlatformUUID\" = \"0A-1B\"\n";
        assert_eq!(between(mac, "\"IOPlatformUUID\" = \"", "\"").as_deref(), Some("0A-1B"));
        let windows = "\r\nHKEY_LOCAL_MACHINE\\…\r\n    MachineGuid    REG_SZ    c0ffee-11\r\n\r\n";
        assert_eq!(between(windows, "REG_SZ", "\n").as_deref(), Some("c0ffee-11"));
    }

    #[test]
    fn the_same_system_gives_the_same_hash_and_not_its_id() {
        assert_eq!(hashed("abc\n"), hashed("abc"));
        assert_ne!(hashed("abc"), hashed("abd"));
        assert!(!hashed("abc").contains("abc"));
    }
}
