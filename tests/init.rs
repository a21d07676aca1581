//! `akslint init`: the first settings file.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/command.rs"]
mod command;

use command::{Folder, template};
use serde_json::Value;
use std::fs;

/// The file with every setting in it put to use.
fn in_use(text: &str) -> String {
    text.lines()
        .map(|line| match line.strip_prefix('#') {
            Some(setting)
                if setting.starts_with(|char: char| char.is_ascii_alphabetic() || "[\"".contains(char)) =>
            {
                format!("{setting}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect()
}

#[test]
fn a_first_file_changes_nothing_and_has_every_setting() {
    let folder = Folder::with(&[("infra/azuredeploy.json", &template("2", "{}"))]);
    let before = folder.found(&[]);
    let run = folder.run(&["init"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("wrote") && run.out.contains("found 1 ARM template, 2 errors"), "{}", run.out);
    assert!(run.out.contains("--write-baseline"), "{}", run.out);
    assert_eq!(folder.found(&[]), before);
    let text = folder.read("akslint.toml");
    assert!(
        text.starts_with("#:schema https://") && text.contains("found here 1 ARM template, 2 errors."),
        "{text}"
    );
    assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
    folder.put("all/akslint.toml", in_use(&text));
    let shown = folder.run(&["check", "--show-settings", "--output-format", "json", "all"]);
    let list: Value = serde_json::from_str(&shown.out).unwrap();
    // It extends the file at the top, which says nothing: so every setting but `extend` is shown.
    assert_eq!(shown.code, 0, "{shown:?}");
    let shown: Vec<&String> = list[0]["settings"].as_object().unwrap().keys().collect();
    for key in [
        "as-of",
        "assume",
        "attach-as",
        "baseline",
        "exclude",
        "fail-on",
        "ignore",
        "per-file-ignores",
        "profile",
        "rules",
        "select",
        "service-tags",
        "workspace-region",
        "workspace-subscription",
    ] {
        assert!(shown.contains(&&key.to_owned()), "{key} in {shown:?}");
    }
    let schema: Value = serde_json::from_str(&folder.run(&["schema", "settings"]).out).unwrap();
    // All but $schema and extend.
    assert_eq!(
        schema["properties"].as_object().unwrap().len(),
        shown.len() + 2,
        "a key is missing in this test"
    );
}

#[test]
fn what_is_there_is_used() {
    let nodes = template("\"[parameters('nodeCount')]\"", r#"{"nodeCount": {"type": "int"}}"#);
    let folder =
        Folder::with(&[("infra/azuredeploy.json", &nodes), ("bad/azuredeploy.json", &template("2", "{}"))]);
    folder.put("ServiceTags_Public_20261102.json", "{}");
    folder.put("ServiceTags_Public_20261116.json", "{}");
    folder.run(&["check", "--write-baseline"]);
    assert_eq!(folder.run(&["init"]).code, 0);
    let text = folder.read("akslint.toml");
    assert!(text.contains("\nservice-tags = \"ServiceTags_Public_20261116.json\"\n"), "{text}");
    assert!(text.contains("\nbaseline = \"akslint-baseline.json\"\n"), "{text}");
    assert!(text.contains("\n#nodeCount = \"\"  # "), "{text}");
}

#[test]
fn settings_that_are_there_are_kept() {
    let folder = Folder::with(&[("akslint.toml", "fail-on = 'info'\n")]);
    let run = folder.run(&["init"]);
    assert!(run.code == 2 && run.err.contains("akslint.toml has settings already"), "{run:?}");
    assert_eq!(folder.read("akslint.toml"), "fail-on = 'info'\n");
    assert_eq!(folder.run(&["init", "--force"]).code, 0);
    assert!(folder.read("akslint.toml").starts_with("#:schema"));
    folder.put("hidden/.akslint.toml", "");
    assert_eq!(folder.run(&["init", "hidden"]).code, 2);
    assert_eq!(folder.run(&["init", "--force", "hidden"]).code, 0);
    assert!(!folder.path("hidden/akslint.toml").exists(), "the stronger one is written");
    folder.put("python/pyproject.toml", "[tool.akslint]\n");
    assert_eq!(folder.run(&["init", "python"]).code, 2);
    folder.put("python/pyproject.toml", "[project]\nname = 'x'\n");
    assert_eq!(folder.run(&["init", "python"]).code, 0);
    assert_eq!(folder.run(&["init", "missing"]).code, 2);
}

#[test]
fn it_goes_to_the_top_of_the_repository() {
    let folder = Folder::with(&[("infra/azuredeploy.json", &template("2", "{}"))]).inside("infra");
    assert_eq!(folder.run(&["init"]).code, 0);
    assert!(folder.path("akslint.toml").exists() && !folder.path("infra/akslint.toml").exists());
    fs::remove_dir(folder.path(".git")).unwrap();
    assert_eq!(folder.run(&["init"]).code, 0);
    assert!(folder.path("infra/akslint.toml").exists(), "outside of a repository, where one is");
}
