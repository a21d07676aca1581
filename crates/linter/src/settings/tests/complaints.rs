//! What is said about settings that are wrong, and at which characters.

use super::{SAMPLE, read, read_json, slice};
use akslint_diagnostics::ProblemKind;

/// The problem that a text has: the characters, the message, the help.
fn problem(text: &str) -> (String, String, String) {
    let problems = read(text).problems;
    assert_eq!(problems.len(), 1, "{text}: {problems:?}");
    let one = &problems[0];
    assert_eq!(one.kind, ProblemKind::Shape, "{one:?}");
    (slice(text, one.span).to_owned(), one.message.clone(), one.help.clone().unwrap_or_default())
}

#[test]
fn unknown_settings_are_told_with_the_nearest_name() {
    let (at, message, help) = problem("selct = ['AML1']\n");
    assert_eq!((at.as_str(), message.as_str()), ("selct", "unknown setting `selct`"));
    assert_eq!(help, "did you mean `select`?");
    let (at, message, help) = problem("[[ignore]]\nrules = ['AML1']\nreason = 'x'\nreasn = 'y'\n");
    assert_eq!((at.as_str(), message.as_str()), ("reasn", "unknown setting `reasn` in `ignore`"));
    assert_eq!(help, "did you mean `reason`?");
    let (_, _, help) = problem("plugins = ['./evil.so']\n");
    assert!(help.starts_with("remove it, or use one of extend, profile, "), "{help}");
}

#[test]
fn values_of_another_type_are_told() {
    for (text, at, message) in [
        ("profile = 3", "3", r#"`profile` is expected to be "current" or "v1-2020", and a number was found"#),
        ("profile = '2020'", "'2020'", r#"`profile` is "current" or "v1-2020", and "2020" was found"#),
        (
            "select = 'AML1'",
            "'AML1'",
            r#"`select` is expected to be an array of rules, and "AML1" was found"#,
        ),
        ("exclude = [true]", "true", "expected to be a pattern for paths, and a boolean was found"),
        ("exclude = ['']", "''", "this pattern is blank"),
        (
            "as-of = '2026-02-30'",
            "'2026-02-30'",
            r#"`as-of` is expected to be a day, YYYY-MM-DD, and "2026-02-30" was found"#,
        ),
        (
            "as-of = 2026-02-01T10:00:00Z",
            "2026-02-01T10:00:00Z",
            r#"`as-of` is expected to be a day, YYYY-MM-DD, and "2026-02-01T10:00:00Z" was found"#,
        ),
        (
            "rules = ['AML102']",
            "['AML102']",
            "`rules` is expected to be a table of rules and severities, and an array was found",
        ),
        (
            "rules = {AML102 = 'fatal'}",
            "'fatal'",
            r#"`AML102` is "off" or "info" or "warning" or "error", and "fatal" was found"#,
        ),
        (
            "rules = {AML102 = 2}",
            "2",
            r#"`AML102` is expected to be "off" or "info" or "warning" or "error", and a number was found"#,
        ),
        (
            "per-file-ignores = {'a' = 'AML1'}",
            "'AML1'",
            r#"`a` is expected to be an array of rules, and "AML1" was found"#,
        ),
        ("baseline = ' '", "' '", "`baseline` is blank"),
        ("[assume]\nx = inf\n", "inf", "a number must be finite here"),
        (
            "[assume]\nx = 9999999999999999999999\n",
            "9999999999999999999999",
            "this integer has more than 64 bits",
        ),
        (
            "ignore = [1]",
            "1",
            "expected to be a rule, or a table with `rules` and `reason`, and a number was found",
        ),
    ] {
        let (found, said, _) = problem(text);
        assert_eq!((found.as_str(), said.as_str()), (at, message), "{text}");
    }
}

#[test]
fn unknown_rules_are_told() {
    for (text, at) in [
        ("select = ['AML1022']", "'AML1022'"),
        ("ignore = ['AML1022']", "'AML1022'"),
        ("[rules]\nAML1022 = 'off'", "AML1022"),
        ("per-file-ignores = {'a' = ['AML1022']}", "'AML1022'"),
        ("[[ignore]]\nrules = ['AML1022', 'AML102']\nreason = 'x'", "'AML1022'"),
    ] {
        let (found, message, help) = problem(text);
        assert_eq!((found.as_str(), message.as_str()), (at, "there is no rule `AML1022`"), "{text}");
        assert_eq!(help, "did you mean `AML102`? `akslint rules` lists all");
    }
    let (_, _, help) = problem("select = ['production-vcpus-minimum']");
    assert!(help.contains("`production-vcpu-minimum`"), "{help}");
}

#[test]
fn entries_lack_nothing() {
    let (at, message, help) = problem("\n[[ignore]]\nrules = ['AML102']\n");
    assert_eq!((at.as_str(), message.as_str()), ("[[ignore]]", "this entry of `ignore` has no `reason`"));
    assert!(help.starts_with("add `reason = "), "{help}");
}

#[test]
fn broken_toml_is_told_and_the_rest_is_read() {
    let text = "profile = \"v1-2020\"\nselect = [\"AML1\"\n\n[rules]\nAML102 = off\n";
    let parsed = read(text);
    assert!(parsed.problems.iter().any(|one| one.kind == ProblemKind::Syntax), "{:?}", parsed.problems);
    assert!(parsed.settings.run.profile.is_some(), "what stands before the fault is read");
    let twice = read("profile = 'current'\nprofile = 'v1-2020'\n");
    assert_eq!(twice.problems.len(), 1);
    assert_eq!(twice.problems[0].message, "duplicate key");
}

#[test]
fn several_faults_are_told_at_once() {
    let text = "selct = []\nprofile = 3\n[rules]\nAML9 = 'off'\n";
    let messages: Vec<String> = read(text).problems.into_iter().map(|one| one.message).collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
}

#[test]
fn json_is_judged_the_same() {
    let text = r#"{"selct": [], "rules": {"AML102": "fatal"}, "profile": "current", "profile": null}"#;
    let problems = read_json(text).problems;
    let at: Vec<&str> = problems.iter().map(|one| slice(text, one.span)).collect();
    assert_eq!(at, [r#""profile""#, r#""selct""#, r#""fatal""#, "null"]);
    for wrong in ["[]", "3", "null", "\"x\""] {
        assert_eq!(read_json(wrong).problems.len(), 1, "{wrong}");
    }
}

#[test]
fn messages_are_of_one_line() {
    let long = "x".repeat(10_000);
    for text in [
        format!("\"a\\nb{long}\" = 1"),
        format!("profile = \"a\\nb{long}\""),
        "profile = \"a\\nb\"".to_owned(),
        format!("select = [\"a\\nb{long}\"]"),
        "[rules]\n\"a\\nb\" = 'off'".to_owned(),
        "[rules]\n\"AML1\" = '''x\ny'''".to_owned(),
        "[assume]\n\"a\\nb\" = nan".to_owned(),
    ] {
        for one in read(&text).problems {
            assert!(!one.message.contains('\n') && one.message.len() < 300, "{}", one.message);
            assert!(!one.help.unwrap_or_default().contains('\n'));
        }
    }
}

#[test]
fn there_is_an_end_to_complaints() {
    let many: String = (0..10_000).map(|index| format!("x{index} = 1\n")).collect();
    assert!(read(&many).problems.len() <= 51);
    assert!(read(SAMPLE).problems.is_empty());
}
