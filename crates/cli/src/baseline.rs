//! `--baseline` and `--write-baseline`.

use crate::gather::shown;
use crate::read::{self, Limits};
use crate::{Outcome, emit, write};
use akslint_diagnostics::Report;
use akslint_linter::Baseline;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where the baseline is written if no file is named.
const DEFAULT: &str = "akslint-baseline.json";

/// Writes what the report finds. A check with the baseline tells of what could not be analysed.
pub(crate) fn write(report: &Report, path: Option<&Path>) -> Result<Outcome, String> {
    let path = path.unwrap_or(Path::new(DEFAULT));
    write::put(path, &Baseline::of(report).print())
        .map_err(|reason| format!("cannot write {}: {reason}", path.display()))?;
    emit::remark(&format!("wrote {}; check with --baseline {}", path.display(), path.display()));
    let problems = report.problems();
    if problems > 0 {
        let noun = if problems == 1 { "problem" } else { "problems" };
        emit::remark(&format!(
            "{problems} {noun} kept files from being analysed, and a baseline holds none; check again to see them"
        ));
    }
    Ok(Outcome::Clean)
}

/// What a run can tell of a baseline: entries that it does not find are stale if it looked for them.
pub(crate) struct Reach<'r> {
    /// The files of which everything is reported.
    pub(crate) files: BTreeSet<String>,
    /// The folders through which it walked.
    pub(crate) folders: &'r [PathBuf],
    /// Whether it asked for less than everything: some rules, or what changed.
    pub(crate) is_narrow: bool,
}

impl Reach<'_> {
    fn covers(&self, path: &str) -> bool {
        let is_below = |folder: &PathBuf| {
            let folder = shown(folder);
            if folder == "." { !path.starts_with(['/', '.']) } else { Path::new(path).starts_with(folder) }
        };
        !self.is_narrow && (self.files.contains(path) || self.folders.iter().any(is_below))
    }
}

/// Sets aside what the file knows. The number of its entries that no longer occur is returned.
pub(crate) fn apply(
    report: &mut Report,
    path: &Path,
    limits: Limits,
    reach: &Reach<'_>,
) -> Result<usize, String> {
    let text = read::text(path, limits)?;
    let baseline = Baseline::parse(&text).map_err(|reason| format!("{}: {reason}", path.display()))?;
    Ok(baseline.apply(report, |path| reach.covers(path)))
}

/// Says how many entries no longer occur.
pub(crate) fn remark_on_stale(stale: usize, path: &Path) {
    if stale > 0 {
        let entries = if stale == 1 { "entry" } else { "entries" };
        let path = path.display();
        emit::remark(&format!(
            "{stale} {entries} of {path} no longer occur; --write-baseline --baseline {path} drops them"
        ));
    }
}
