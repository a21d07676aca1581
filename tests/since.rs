//! `--since`: what is reported of a repository that changed.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used
)]
#![allow(missing_docs)]

#[path = "support/command.rs"]
mod command;

use command::{Folder, template};
use std::fs;
use std::process::Command;

fn git(folder: &Folder, arguments: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder.path(""))
        .output()
        .expect("git");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository whose branch `main` has two bad templates, and whose branch `work` is checked out.
fn repository() -> Folder {
    let folder = Folder::with(&[
        ("one/azuredeploy.json", &template("2", "{}")),
        ("two/azuredeploy.json", &template("2", "{}")),
    ]);
    fs::remove_dir(folder.path(".git")).unwrap();
    git(&folder, &["init", "-q", "-b", "main"]);
    commit(&folder, "first");
    git(&folder, &["checkout", "-q", "-b", "work"]);
    folder
}

fn commit(folder: &Folder, message: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", message]);
}

fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    folder.found(&[&["--select", "AML102", "--since", "main"], arguments].concat())
}

#[test]
fn only_what_changed_is_reported() {
    let folder = repository();
    assert_eq!(found(&folder, &[]), [""; 0]);
    assert_eq!(folder.run(&["check", "--since", "main"]).code, 0);
    folder.put("two/azuredeploy.json", format!("\n{}", template("2", "{}")));
    assert_eq!(found(&folder, &[]), ["two/azuredeploy.json: AML102 error"], "not committed");
    commit(&folder, "second");
    assert_eq!(found(&folder, &[]), ["two/azuredeploy.json: AML102 error"], "committed");
    folder.put("three/azuredeploy.json", template("2", "{}"));
    assert_eq!(
        found(&folder, &[]),
        ["three/azuredeploy.json: AML102 error", "two/azuredeploy.json: AML102 error"],
        "not known to git"
    );
    let inside = folder.inside("two");
    assert_eq!(found(&inside, &[]), ["azuredeploy.json: AML102 error"], "wherever the command runs");
    assert_eq!(found(&inside, &["../one", "../three"]), ["../three/azuredeploy.json: AML102 error"]);
}

#[test]
fn what_others_changed_meanwhile_does_not_count() {
    let folder = repository();
    git(&folder, &["checkout", "-q", "main"]);
    folder.put("one/azuredeploy.json", format!("\n{}", template("2", "{}")));
    commit(&folder, "theirs");
    git(&folder, &["checkout", "-q", "work"]);
    assert_eq!(found(&folder, &[]), [""; 0]);
}

#[test]
fn a_template_changes_with_its_parameter_file() {
    let folder = repository();
    let nodes = template("\"[parameters('nodes')]\"", r#"{"nodes": {"type": "int"}}"#);
    folder.put("three/azuredeploy.json", &nodes);
    commit(&folder, "second");
    git(&folder, &["branch", "-q", "-f", "main"]);
    folder.put(
        "three/azuredeploy.parameters.json",
        r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
            "contentVersion": "1.0.0.0", "parameters": {"nodes": {"value": 2}}}"#,
    );
    assert_eq!(found(&folder, &[]).len(), 1);
}

#[test]
fn templates_change_with_the_parameter_file_that_is_named() {
    let folder = repository();
    let file = |count: u8| {
        format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
                "contentVersion": "1.0.0.0", "parameters": {{"nodes": {{"value": {count}}}}}}}"#
        )
    };
    let nodes = template("\"[parameters('nodes')]\"", r#"{"nodes": {"type": "int"}}"#);
    folder.put("three/azuredeploy.json", &nodes);
    folder.put("environments/test.json", file(2));
    folder.put("three/azuredeploy.parameters.json", file(3));
    commit(&folder, "second");
    git(&folder, &["branch", "-q", "-f", "main"]);
    let with = |path| found(&folder, &["--parameters", path, "three"]);
    assert_eq!(with("environments/test.json"), [""; 0]);
    folder.put("environments/test.json", file(1));
    assert_eq!(with("environments/test.json"), ["environments/test.json: AML102 error"]);
    folder.put("environments/test.json", "{");
    let report = folder.check(&["--since", "main", "--parameters", "environments/test.json", "three"]);
    assert_eq!(report["diagnostics"][0]["path"], "environments/test.json");
}

#[test]
fn a_finding_in_a_template_is_reported_when_its_named_parameters_change() {
    let folder = repository();
    let parameters = r#"{"nodes": {"type": "int"}, "name": {"type": "string"}}"#;
    let text = template("2", parameters).replace("ml/scoring", "[concat('ml/', parameters('name'))]");
    folder.put("one/azuredeploy.json", text);
    let named = |name: &str| {
        format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
                "contentVersion": "1.0.0.0", "parameters": {{"name": {{"value": "{name}"}}}}}}"#
        )
    };
    folder.put("test.json", named("scoring"));
    commit(&folder, "second");
    git(&folder, &["branch", "-q", "-f", "main"]);
    let arguments = ["--parameters", "test.json", "one"];
    assert_eq!(found(&folder, &arguments), [""; 0]);
    folder.put("test.json", named("other"));
    assert_eq!(found(&folder, &arguments), ["one/azuredeploy.json: AML102 error"]);
}

#[test]
fn what_a_change_has_to_do_with_is_reported_where_it_stands() {
    let folder = repository();
    let attach = |name: &str| {
        format!(
            "akslint: 1\nworkspace: {{name: ml, location: westeurope}}\ncompute:\n  name: {name}\n  resourceId: \
             /subscriptions/5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258/resourceGroups/rg/providers/Microsoft.ContainerService/\
             managedClusters/aks\n"
        )
    };
    // The later of the two is reported, whichever is new.
    folder.put("b.akslint.yaml", attach("scoring"));
    commit(&folder, "second");
    git(&folder, &["branch", "-q", "-f", "main"]);
    folder.put("a.akslint.yaml", attach("scoring-two"));
    let found = folder.found(&["--select", "AML608", "--since", "main"]);
    assert_eq!(found, ["b.akslint.yaml: AML608 error"]);
}

#[test]
fn what_was_not_analysed_is_told_all_the_same() {
    let folder = repository();
    folder.put("four/azuredeploy.json", &template("2", "{}")[..200]);
    commit(&folder, "second");
    git(&folder, &["branch", "-q", "-f", "main"]);
    assert_eq!(found(&folder, &[]), ["four/azuredeploy.json: ERR001 error"]);
}

#[test]
fn misuse_is_told() {
    let folder = repository();
    for (reference, message) in [
        ("nonsense", "git says: Not a valid object name nonsense"),
        ("--output=x", "'--output=x' is no commit"),
        ("", "is no commit"),
    ] {
        let run = folder.run(&["check", &format!("--since={reference}")]);
        assert!(run.code == 2 && run.err.contains(message), "{reference}: {run:?}");
    }
    assert!(!folder.path("x").exists());
    git(&folder, &["checkout", "-q", "--orphan", "other"]);
    commit(&folder, "an own history");
    let run = folder.run(&["check", "--since", "main"]);
    assert!(run.code == 2 && run.err.contains("nothing in common"), "{run:?}");
    let none = Folder::with(&[]);
    fs::remove_dir(none.path(".git")).unwrap();
    let run = none.run(&["check", "--since", "main"]);
    assert!(run.code == 2 && run.err.contains("not a git repository"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn the_configuration_of_a_repository_runs_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = repository();
    let script = folder.path("evil.sh");
    fs::write(&script, format!("#!/bin/sh\ntouch {}\n", folder.path("pwned").display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let evil = script.to_str().unwrap();
    for key in ["core.fsmonitor", "diff.external", "core.pager", "diff.x.textconv", "diff.x.command"] {
        git(&folder, &["config", key, evil]);
    }
    folder.put(".gitattributes", "*.json diff=x\n");
    folder.put("one/azuredeploy.json", format!("\n{}", template("2", "{}")));
    assert_eq!(found(&folder, &[]).len(), 1);
    assert!(!folder.path("pwned").exists());
}

#[test]
fn fixes_keep_to_what_changed() {
    let folder = repository();
    let basic = template("3", "{}").replace("\"FastProd\"", "\"fastprod\"");
    folder.put("one/azuredeploy.json", &basic);
    folder.put("two/azuredeploy.json", &basic);
    commit(&folder, "second");
    git(&folder, &["branch", "-q", "-f", "main"]);
    folder.put("two/azuredeploy.json", format!("\n{basic}"));
    folder.run(&["check", "--since", "main", "--fix", "--unsafe-fixes"]);
    assert_eq!(folder.read("one/azuredeploy.json"), basic);
    assert!(
        folder.read("two/azuredeploy.json").contains("FastProd"),
        "{}",
        folder.read("two/azuredeploy.json")
    );
}
