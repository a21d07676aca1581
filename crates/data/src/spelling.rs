//! How far a misspelt name is from a listed one.

/// The greatest number of letters that may be added, dropped or exchanged for a name to be near.
pub(crate) const MAX_EDITS: usize = 2;

/// The longest name worth comparing, far beyond any listed one; it bounds the time a hostile name can take.
pub(crate) const MAX_LENGTH: usize = 64;

/// The digits of a name. They count machines or regions, so another digit is another thing, not a slip.
pub(crate) fn digits(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(char::is_ascii_digit)
}

/// Counts the bytes to add, drop or exchange between two short texts (Levenshtein's distance).
pub(crate) fn distance(left: &str, right: &str) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, a) in left.bytes().enumerate() {
        let mut diagonal = above;
        let mut before = above + 1;
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = before;
        }
        for (cell, b) in cells.zip(right.bytes()) {
            let substituted = diagonal + usize::from(a != b);
            diagonal = *cell;
            before = substituted.min(diagonal + 1).min(before + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        for (left, right, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("westeuorpe", "westeurope", 2),
        ] {
            assert_eq!(distance(left, right), edits, "{left} {right}");
        }
    }
}
