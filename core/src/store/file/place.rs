//! Where a data file lies: in a folder that a cloud service copies, or on a network share. There SQLite's write-ahead
//! log does harm: a service uploads file and log at different moments, and a share has no common memory.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// What a person should know about the data file's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// It lies in a folder that this service copies.
    CloudFolder(&'static str),
    /// It lies on another computer's disk.
    NetworkShare,
    /// A log that belonged to another state of the file was put aside under this name; the file was whole without it.
    LogSetAside(String),
}

/// Names that services give their folders: whole, or up to a blank or hyphen ("OneDrive - Association").
const FOLDERS: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("iclouddrive", "iCloud Drive"),
    ("icloud drive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pclouddrive", "pCloud"),
    ("yandex.disk", "Yandex Disk"),
    ("yandexdisk", "Yandex Disk"),
    ("mailru cloud", "Mail.ru Cloud"),
    ("megasync", "MEGA"),
    ("syncthing", "Syncthing"),
];

/// Files that services leave in the folder that they copy.
const MARKERS: &[(&str, &str)] = &[
    (".dropbox.cache", "Dropbox"),
    (".dropbox", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.driveupload", "Google Drive"),
    (".tmp.drivedownload", "Google Drive"),
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
];

/// File systems behind which another computer stands.
const SHARES: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "afpfs",
    "ceph",
    "webdav",
    "davfs",
    "9p",
    "vboxsf",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.davfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.kio-fuse",
    "fuse.glusterfs",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.curlftpfs",
    "fuse.vmhgfs-fuse",
    "macfuse_sshfs",
];

/// What the system says of folders and disks.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Folders that services have registered, each with the service's name.
    pub cloud_folders: Vec<(&'static str, PathBuf)>,
    /// Mount points with their file systems.
    pub mounts: Vec<(PathBuf, String)>,
}

impl Surroundings {
    /// Of this computer.
    pub fn of_this_computer() -> Self {
        let cloud_folders = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"]
            .iter()
            .filter_map(|name| Some(("OneDrive", PathBuf::from(std::env::var_os(name)?))))
            .collect();
        Self { cloud_folders, mounts: mounts() }
    }

    /// What to say of a data file at `path`, which should be canonical; nothing for an ordinary place.
    pub fn warnings(&self, path: &Path) -> Vec<Warning> {
        let cloud = self.registered(path).or_else(|| by_name(path)).or_else(|| by_marker(path));
        let share = self.on_share(path) || is_unc(path);
        cloud.map(Warning::CloudFolder).into_iter().chain(share.then_some(Warning::NetworkShare)).collect()
    }

    fn registered(&self, path: &Path) -> Option<&'static str> {
        let inside = |folder: &PathBuf| !folder.as_os_str().is_empty() && path.starts_with(folder);
        self.cloud_folders.iter().find(|(_, folder)| inside(folder)).map(|(name, _)| *name)
    }

    fn on_share(&self, path: &Path) -> bool {
        let above = self.mounts.iter().filter(|(mount, _)| path.starts_with(mount));
        // Of two mounts at one point the later one is seen.
        let nearest = above.max_by_key(|(mount, _)| mount.components().count());
        nearest.is_some_and(|(_, system)| SHARES.contains(&system.as_str()))
    }
}

fn by_name(path: &Path) -> Option<&'static str> {
    path.parent()?.components().find_map(|component| {
        let name = component.as_os_str().to_string_lossy().to_lowercase();
        let known = |folder: &str| {
            name.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']))
        };
        FOLDERS.iter().find(|(folder, _)| known(folder)).map(|(_, service)| *service)
    })
}

fn by_marker(path: &Path) -> Option<&'static str> {
    path.ancestors().skip(1).find_map(|folder| {
        let marked = MARKERS.iter().find(|(marker, _)| folder.join(marker).exists()).map(|(_, service)| *service);
        marked.or_else(|| has_sync_database(folder).then_some("Nextcloud"))
    })
}

/// Nextcloud and ownCloud keep `.sync_<random>.db` (formerly `._sync_…`) in the folder. Only names are read.
fn has_sync_database(folder: &Path) -> bool {
    let is_one = |name: &OsStr| {
        let name = name.to_string_lossy();
        (name.starts_with(".sync_") || name.starts_with("._sync_")) && name.ends_with(".db")
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    // A folder with more files than this is no root of a cloud folder worth waiting for.
    entries.take(5_000).flatten().any(|entry| is_one(&entry.file_name()))
}

/// `\\server\share\…`; a mapped drive is one too once its path is canonical.
fn is_unc(path: &Path) -> bool {
    use std::path::{Component, Prefix};
    match path.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    }
}

fn mounts() -> Vec<(PathBuf, String)> {
    if cfg!(target_os = "linux") {
        return std::fs::read_to_string("/proc/self/mountinfo").map(|text| linux_mounts(&text)).unwrap_or_default();
    }
    if cfg!(target_os = "macos") {
        let output = std::process::Command::new("/sbin/mount").output();
        return output.map(|output| mac_mounts(&String::from_utf8_lossy(&output.stdout))).unwrap_or_default();
    }
    Vec::new()
}

/// proc_pid_mountinfo(5): the fifth field is the mount point, the first after " - " the file system.
fn linux_mounts(text: &str) -> Vec<(PathBuf, String)> {
    let line = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?;
        let system = after.split(' ').next()?;
        Some((PathBuf::from(unescaped(point)), system.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

/// Blank, tab, line end and backslash are written as octal numbers there.
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(point.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}

/// `//user@server/share on /Volumes/share (smbfs, nodev)`.
fn mac_mounts(text: &str) -> Vec<(PathBuf, String)> {
    let line = |line: &str| {
        let (place, kind) = line.rsplit_once(" (")?;
        let (_, point) = place.split_once(" on ")?;
        Some((PathBuf::from(point), kind.split([',', ')']).next()?.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("/home/leyla/Dropbox/Birlik/chapter.birlik", Some("Dropbox"))]
    #[case("/home/leyla/Dropbox (Association)/chapter.birlik", Some("Dropbox"))]
    #[case("/Users/leyla/Library/CloudStorage/OneDrive-Verein/chapter.birlik", Some("OneDrive"))]
    #[case("/Users/leyla/Library/Mobile Documents/com~apple~CloudDocs/chapter.birlik", Some("iCloud Drive"))]
    #[case("/home/leyla/Nextcloud/a/b/chapter.birlik", Some("Nextcloud"))]
    #[case("/home/leyla/Documents/chapter.birlik", None)]
    #[case("/home/leyla/Documents/Dropbox", None)]
    #[case("/home/leyla/dropboxes/chapter.birlik", None)]
    fn services_are_known_by_their_folders_names(#[case] path: &str, #[case] service: Option<&'static str>) {
        let expected: Vec<Warning> = service.map(Warning::CloudFolder).into_iter().collect();
        assert_eq!(Surroundings::default().warnings(Path::new(path)), expected);
    }

    #[rstest]
    #[case(".dropbox.cache", "Dropbox")]
    #[case(".stfolder", "Syncthing")]
    #[case(".sync_a1b2c3d4e5f6.db", "Nextcloud")]
    fn services_are_known_by_what_they_leave(#[case] marker: &str, #[case] service: &'static str) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("a/b")).unwrap();
        std::fs::write(folder.path().join(marker), "").unwrap();
        let path = folder.path().join("a/b/chapter.birlik");
        assert_eq!(Surroundings::default().warnings(&path), [Warning::CloudFolder(service)]);
    }

    #[test]
    fn a_folder_that_the_service_has_registered_may_have_any_name() {
        let surroundings =
            Surroundings { cloud_folders: vec![("OneDrive", PathBuf::from("/data/Wolke"))], mounts: Vec::new() };
        assert_eq!(surroundings.warnings(Path::new("/data/Wolke/x/a.birlik")), [Warning::CloudFolder("OneDrive")]);
        assert_eq!(surroundings.warnings(Path::new("/data/Wolken/a.birlik")), []);
    }

    #[test]
    fn the_nearest_mount_point_decides() {
        let text = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n\
            40 27 0:50 / /mnt/office rw,relatime shared:1 - cifs //server/office rw\n\
            41 40 0:51 / /mnt/office/here\\040too rw - ext4 /dev/vdb rw\n";
        let surroundings = Surroundings { cloud_folders: Vec::new(), mounts: linux_mounts(text) };
        assert_eq!(surroundings.warnings(Path::new("/mnt/office/a.birlik")), [Warning::NetworkShare]);
        assert_eq!(surroundings.warnings(Path::new("/mnt/office/here too/a.birlik")), []);
        assert_eq!(surroundings.warnings(Path::new("/mnt/officer/a.birlik")), []);
    }

    #[test]
    fn mounts_of_macos_are_read() {
        let text =
            "/dev/disk1s1 on / (apfs, sealed, local)\n//leyla@server/Office on /Volumes/Our Office (smbfs, nodev)\n";
        let surroundings = Surroundings { cloud_folders: Vec::new(), mounts: mac_mounts(text) };
        assert_eq!(surroundings.warnings(Path::new("/Volumes/Our Office/a.birlik")), [Warning::NetworkShare]);
    }

    #[cfg(windows)]
    #[test]
    fn unc_paths_are_shares() {
        assert_eq!(Surroundings::default().warnings(Path::new(r"\\server\office\a.birlik")), [Warning::NetworkShare]);
        assert_eq!(Surroundings::default().warnings(Path::new(r"\\?\UNC\server\o\a.birlik")), [Warning::NetworkShare]);
    }
}
