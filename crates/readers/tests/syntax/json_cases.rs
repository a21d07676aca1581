//! What each dialect takes, by example.

use crate::{FILE, arm, root_value, strict};
use akslint_diagnostics::{PathSegment, ProblemKind};
use akslint_readers::node::Kind;
use akslint_readers::syntax::MAX_DEPTH;
use akslint_readers::syntax::json::{self, Dialect};
use serde_json::json;
use std::time::{Duration, Instant};

const TEMPLATE: &str = "\u{feff}// made by hand
{
  \"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", /* the usual */
  \"resources\": [
    {
      \"type\": \"Microsoft.MachineLearningServices/workspaces/computes\",
      \"Name\": \"[concat(parameters('workspace'),\r\n\t'/é😀')]\",
      \"properties\": { \"computeType\": \"AKS\", \"agentCount\": 3, \"sslOn\": false, \"none\": null, },
    },
  ],
  \"outputs\": {}
}
";

#[test]
fn a_template_is_read() {
    let parsed = arm(TEMPLATE);
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    let root = parsed.tree.root().unwrap();
    let resource = root.get("RESOURCES").unwrap().item(0).unwrap();
    assert_eq!(resource.get_exact("name").map(|_| ()), None);
    let name = resource.member("name").unwrap();
    assert_eq!(name.key, "Name");
    assert_eq!(parsed.tree.slice(name.key_span), "\"Name\"");
    assert_eq!(name.value.text().unwrap(), "[concat(parameters('workspace'),\r\n\t'/é😀')]");
    let properties = resource.get("properties").unwrap();
    assert_eq!(properties.get("agentcount").unwrap().as_i64(), Some(3));
    assert_eq!(properties.get("sslOn").unwrap().as_bool(), Some(false));
    assert!(properties.get("none").unwrap().is_null());
    assert_eq!(properties.len(), 4);
    assert!(root.get("outputs").unwrap().is_empty());
    let comments: Vec<_> = parsed.tree.comments().iter().map(|span| parsed.tree.slice(*span)).collect();
    assert_eq!(comments, ["// made by hand", "/* the usual */"]);

    let at = u32::try_from(TEMPLATE.find("3,").unwrap()).unwrap();
    let path = root.path_to(at);
    let key = |text: &str| PathSegment::Key(text.to_owned());
    assert_eq!(path, [key("resources"), PathSegment::Index(0), key("properties"), key("agentCount")]);
    assert_eq!(root.at_path(&path).unwrap().as_i64(), Some(3));
}

#[test]
fn strict_decides_as_the_grammar() {
    let right = [
        "0",
        "-0",
        "1e5",
        "1E+5",
        "-1.50e-07",
        "\"\"",
        "[]",
        "{}",
        " [ 1 , 2 ] ",
        "{\"a\":{\"b\":[]}}",
        "\t\r\n null \n",
        r#""\"\\\/\b\f\n\r\t\u0000\uD83D\uDE00""#,
        r#""\ud800""#,
        r#""\udfff\ud800x""#,
        "\u{feff}[]",
        "\"\u{7f}\u{2028}\"",
        "123456789012345678901234567890",
        "1e999",
    ];
    for text in right {
        assert!(strict(text).problems.is_empty(), "{text:?}: {:?}", strict(text).problems);
    }
    let wrong = [
        "",
        " ",
        "\u{feff}",
        "\u{feff}\u{feff}{}",
        "[",
        "]",
        "{",
        "}",
        "[1,]",
        "[,]",
        "[,1]",
        "[1,,2]",
        "{,}",
        "{\"a\":1,}",
        "{\"a\":1,,}",
        "[1,,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "[1}",
        "{\"a\":1]",
        "1 2",
        "{}{}",
        "[]]",
        "{}}",
        "// c\n1",
        "1 /* c */",
        "/",
        "nul",
        "True",
        "NaN",
        "Infinity",
        "undefined",
        "-",
        "+1",
        "01",
        "-01",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "1_0",
        "--1",
        "\"",
        "\"a",
        "\"\n\"",
        "\"\t\"",
        "\"\u{0}\"",
        r#""\x""#,
        r#""\u12""#,
        r#""\u12G4""#,
        "\"\\",
        "\"\\\n\"",
        "'a'",
        "\u{a0}1",
        "1\u{b}",
        "[\u{c}]",
        "{\"a\":1}#",
        "[\"a\",\n4\n,1,",
        "{\"a\":\"b\":\"c\"}",
        "[1:2]",
        "{:1}",
        "{[1]:2}",
        "{{}:1}",
        "\u{0}",
        "tru",
        "truee",
        "nulll",
        "1a",
        "\"a\"\"b\"",
    ];
    for text in wrong {
        assert!(!strict(text).problems.is_empty(), "{text:?}");
    }
}

#[test]
fn arm_takes_more_but_not_anything() {
    let right = [
        "// c\n1",
        "1 // c",
        "1 /* c\n */",
        "[1,]",
        "{\"a\":1,}",
        "\"a\nb\"",
        "\"a\r\n\tb\"",
        "[1, // c\n]",
        "{/**/\"a\"/**/:/**/1/**/,/**/}",
    ];
    for text in right {
        assert!(arm(text).problems.is_empty(), "{text:?}: {:?}", arm(text).problems);
    }
    for text in [
        "",
        "// c",
        "/*",
        "/* *",
        "[,]",
        "[1,,]",
        "{\"a\":1,,}",
        "{a:1}",
        "{'a':1}",
        "\"\u{1}\"",
        "/ 1",
        "01",
        "[1,}",
    ] {
        assert!(!arm(text).problems.is_empty(), "{text:?}");
    }
}

#[test]
fn duplicates_are_told_and_the_last_counts() {
    let text = r#"{"a":1,"A":2,"\u0061":3,"b":{"a":4,"a":5}}"#;
    let parsed = strict(text);
    let pairs: Vec<_> =
        parsed.duplicates.iter().map(|(one, two)| (parsed.tree.slice(*one), two.start)).collect();
    assert_eq!(pairs, [("\"a\"", 35), ("\"a\"", 13)].map(|pair| pair).as_slice());
    assert_eq!(parsed.tree.root().unwrap().get_exact("a").unwrap().as_i64(), Some(3));
    assert_eq!(parsed.tree.root().unwrap().get_exact("A").unwrap().as_i64(), Some(2));
    let parsed = arm(text);
    assert_eq!(parsed.duplicates.len(), 3);
    assert_eq!(parsed.tree.root().unwrap().get("A").unwrap().as_i64(), Some(3));
}

#[test]
fn duplicates_among_many_keys_are_found() {
    let keys: Vec<String> = (0..5000).map(|index| format!("\"k{}\":0", index % 4999)).collect();
    let text = format!("{{{}}}", keys.join(","));
    assert_eq!(strict(&text).duplicates.len(), 1);
    let same = format!("{{{}}}", vec!["\"k\":0"; 20_000].join(","));
    let parsed = json::parse(FILE, &same, Dialect::Arm);
    assert_eq!(parsed.duplicates.len(), 19_999);
    assert!(parsed.duplicates.iter().all(|(first, _)| first.start == 1));
}

#[test]
fn integers_are_only_what_fits_and_is_written_so() {
    let cases = [
        ("3", Some(3)),
        ("-0", Some(0)),
        ("3.0", None),
        ("3e0", None),
        ("9223372036854775807", Some(i64::MAX)),
        ("9223372036854775808", None),
        ("-9223372036854775808", Some(i64::MIN)),
        ("\"3\"", None),
        ("true", None),
    ];
    for (text, want) in cases {
        assert_eq!(strict(text).tree.root().unwrap().as_i64(), want, "{text}");
    }
}

#[test]
fn offsets_in_a_string_lead_back_to_the_text() {
    let text = r#"  "a\n\u00e9\ud83d\ude00z""#;
    let parsed = strict(text);
    let node = parsed.tree.root().unwrap();
    let decoded = node.text().unwrap();
    assert_eq!(decoded, "a\né😀z");
    let offsets: Vec<u32> = (0..=decoded.len()).map(|at| node.source_offset(at)).collect();
    assert_eq!(offsets, [3, 4, 6, 6, 12, 12, 12, 12, 24, 25]);
}

#[test]
fn the_depth_is_limited_exactly() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let unit = open.matches(['[', '{']).count();
        for depth in [MAX_DEPTH - 2, MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, MAX_DEPTH + 2] {
            let times = depth / unit;
            let text = format!("{}0{}", open.repeat(times), close.repeat(times));
            let parsed = strict(&text);
            if times * unit <= MAX_DEPTH {
                assert!(parsed.problems.is_empty(), "{depth}: {:?}", parsed.problems);
            } else {
                assert_eq!(parsed.problems.len(), 1, "{depth}");
                assert_eq!(parsed.problems[0].kind, ProblemKind::Limit);
                let at = usize::try_from(parsed.problems[0].span.start).unwrap();
                assert_eq!(text[..at].matches(['[', '{']).count(), MAX_DEPTH);
            }
        }
    }
}

#[test]
fn hostile_texts_are_quick() {
    let million = 1_000_000;
    let texts = [
        "[".repeat(million),
        "{\"a\":".repeat(million / 5),
        "]".repeat(million),
        "[}".repeat(million / 2),
        "\"".repeat(million),
        ",".repeat(million),
        "/*".repeat(million / 2),
        format!("[{}", "1,".repeat(million / 2)),
        format!("[{}", "// c\n".repeat(million / 5)),
        format!("\"{}", "\\".repeat(million)),
        format!("\"{}", "\\u".repeat(million / 2)),
        "\u{1}".repeat(million),
        "a".repeat(million),
        "'".repeat(million),
    ];
    let start = Instant::now();
    for text in &texts {
        for dialect in [Dialect::Strict, Dialect::Arm] {
            assert!(!json::parse(FILE, text, dialect).problems.is_empty());
            json::parse_stream(FILE, text, dialect, |_, _| {});
        }
    }
    // Far above what it takes, for busy machines: quadratic time would be hours.
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn every_cut_and_every_change_of_a_byte_keeps_the_tree_whole() {
    let samples =
        [TEMPLATE, r#"{"a":[1,-2.5e+3,"x\u00e9\n"],"b":{"A":true,"a":null}}"#, "[[],{},\"\",'x',NaN]"];
    for text in samples {
        for (at, char) in text.char_indices() {
            let (head, rest) = text.split_at(at);
            let tail = &rest[char.len_utf8()..];
            let mut variants = vec![head.to_owned(), rest.to_owned(), format!("{head}{tail}")];
            for other in ["\"", "\\", "{", "]", ",", ":", "\n", "0", "/", "\u{0}", "é", "'"] {
                variants.push(format!("{head}{other}{tail}"));
            }
            for variant in variants {
                strict(&variant);
                arm(&variant);
            }
        }
    }
}

#[test]
fn broken_texts_keep_what_could_be_read() {
    let text = "{\"a\": 1 \"b\": [1, oops, 3], \"c\": , \"d\": {\"e\": 2";
    let parsed = strict(text);
    assert_eq!(root_value(&parsed), json!({"a": 1, "b": [1, null, 3], "c": null, "d": {"e": 2}}));
    let root = parsed.tree.root().unwrap();
    assert_eq!(root.get("b").unwrap().item(1).unwrap().kind(), Kind::Invalid);
    assert_eq!(root.get("c").unwrap().kind(), Kind::Invalid);
    assert_eq!(parsed.problems.len(), 4);

    let text = "{\"a\": [1, 2}, \"b\": 3}";
    assert_eq!(root_value(&strict(text)), json!({"a": [1, 2]}));
    let text = "{\"a\": {\"b\": [1, 2}, \"c\": 3}";
    assert_eq!(root_value(&strict(text)), json!({"a": {"b": [1, 2]}, "c": 3}));
    let text = "{key: 1, 'x': 2, \"y\" 3}";
    assert_eq!(root_value(&arm(text)), json!({"key": 1, "'x'": 2, "y": 3}));
}
