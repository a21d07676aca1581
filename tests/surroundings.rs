//! What the command makes of the place in which it runs: CI agents, repositories, ignore files, shells.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const BAD: &str = include_str!("../examples/bad/azuredeploy.json");

/// Variables by which akslint knows an agent, or which would change its answers.
const VARIABLES: [&str; 5] =
    ["AKSLINT_OUTPUT_FORMAT", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD", "GITLAB_CI"];

fn akslint(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akslint"));
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command.args(arguments).current_dir(folder).envs(variables.iter().copied()).output().expect("an end")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

/// A repository with a bad template in `infra`, and other files.
fn repository(others: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).unwrap();
    for (name, text) in [("infra/azuredeploy.json", BAD)].iter().chain(others) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn auto_suits_the_agent() {
    let folder = repository(&[]);
    let run = |variables: &[(&str, &str)]| {
        let output = akslint(folder.path(), &["check", "--output-format", "auto"], variables);
        assert_eq!(code(&output), 1);
        out(&output)
    };
    let full = out(&akslint(folder.path(), &["check"], &[]));
    assert_eq!(run(&[]), full, "no agent: as if nothing were asked for");
    assert!(run(&[("GITHUB_ACTIONS", "true")]).starts_with("::error title=AML"));
    assert!(run(&[("TF_BUILD", "True")]).starts_with("##vso[task.logissue type=error;"));
    assert!(run(&[("GITLAB_CI", "true")]).starts_with("infra/azuredeploy.json:"));
    let unasked = akslint(folder.path(), &["check"], &[("GITHUB_ACTIONS", "true")]);
    assert_eq!(out(&unasked), full, "an agent alone changes nothing");
    let file = akslint(folder.path(), &["check", "--output-format", "auto=x"], &[]);
    assert_eq!(code(&file), 2);
}

/// GitHub's code scanning opens an alert for each result of a log, those with `suppressions` included.
#[test]
fn what_was_set_aside_is_left_out_of_logs_on_github() {
    let folder = repository(&[]);
    assert_eq!(code(&akslint(folder.path(), &["check", "--write-baseline"], &[])), 0);
    let results = |variables: &[(&str, &str)]| {
        let arguments = ["check", "--baseline", "akslint-baseline.json", "--output-format", "sarif"];
        let log: Value = serde_json::from_str(&out(&akslint(folder.path(), &arguments, variables))).unwrap();
        log["runs"][0]["results"].as_array().unwrap().len()
    };
    assert!(results(&[]) > 5);
    assert!(results(&[("TF_BUILD", "True")]) > 5);
    assert_eq!(results(&[("GITHUB_ACTIONS", "true")]), 0);
}

#[test]
fn auto_adds_to_the_page_of_a_github_job() {
    let folder = repository(&[("page.md", "before\n")]);
    let page = folder.path().join("page.md");
    let run = |page: &Path| {
        let variables = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", page.to_str().unwrap())];
        akslint(folder.path(), &["check", "--output-format", "auto,json=report.json"], &variables)
    };
    assert_eq!(code(&run(&page)), 1);
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.starts_with("before\n## akslint\n") && text.contains("AML102"), "{text}");
    assert!(folder.path().join("report.json").exists());
    let lost = run(&folder.path().join("no/such/page.md"));
    assert_eq!(code(&lost), 1, "the verdict does not hang on the page");
    assert!(String::from_utf8_lossy(&lost.stderr).contains("cannot write"), "but its loss is told");
}

#[test]
fn paths_in_ci_are_those_of_the_repository_wherever_akslint_runs() {
    let folder = repository(&[]);
    let infra = folder.path().join("infra");
    let github = out(&akslint(&infra, &["check", "--output-format", "github"], &[]));
    assert!(github.contains(",file=infra/azuredeploy.json,"), "{github}");
    let variables = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_SERVER_URL", "https://github.com"),
        ("GITHUB_REPOSITORY", "contoso/infra"),
        ("GITHUB_SHA", "c0ffee"),
    ];
    let sarif = akslint(&infra, &["check", "--output-format", "sarif"], &variables);
    let sarif: Value = serde_json::from_slice(&sarif.stdout).unwrap();
    let run = &sarif["runs"][0];
    let uri = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "infra/azuredeploy.json");
    assert_eq!(run["versionControlProvenance"][0]["repositoryUri"], "https://github.com/contoso/infra");
}

#[test]
fn forced_exclusion_holds_for_named_files_as_for_found_ones() {
    let folder = repository(&[
        (".gitignore", "/build/\n"),
        ("samples/.akslintignore", "*.json\n!kept.json\n"),
        ("build/deep/azuredeploy.json", BAD),
        ("samples/azuredeploy.json", BAD),
        ("samples/kept.json", BAD),
        ("node_modules/x/azuredeploy.json", BAD),
    ]);
    let root = folder.path();
    let paths = |from: &Path, arguments: &[&str]| {
        let output = akslint(from, &[&["check", "--output-format", "json"], arguments].concat(), &[]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut paths: Vec<String> = report["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["path"].as_str().unwrap().to_owned())
            .collect();
        paths.dedup();
        paths
    };
    let all = [
        "build/deep/azuredeploy.json",
        "infra/azuredeploy.json",
        "node_modules/x/azuredeploy.json",
        "samples/azuredeploy.json",
        "samples/kept.json",
    ];
    let kept = ["infra/azuredeploy.json", "samples/kept.json"];
    assert_eq!(paths(root, &["."]), kept);
    assert_eq!(paths(root, &all), all);
    let forced = |names: &[&'static str]| [&["--force-exclude"], names].concat();
    assert_eq!(paths(root, &forced(&all)), kept);
    assert_eq!(
        paths(root, &forced(&["./infra/azuredeploy.json", "./build/deep/azuredeploy.json"])),
        kept[..1]
    );
    assert_eq!(
        paths(&root.join("infra"), &forced(&["../samples/azuredeploy.json", "../samples/kept.json"])),
        ["../samples/kept.json"]
    );
    let absolute = root.join("samples/azuredeploy.json");
    assert!(paths(root, &["--force-exclude", absolute.to_str().unwrap()]).is_empty());
    assert_eq!(code(&akslint(root, &["check", "--force-exclude", "missing.json"], &[])), 2);
}

#[test]
fn nothing_of_ours_is_no_fault() {
    let folder = repository(&[("package.json", "{\"name\": \"x\"}"), (".akslintignore", "infra\n")]);
    let output =
        akslint(folder.path(), &["check", "--force-exclude", "package.json", "infra/azuredeploy.json"], &[]);
    assert_eq!(code(&output), 0);
    assert_eq!(out(&output), "Nothing to check: 1 file, none in a format that akslint reads\n");
}

#[test]
fn every_shell_gets_a_script_and_every_command_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = akslint(folder.path(), &["completions", shell], &[]);
        assert!(code(&output) == 0 && out(&output).contains("output-format"), "{shell}");
    }
    let page = out(&akslint(folder.path(), &["man"], &[]));
    assert!(page.contains(".TH akslint 1"), "{page}");
    for command in ["check", "rules", "explain", "schema", "completions", "man"] {
        let page = out(&akslint(folder.path(), &["man", command], &[]));
        assert!(page.contains(&format!(".TH akslint-{command} 1")), "{page}");
    }
    assert_eq!(code(&akslint(folder.path(), &["man", "nonsense"], &[])), 2);
}
