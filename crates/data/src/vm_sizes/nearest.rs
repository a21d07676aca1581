//! Finds the size that a misspelt name most likely means.

use super::{Status, VmSize, find_row, name_of, rows};
use crate::spelling::{MAX_EDITS, MAX_LENGTH, digits, distance};

/// Finds the listed name that `name` probably misspells: `D3_v2` and `Standard_D3v2` mean `Standard_D3_v2`.
///
/// Separators and case are ignored and up to two letters may differ, but never a digit: another number is
/// another size. Of equally near names one that is not retired wins, then the first by name.
pub fn nearest(name: &str) -> Option<&'static str> {
    if let Some(row) = find_row(name) {
        return Some(name_of(row));
    }
    let plain = simplify(name);
    if plain.is_empty() || plain.len() > MAX_LENGTH {
        return None;
    }
    let wanted = [plain.clone(), format!("standard{plain}")];
    let mut best: Option<(usize, bool, &'static str)> = None;
    for row in rows() {
        let candidate = simplify(name_of(row));
        if digits(&candidate).ne(digits(&plain)) {
            continue;
        }
        let edits = wanted.iter().map(|name| distance(name, &candidate)).min().unwrap_or(usize::MAX);
        let retired = VmSize::from_row(row).is_some_and(|size| size.status == Status::Retired);
        if edits <= MAX_EDITS && best.is_none_or(|best| (edits, retired) < (best.0, best.1)) {
            best = Some((edits, retired, name_of(row)));
        }
    }
    best.map(|(_, _, name)| name)
}

/// Keeps the letters and digits, in lower case.
fn simplify(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}
