//! `--since REF`: the one thing for which akslint starts another program, and only when it is asked to.
//!
//! `git` is run without a shell, and without the monitor, hooks, pager and drivers that a configuration may name.

use akslint_diagnostics::{FileId, FileSet, Sources};
use akslint_linter::{Format, companions, format_of};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What git must not do, whatever its configuration says: run a monitor, a hook or a pager, or print in colours.
const QUIET: [&str; 8] = [
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "color.ui=false",
];

/// What git says that says nothing.
const NOTHING: &str = "nothing";

/// The files of the working tree that differ from what `reference` and the current commit have in common, those that
/// git does not know yet included; real paths.
pub(crate) fn changed(reference: &str) -> Result<BTreeSet<PathBuf>, String> {
    if reference.is_empty() || reference.starts_with('-') {
        return Err(format!("--since: '{reference}' is no commit"));
    }
    let top = git(Path::new("."), &["rev-parse", "--show-toplevel"])?;
    let top = path(top.strip_suffix(b"\n").unwrap_or(&top));
    let top = top.canonicalize().map_err(|error| format!("--since: {}: {error}", top.display()))?;
    let base = git(&top, &["merge-base", "--end-of-options", reference, "HEAD"]).map_err(|message| {
        if message.ends_with(NOTHING) {
            format!("--since: {reference} and HEAD have nothing in common; is the history fetched in full?")
        } else {
            message
        }
    })?;
    let base = String::from_utf8_lossy(&base).trim().to_owned();
    let differing = git(
        &top,
        &[
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules",
            "--end-of-options",
            &base,
            "--",
        ],
    )?;
    let unknown = git(&top, &["ls-files", "-z", "--others", "--exclude-standard"])?;
    let names = differing.split(|byte| *byte == 0).chain(unknown.split(|byte| *byte == 0));
    Ok(names.filter(|name| !name.is_empty()).map(|name| top.join(path(name))).collect())
}

/// The files of a run that changed; a template changes with its parameter file, which is the `named` one or that beside
/// it. `real` gives real paths.
pub(crate) fn files_of(
    sources: &Sources,
    named: Option<FileId>,
    changed: &BTreeSet<PathBuf>,
    mut real: impl FnMut(&str) -> PathBuf,
) -> FileSet {
    let mut has_changed = |path: &str| changed.contains(&real(path));
    let named = named.map(|named| has_changed(sources.path(named)));
    sources
        .iter()
        .filter(|(_, file)| {
            has_changed(&file.path)
                || match named {
                    Some(has_changed) => {
                        has_changed && format_of(&file.path, file.text.raw()) == Some(Format::Arm)
                    }
                    None => companions(&file.path).iter().any(|path| has_changed(path)),
                }
        })
        .map(|(id, _)| id)
        .collect()
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .args(QUIET)
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .output()
        .map_err(|error| format!("--since needs git, which cannot be started: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or(NOTHING).trim();
    Err(format!("--since: git says: {}", line.trim_start_matches("fatal: ")))
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
