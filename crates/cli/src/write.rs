//! Puts a new text in the place of a file's old one, or leaves the file as it was: never half of each.
//!
//! The new text goes to a temporary file in the same folder, with the mode and owner of the old one, and takes its
//! place by renaming once all of it is on disk.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Ending of our temporary files; one that a killed run left behind is swept by the next run on the same file.
const ENDING: &str = ".akslint-tmp";

/// Replaces the text of `path`, which must still be `before`.
pub(crate) fn replace(path: &Path, before: &str, after: &str) -> Result<(), String> {
    let target = resolve(path)?;
    let metadata = fs::metadata(&target).map_err(reason)?;
    if metadata.permissions().readonly() {
        return Err("the file is read-only".to_owned());
    }
    if has_other_names(&metadata) {
        return Err("the file has other names (hard links), which would keep the old text".to_owned());
    }
    if fs::read(&target).map_err(reason)? != before.as_bytes() {
        return Err("the file has changed since it was checked".to_owned());
    }
    let folder = target.parent().ok_or("the file has no folder")?;
    let name = target.file_name().ok_or("the file has no name")?.to_string_lossy().into_owned();
    sweep(folder, &name);
    let temporary = folder.join(format!(".{name}.{}{ENDING}", std::process::id()));
    let written = fill(&temporary, after, metadata.permissions(), &metadata)
        .and_then(|()| fs::rename(&temporary, &target))
        .map_err(reason);
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    } else {
        // The rename itself must survive a crash; where folders cannot be synced, there is nothing more to do.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    written
}

/// The file behind a link. A link out of the folder in which it stands and out of the working directory is refused.
fn resolve(path: &Path) -> Result<PathBuf, String> {
    let target = path.canonicalize().map_err(reason)?;
    let is_link = fs::symlink_metadata(path).map_err(reason)?.is_symlink();
    let beside =
        path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let roots =
        [beside, Some(Path::new("."))].into_iter().flatten().filter_map(|root| root.canonicalize().ok());
    if is_link && !roots.into_iter().any(|root| target.starts_with(root)) {
        return Err("the file is a link that leaves the working directory".to_owned());
    }
    Ok(target)
}

fn fill(path: &Path, text: &str, permissions: Permissions, like: &fs::Metadata) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(text.as_bytes())?;
    keep_owner(path, like)?;
    fs::set_permissions(path, permissions)?;
    file.sync_all()?;
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    if file.metadata()?.len() == length { Ok(()) } else { Err(io::Error::other("not all of it was written")) }
}

#[cfg(unix)]
fn create(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn keep_owner(path: &Path, like: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, chown};
    let own = fs::metadata(path)?;
    if (own.uid(), own.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    chown(path, Some(like.uid()), Some(like.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _like: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn has_other_names(metadata: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_names(_metadata: &fs::Metadata) -> bool {
    false
}

/// Removes what a run that was killed left behind.
fn sweep(folder: &Path, name: &str) {
    let prefix = format!(".{name}.");
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name().to_string_lossy().into_owned();
        if other.starts_with(&prefix) && other.ends_with(ENDING) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn reason(error: io::Error) -> String {
    error.to_string()
}
