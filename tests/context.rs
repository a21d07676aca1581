//! `--context`: what is read for the sake of the files that are asked about.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/command.rs"]
mod command;

use command::{Folder, template};

const COMPUTE: &str = "akslint: 1
workspace: { name: ml, location: westeurope, resourceGroup: rg }
compute: { name: scoring, mode: attach, resourceGroup: rg, clusterName: aks, clusterPurpose: FastProd }
";

const CLUSTER: &str = "akslint: 1
cluster:
  name: aks
  location: westeurope
  resourceGroup: rg
  agentPoolProfiles: [{ name: pool, mode: System, count: 2, vmSize: Standard_D4s_v5 }]
";

/// A repository of two files that belong together, and a bad template.
fn repository() -> Folder {
    let bad = template("2", "{}");
    Folder::with(&[("compute.yaml", COMPUTE), ("cluster.yaml", CLUSTER), ("other/azuredeploy.json", &bad)])
}

#[test]
fn files_that_belong_to_those_asked_for_count() {
    let folder = repository();
    let found = |arguments: &[&str]| folder.found(&[&["--select", "AML102"], arguments].concat());
    let finding = ["cluster.yaml: AML102 error"];
    assert_eq!(found(&["compute.yaml"]), [""; 0], "nothing is known of the cluster");
    assert_eq!(found(&["--context", ".", "compute.yaml"]), finding, "where it points at what is asked for");
    assert_eq!(found(&["--context", ".", "cluster.yaml"]), finding);
    assert_eq!(found(&["--context", "cluster.yaml", "compute.yaml"]), finding);
    folder.put("package.json", "{}");
    assert_eq!(found(&["--context", ".", "package.json"]), [""; 0], "nothing else is reported");
    let run = folder.run(&["check", "--context", ".", "package.json"]);
    assert!(run.out.starts_with("Nothing to check: 1 file"), "{}", run.out);
    assert_eq!(found(&["--context", ".", "."]).len(), 2, "what is asked for is no context");
}

#[test]
fn only_problems_of_what_is_asked_for_and_of_settings_are_told() {
    let folder = repository();
    folder.put("broken/azuredeploy.json", template("2", "{}").trim_end_matches('}'));
    assert_eq!(folder.run(&["check", "."]).code, 2);
    assert_eq!(folder.run(&["check", "--context", ".", "--select", "AML003", "compute.yaml"]).code, 0);
    assert_eq!(folder.run(&["check", "--context", ".", "broken/azuredeploy.json"]).code, 2);
    folder.put("other/akslint.toml", "nonsense = 1\n");
    assert_eq!(folder.run(&["check", "--context", ".", "--select", "AML003", "compute.yaml"]).code, 2);
}

#[test]
fn templates_are_asked_for_with_the_parameter_file_that_is_named() {
    let folder = repository();
    let nodes = template("\"[parameters('nodes')]\"", r#"{"nodes": {"type": "int"}}"#);
    folder.put("infra/azuredeploy.json", nodes);
    folder.put(
        "prod.json",
        r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
            "contentVersion": "1.0.0.0", "parameters": {"nodes": {"value": 2}}}"#,
    );
    let found = |file: &str| {
        folder.found(&["--select", "AML102", "--parameters", "prod.json", "--context", ".", file])
    };
    assert_eq!(found("prod.json"), ["other/azuredeploy.json: AML102 error", "prod.json: AML102 error"]);
    assert_eq!(found("infra/azuredeploy.json"), ["prod.json: AML102 error"]);
    folder.put("package.json", "{}");
    assert_eq!(found("package.json"), [""; 0]);
    let missing = ["check", "--parameters", "missing.json", "--context", ".", "package.json"];
    assert_eq!(folder.run(&missing).code, 2);
}

#[test]
fn a_baseline_is_called_stale_only_where_it_was_looked_at() {
    let folder = repository();
    folder.put("azuredeploy.json", template("2", "{}"));
    assert_eq!(folder.run(&["check", "--write-baseline"]).code, 0);
    let stale = |arguments: &[&str]| {
        folder.run(&[&["check", "--baseline", "akslint-baseline.json"], arguments].concat()).err
    };
    for arguments in [
        &["azuredeploy.json"][..],
        &["other"],
        &["--context", ".", "azuredeploy.json"],
        &["--select", "AML102"],
        &["."],
    ] {
        assert_eq!(stale(arguments), "", "{arguments:?}");
    }
    folder.put("azuredeploy.json", template("3", "{}"));
    let told = "akslint: 2 entries of akslint-baseline.json no longer occur; --write-baseline --baseline \
                akslint-baseline.json drops them\n";
    for arguments in [&["azuredeploy.json"][..], &["--context", ".", "azuredeploy.json"], &["."]] {
        assert_eq!(stale(arguments), told, "{arguments:?}");
    }
    assert_eq!(stale(&["other"]), "");
    std::fs::remove_file(folder.path("azuredeploy.json")).unwrap();
    assert_eq!(stale(&[]), told, "a file that is gone");
    folder.put("azuredeploy.json", template("2", "{}").trim_end_matches('}'));
    assert_eq!(stale(&[]), "", "what was not read to its end can hold them yet");
}
