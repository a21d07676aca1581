//! Which words name rules: codes, starts of codes, names, and `ALL`.

use crate::catalogue::metas;
use crate::remark::REMARKS;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// The words by which settings may name rules, as the schema lists them.
#[derive(Debug)]
pub(crate) struct Words {
    /// Every code and name, with what the rule demands, in the order of the codes.
    pub(crate) rules: Vec<(String, String)>,
    /// Starts of codes, and `ALL`, in order.
    pub(crate) starts: Vec<String>,
}

/// The words of this version. Settings are read rarely, and rules do not change.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let rules = named();
        let codes = rules.iter().map(|(word, _)| word).filter(|word| !word.contains('-'));
        let mut starts: Vec<String> = codes
            .flat_map(|code| (3..code.len()).filter_map(|length| code.get(..length)))
            .map(str::to_owned)
            .chain(["ALL".to_owned()])
            .collect();
        starts.sort_unstable();
        starts.dedup();
        Words { rules, starts }
    })
}

fn named() -> Vec<(String, String)> {
    let mut words = Vec::new();
    for meta in metas() {
        for word in meta.covers.iter().chain([&meta.name]) {
            words.push(((*word).to_owned(), meta.summary.to_owned()));
        }
    }
    for one in &REMARKS {
        for word in [one.code, one.name] {
            words.push((word.to_owned(), one.summary.to_owned()));
        }
    }
    words
}

/// Whether settings may name a rule so.
pub(super) fn is_known(word: &str) -> bool {
    let words = words();
    words.starts.iter().chain(words.rules.iter().map(|(word, _)| word)).any(|one| one == word)
}

/// How precisely a word names rules: a code or name more than the start of a code, and that more than `ALL`.
fn precision(word: &str) -> usize {
    match word {
        "ALL" => 0,
        word if word.contains('-') => usize::MAX,
        word => word.len(),
    }
}

/// Puts the most precise words first.
pub(super) fn sort<T>(words: &mut [(String, T)]) {
    words.sort_by_key(|(word, _)| Reverse(precision(word)));
}
