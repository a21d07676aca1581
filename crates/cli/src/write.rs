//! Puts a new text in the place of a file's old one, or leaves the file as it was: never half of each. Reports and
//! baselines are written in the same way as fixes.
//!
//! The new text goes to a temporary file in the same folder, with the mode and owner of the old one, and takes its
//! place by renaming once all of it is on disk.

use crate::environment::repository;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

/// Ending of our temporary files; one that a killed run left behind is swept by the next run on the same file.
const ENDING: &str = ".akslint-tmp";

/// Replaces the text of `path`, which must still be `before`.
pub(crate) fn replace(path: &Path, before: &str, after: &str) -> Result<(), String> {
    let target = resolve(path)?;
    let metadata = replaceable(&target)?;
    if fs::read(&target).map_err(reason)? != before.as_bytes() {
        return Err("the file has changed since it was checked".to_owned());
    }
    swap(&target, after, Some(&metadata))
}

/// Writes a file that the user named, whatever it holds, or a new one. A pipe or a device takes the text as it comes.
pub(crate) fn put(path: &Path, text: &str) -> Result<(), String> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() && !is_descriptor(path) => {
            let target = resolve(path)?;
            let metadata = replaceable(&target)?;
            swap(&target, text, Some(&metadata))
        }
        Ok(_) => OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(reason),
        Err(_) if fs::symlink_metadata(path).is_ok() => {
            Err("it is a link to a file that is not there".to_owned())
        }
        Err(_) => {
            let name = path.file_name().ok_or("the file has no name")?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let folder = folder.unwrap_or(Path::new("."));
            let real = folder.canonicalize().map_err(reason)?;
            stay_inside(path, &real)?;
            swap(&real.join(name), text, None)
        }
    }
}

/// Whether the path stands for a descriptor of a process, such as `/dev/stdout`, which may lead to any file.
fn is_descriptor(path: &Path) -> bool {
    path.starts_with("/dev") || path.starts_with("/proc")
}

/// The file at `target`, if it may be replaced.
fn replaceable(target: &Path) -> Result<fs::Metadata, String> {
    let metadata = fs::metadata(target).map_err(reason)?;
    if metadata.permissions().readonly() {
        return Err("the file is read-only".to_owned());
    }
    if has_other_names(&metadata) {
        return Err("the file has other names (hard links), which would keep the old text".to_owned());
    }
    Ok(metadata)
}

/// Puts `text` in the place of `target`, with the mode and owner of what is there.
fn swap(target: &Path, text: &str, like: Option<&fs::Metadata>) -> Result<(), String> {
    let folder = target.parent().ok_or("the file has no folder")?;
    let name = target.file_name().ok_or("the file has no name")?.to_string_lossy().into_owned();
    sweep(folder, &name);
    let temporary = folder.join(format!(".{name}.{}{ENDING}", std::process::id()));
    let written = fill(&temporary, text, like).and_then(|()| fs::rename(&temporary, target)).map_err(reason);
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    } else {
        // The rename itself must survive a crash; where folders cannot be synced, there is nothing more to do.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
    written
}

/// The file behind a link. A link out of the folder in which it is and out of the repository is refused.
fn resolve(path: &Path) -> Result<PathBuf, String> {
    let target = path.canonicalize().map_err(reason)?;
    let is_link = fs::symlink_metadata(path).map_err(reason)?.is_symlink();
    let beside =
        path.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let is_beside =
        beside.and_then(|folder| folder.canonicalize().ok()).is_some_and(|beside| target.starts_with(beside));
    if is_link && !is_beside && !is_inside(&target) {
        return Err(OUTSIDE.to_owned());
    }
    stay_inside(path, &target)?;
    Ok(target)
}

/// What is said of a link that leads elsewhere.
const OUTSIDE: &str = "a link leads out of the repository";

/// Refuses a path below the working directory that a linked folder leads out of it.
fn stay_inside(path: &Path, real: &Path) -> Result<(), String> {
    let goes_down = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if goes_down && !is_inside(real) { Err(OUTSIDE.to_owned()) } else { Ok(()) }
}

/// Whether a real path is in the working directory, or in the repository around it.
fn is_inside(real: &Path) -> bool {
    let Ok(directory) = Path::new(".").canonicalize() else { return false };
    real.starts_with(repository(&directory).unwrap_or(&directory))
}

fn fill(path: &Path, text: &str, like: Option<&fs::Metadata>) -> io::Result<()> {
    let mut file = create(path, like.is_some())?;
    file.write_all(text.as_bytes())?;
    if let Some(like) = like {
        keep_owner(path, like)?;
        fs::set_permissions(path, like.permissions())?;
    }
    file.sync_all()?;
    let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
    if file.metadata()?.len() == length { Ok(()) } else { Err(io::Error::other("not all of it was written")) }
}

/// A new file; for its owner only as long as it is not known who may read it.
#[cfg(unix)]
fn create(path: &Path, is_private: bool) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mode = if is_private { 0o600 } else { 0o666 };
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path, _is_private: bool) -> io::Result<File> {
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
