//! `--baseline` and `--write-baseline`.

use crate::read::{self, Limits};
use crate::{Outcome, emit};
use akslint_diagnostics::Report;
use akslint_linter::Baseline;
use std::fs;
use std::path::Path;

/// Where the baseline is written if no file is named.
const DEFAULT: &str = "akslint-baseline.json";

/// Writes what the report finds.
pub(crate) fn write(report: &Report, path: Option<&Path>) -> Result<Outcome, String> {
    let path = path.unwrap_or(Path::new(DEFAULT));
    fs::write(path, Baseline::of(report).print())
        .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    emit::remark(&format!("wrote {}; check with --baseline {}", path.display(), path.display()));
    Ok(if report.problems() > 0 { Outcome::NotAnalysed } else { Outcome::Clean })
}

/// Sets aside what the file knows, and says how much of it no longer occurs.
pub(crate) fn apply(report: &mut Report, path: &Path, limits: Limits) -> Result<(), String> {
    let text = read::text(path, limits)?;
    let baseline = Baseline::parse(&text).map_err(|reason| format!("{}: {reason}", path.display()))?;
    let stale = baseline.apply(report);
    if stale > 0 {
        let entries = if stale == 1 { "entry" } else { "entries" };
        let path = path.display();
        emit::remark(&format!(
            "{stale} {entries} of {path} no longer occur; --write-baseline --baseline {path} drops them"
        ));
    }
    Ok(())
}
