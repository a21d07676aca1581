//! What the settings come to.

use super::{SAMPLE, read, read_json, slice, source};
use crate::settings::{Glob, Level, Settings};
use akslint_data::date::Date;
use akslint_diagnostics::{Profile, Severity};
use akslint_model::AttachAs;

#[test]
fn every_key_is_read() {
    let parsed = read(SAMPLE);
    assert_eq!(parsed.problems, []);
    let settings = parsed.settings;
    assert_eq!(settings.extend.as_ref().unwrap().value, "../akslint.toml");
    assert_eq!(slice(SAMPLE, settings.extend.unwrap().span), "\"../akslint.toml\"");
    let run = settings.run;
    assert_eq!(run.profile.as_ref().unwrap().value, Profile::V1_2020);
    assert_eq!(slice(SAMPLE, run.profile.unwrap().span), "\"v1-2020\"");
    assert_eq!(run.as_of.unwrap().value, Date::parse("2026-11-25").unwrap());
    assert_eq!(run.fail_on.unwrap().value, Severity::Warning);
    assert_eq!(run.service_tags.unwrap().value, "tags/ServiceTags_Public.json");
    assert_eq!(run.baseline.unwrap().value, "akslint-baseline.json");
    assert_eq!(run.attach_as.unwrap().value, AttachAs::Production);
    assert_eq!(run.workspace_region.unwrap().value, "westeurope");
    assert_eq!(run.workspace_subscription.unwrap().value, "6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d");
    assert_eq!(settings.select.unwrap(), ["AML1", "AML3", "compute-name-length", "ALL"]);
    assert_eq!(settings.ignore, None);
    assert_eq!(settings.exclude, [Glob::new("/repo", "archive/"), Glob::new("/repo", "*.generated.json")]);
    assert_eq!(settings.per_file_ignores.len(), 2);
    assert_eq!(settings.per_file_ignores[1].1, ["AML605", "AML606"]);
}

#[test]
fn the_most_precise_level_comes_first() {
    let levels = read(SAMPLE).settings.levels;
    let words: Vec<&str> = levels.iter().map(|(word, _)| word.as_str()).collect();
    assert_eq!(words, ["resource-id-case", "AML102", "SUP001", "AML1", "AML"]);
    assert_eq!(levels[0].1, Level::At(Severity::Error));
    assert_eq!(levels[1].1, Level::Off);
}

fn assumed(settings: &Settings) -> Vec<(&str, &str)> {
    settings.assume.iter().map(|one| (one.name.as_str(), one.json.as_str())).collect()
}

#[test]
fn assumed_values_are_json() {
    let settings = read(SAMPLE).settings;
    let expected = [
        ("nodeCount", "3"),
        ("location", r#""west\teurope""#),
        ("ratio", "0.5"),
        ("since", r#""2026-01-01""#),
        ("big", "255"),
        ("list", r#"[1,"a",{"b":true}]"#),
    ];
    assert_eq!(assumed(&settings), expected);
}

#[test]
fn entries_have_their_place() {
    let ignores = read(SAMPLE).settings.ignores;
    assert_eq!(ignores.len(), 2);
    assert_eq!(slice(SAMPLE, ignores[0].span), "[[ignore]]");
    assert_ne!(ignores[0].span, ignores[1].span);
    assert_eq!(ignores[0].reason, "café: the quota is raised in December");
    assert_eq!(ignores[0].until, Date::parse("2027-01-31"));
    assert!(ignores[0].is_expired(Date::parse("2027-02-01").unwrap()));
    assert!(!ignores[0].is_expired(Date::parse("2027-01-31").unwrap()), "the last day counts");
    assert!(!ignores[1].is_expired(Date::MAX));
}

#[test]
fn rules_and_entries_can_stand_in_one_array() {
    let text = r#"ignore = ["AML605", {rules = ["AML102"], reason = "known"}]"#;
    let parsed = read(text);
    assert_eq!(parsed.problems, []);
    assert_eq!(parsed.settings.ignore.unwrap(), ["AML605"]);
    assert_eq!(slice(text, parsed.settings.ignores[0].span), r#"{rules = ["AML102"], reason = "known"}"#);
    assert_eq!(read("[[ignore]]\nrules = ['AML1']\nreason = 'x'\n").settings.ignore, None);
}

#[test]
fn an_entry_that_is_not_understood_in_full_hides_nothing() {
    for text in [
        "[[ignore]]\nrules = ['AML102']\n",
        "[[ignore]]\nreason = 'x'\n",
        "[[ignore]]\nrules = ['AML102']\nreason = ' '\n",
        "[[ignore]]\nrules = ['AML102']\nreason = 'x'\nuntil = '2027-02-30'\n",
        "[[ignore]]\nrules = ['AML102']\nreason = 'x'\npaths = 'a.json'\n",
        "[[ignore]]\nrules = ['AML102']\nreason = 'x'\nresource = 3\n",
        "[[ignore]]\nrules = []\nreason = 'x'\n",
    ] {
        let parsed = read(text);
        assert!(parsed.settings.ignores.is_empty() && !parsed.problems.is_empty(), "{text}");
    }
}

#[test]
fn pyproject_has_a_table_of_its_own() {
    let text = "[project]\nname = 'x'\n\n[tool.akslint]\nprofile = 'v1-2020'\n[tool.akslint.rules]\nAML102 = 'off'\n";
    let parsed = Settings::from_pyproject(source(text)).unwrap();
    assert_eq!(parsed.problems, []);
    assert_eq!(parsed.settings.run.profile.unwrap().value, Profile::V1_2020);
    assert_eq!(parsed.settings.levels, [("AML102".to_owned(), Level::Off)]);
    for other in
        ["[project]\nname = 'x'\n", "[tool.ruff]\nselect = ['akslint']\n", "[project\nname = 'akslint'"]
    {
        assert!(Settings::from_pyproject(source(other)).is_none(), "{other}");
    }
    let broken = Settings::from_pyproject(source("[tool.akslint\nprofile = 'v1-2020'\n")).unwrap();
    assert!(!broken.problems.is_empty());
}

#[test]
fn json_says_the_same() {
    let toml = read("profile = 'v1-2020'\n[rules]\nAML102 = 'off'\n[assume]\na = [1, {b = 'x'}]\n");
    let text = r#"{"profile": "v1-2020", "rules": {"AML102": "off"}, "assume": {"a": [1, {"b": "x"}]}}"#;
    let json = read_json(text);
    assert_eq!(json.problems, []);
    assert_eq!(json.settings.levels, toml.settings.levels);
    assert_eq!(assumed(&json.settings), assumed(&toml.settings));
    assert_eq!(slice(text, json.settings.assume[0].span), r#""a""#);
    assert_eq!(slice(text, json.settings.run.profile.unwrap().span), r#""v1-2020""#);
}

#[test]
fn settings_extend_others() {
    let base = read(
        "profile = 'v1-2020'\nfail-on = 'info'\nselect = ['AML1']\nignore = ['AML102']\nexclude = ['a']\n\
         [rules]\nAML103 = 'off'\nAML1 = 'info'\n[assume]\nx = 1\ny = 1\n",
    );
    let own = read(
        "profile = 'current'\nselect = ['AML3']\nexclude = ['b']\n[rules]\nAML1 = 'error'\n[assume]\nX = 2\n",
    );
    let both = own.settings.over(base.settings);
    assert_eq!(assumed(&both), [("X", "2"), ("y", "1")]);
    assert_eq!(both.run.profile.unwrap().value, Profile::Current);
    assert_eq!(both.run.fail_on.unwrap().value, Severity::Info);
    assert_eq!(both.select.unwrap(), ["AML3"], "lists of rules replace those of the base");
    assert_eq!(both.ignore.unwrap(), ["AML102"]);
    assert_eq!(both.exclude.len(), 2, "patterns are added");
    let expected = [("AML103", Level::Off), ("AML1", Level::At(Severity::Error))];
    assert_eq!(
        both.levels,
        expected.map(|(word, level)| (word.to_owned(), level)),
        "of one key, what extends counts"
    );
}

#[test]
fn what_holds_for_a_run_elsewhere_is_known() {
    let run = |text: &str| read(text).settings.run;
    let root = run("profile = 'v1-2020'\nfail-on = 'info'\n");
    let other = run("profile = 'v1-2020'\nfail-on = 'error'\nas-of = 2026-01-01\n");
    let keys: Vec<&str> = other.beyond(&root).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["as-of", "fail-on"]);
}

#[test]
fn settings_can_be_printed_and_read_again() {
    let settings = read(SAMPLE).settings;
    let text = serde_json::to_string(&settings.to_json()).unwrap();
    let again = read_json(&text);
    assert_eq!(again.problems, [], "{text}");
    assert_eq!(again.settings.to_json(), settings.to_json());
    assert_eq!(again.settings.ignores.len(), 2);
    // Every key is printed but those that only lead to settings, and `ignore` twice.
    assert_eq!(settings.to_json().len(), crate::settings::SETTINGS.keys.len() - 2);
}
