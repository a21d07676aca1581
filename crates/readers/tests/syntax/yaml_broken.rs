//! Broken and hostile YAML: told at the right place, and never at length.

use crate::{FILE, invariants, root_value, told, yaml};
use akslint_diagnostics::ProblemKind;
use akslint_readers::syntax::MAX_DEPTH;
use akslint_readers::syntax::yaml::parse;
use proptest::prelude::*;
use serde_json::json;
use std::time::{Duration, Instant};

const SAMPLES: [&str; 3] = [
    "\u{feff}# c\r\nname: &n 'it''s'\r\nlist:\r\n  - \"\\u00e9\"\r\n  - *n\r\n  - {a: 1, <<: {b: 2}}\r\ntext: |-\r\n  x\r\n   y\r\n",
    "%YAML 1.2\n---\n? a\n: [b, c: d]\n...\n---\n- !!str 3\n- >\n  folded\n  é😀\n",
    "kind: AKSCluster\nspec:\n  pools: [{name: p, count: 3}]\n  tls: {enabled: true, cert: ~}\n",
];

#[track_caller]
fn says(text: &str, place: &str, message: &str) {
    let documents = yaml(text);
    let found = documents.iter().find(|parsed| !parsed.problems.is_empty()).map(|parsed| told(text, parsed));
    assert_eq!(
        found.and_then(|found| found.into_iter().next()),
        Some((place, message.to_owned())),
        "{text:?}"
    );
}

#[test]
fn messages_of_yaml() {
    says("a: \"x", "\"", "this string is not closed");
    says("a: 1\nb c\n", "b", "expected a key followed by `:`");
    says("a: [1, 2\n", "[", "this `[` is not closed");
    says("a: {b: 1]\n", "{", "this `{` is closed by `]`");
    says("a: b: c\n", ":", "`:` must not stand here");
    says("a:\n\t- 1\n", "\t", "a tab must not indent");
    says("a: @b\n", "@", "a value must not begin with `@`");
    says("a: \"\\q\"\n", "\\", "no escape of YAML begins like this");
    says("? [a]\n: 1\n", "[a]", "a key must be a plain value");
}

#[test]
fn what_was_read_is_kept_and_later_documents_are_read() {
    let text = "a: 1\nb: [2, 3\nc: 4\n---\nd: 5\n";
    let documents = yaml(text);
    assert_eq!(documents.iter().map(root_value).collect::<Vec<_>>()[1], json!({"d": 5}));
    assert_eq!(root_value(&documents[0])["a"], json!(1));
    assert_eq!(documents[0].problems.len(), 1);
    assert!(documents[1].problems.is_empty());
}

#[test]
fn the_depth_is_limited_exactly() {
    let block = |depth: usize| (0..depth).map(|level| " ".repeat(level) + "a:\n").collect::<String>();
    for (depth, right) in
        [(MAX_DEPTH - 1, true), (MAX_DEPTH, true), (MAX_DEPTH + 1, false), (MAX_DEPTH + 2, false)]
    {
        let texts = [
            "[".repeat(depth) + &"]".repeat(depth),
            "{a: ".repeat(depth) + &"}".repeat(depth),
            "- ".repeat(depth) + "x",
            block(depth),
            "- ".repeat(depth / 2) + &"[".repeat(depth - depth / 2) + &"]".repeat(depth - depth / 2),
        ];
        for text in texts {
            let documents = yaml(&text);
            assert_eq!(documents.len(), 1);
            let problems = &documents[0].problems;
            assert_eq!(problems.is_empty(), right, "{depth} {text:?} {problems:?}");
            assert!(problems.iter().all(|problem| problem.kind == ProblemKind::Limit), "{problems:?}");
        }
    }
}

#[test]
fn hostile_texts_are_quick() {
    let many = 100_000;
    let texts = [
        "[".repeat(many),
        "{".repeat(many),
        "{a: ".repeat(many),
        "- ".repeat(many),
        "? ".repeat(many),
        "[?".repeat(many),
        "- - \n".repeat(many),
        "\"".repeat(many),
        "&a ".repeat(many),
        "!a ".repeat(many),
        "*a ".repeat(many),
        "a: *b\n".repeat(many),
        "--- \n".repeat(many / 10),
        "--- [\n".repeat(many / 10),
        "%a b\n".repeat(many),
        "# c\n".repeat(many),
        "a\n".repeat(many),
        "\t".repeat(many),
        format!("a: |\n{}", " \n".repeat(many)),
        format!("a: \"{}", " \n".repeat(many)),
        format!("a: \"{}x\"", " ".repeat(many)),
        format!("a: \"{}\"", "\\\n".repeat(many)),
    ];
    for text in &texts {
        let start = Instant::now();
        let documents = parse(FILE, text);
        // Far above what it takes, for busy machines: quadratic time would be minutes.
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}", &text[..20.min(text.len())]);
        documents.iter().take(20).for_each(|parsed| invariants::check(text, parsed));
    }
}

#[test]
fn every_cut_and_every_change_of_a_byte_keeps_the_tree_whole() {
    for text in SAMPLES {
        for (at, char) in text.char_indices() {
            let (head, rest) = text.split_at(at);
            let tail = &rest[char.len_utf8()..];
            yaml(head);
            yaml(rest);
            yaml(&format!("{head}{tail}"));
            for other in [
                "\"", "'", "{", "]", ",", ":", "\n", "0", "-", "\u{0}", "é", "\t", "|", "&", "*", "?",
                "\u{feff}",
            ] {
                yaml(&format!("{head}{other}{tail}"));
            }
        }
    }
}

fn tokens() -> impl Strategy<Value = String> {
    let token = prop::sample::select(vec![
        "a",
        "1",
        ": ",
        ":",
        "- ",
        "? ",
        "\n",
        "\n ",
        "\n  ",
        "\r\n",
        " ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "\"",
        "'",
        "|",
        ">",
        "|2-",
        "&x ",
        "*x ",
        "<<: ",
        "!!str ",
        "! ",
        "#",
        " # c",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\u{feff}",
        "é",
        "😀",
        "\\",
        "~",
    ]);
    prop::collection::vec(token, 0..24).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tokens_keep_the_tree_whole(text in tokens()) {
        yaml(&text);
    }
}
