//! The real binary, from the outside: exit codes, files, standard input, options.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

fn akslint(folder: &Path, arguments: &[&str]) -> Output {
    with_input(folder, arguments, b"")
}

/// The binary, as if it ran under no CI agent.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akslint"));
    command.args(arguments).current_dir(folder);
    for variable in ["AKSLINT_OUTPUT_FORMAT", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI"] {
        command.env_remove(variable);
    }
    command
}

fn with_input(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary");
    // A run that does not read its input may close it first.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("an end")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn codes(output: &Output) -> Vec<String> {
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["code"].as_str().unwrap().to_owned())
        .collect()
}

/// A compute for production with `count` nodes of 4 vCPUs.
fn template(count: &str, parameters: &str) -> String {
    format!(
        r#"{{"$schema": "{SCHEMA}", "contentVersion": "1.0.0.0", "parameters": {parameters}, "resources": [
            {{"type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-07-01",
              "name": "ml/scoring", "location": "westeurope",
              "properties": {{"computeType": "AKS", "properties":
                {{"agentCount": {count}, "agentVmSize": "Standard_D4s_v5", "clusterPurpose": "FastProd"}}}}}}]}}"#
    )
}

fn put(folder: &Path, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn exit_codes_are_as_promised() {
    let folder = folder();
    put(folder.path(), "good/azuredeploy.json", template("3", "{}"));
    put(folder.path(), "bad/azuredeploy.json", template("2", "{}"));
    put(folder.path(), "broken/azuredeploy.json", format!(r#"{{"$schema": "{SCHEMA}", "resources": ["#));
    let run = |arguments: &[&str]| code(&akslint(folder.path(), arguments));
    assert_eq!(run(&["check", "good"]), 0);
    assert_eq!(run(&["check", "bad"]), 1);
    assert_eq!(run(&["check", "broken"]), 2);
    assert_eq!(run(&["check"]), 2, "broken input goes before findings");
    assert_eq!(run(&["check", "--exit-zero", "bad"]), 0);
    assert_eq!(run(&["check", "--exit-zero", "broken"]), 2, "--exit-zero never hides what was not analysed");
    assert_eq!(run(&["check", "missing.json"]), 2);
    assert_eq!(run(&["check", "--nonsense"]), 2);
    assert_eq!(run(&["check", "--select", "AML999", "good"]), 2);
    assert_eq!(run(&["check", "--output-format", "nonsense", "good"]), 2);
    assert_eq!(run(&["check", "--as-of", "2026-13-01", "good"]), 2);
    assert_eq!(run(&["explain", "AML999"]), 2);
}

#[test]
fn a_broken_file_does_not_cost_the_good_ones_their_findings() {
    let folder = folder();
    put(folder.path(), "a/azuredeploy.json", template("2", "{}"));
    put(folder.path(), "b/azuredeploy.json", format!(r#"{{"$schema": "{SCHEMA}", "resources": ["#));
    let output = akslint(folder.path(), &["check", "--output-format", "json"]);
    let codes = codes(&output);
    assert!(codes.contains(&"AML102".to_owned()) && codes.contains(&"ERR001".to_owned()), "{codes:?}");
}

#[test]
fn files_of_other_kinds_pass_silently() {
    let folder = folder();
    put(folder.path(), "package.json", r#"{"name": "x", "dependencies": {"#);
    put(folder.path(), "data.yaml", "a: [");
    put(folder.path(), "binary.json", [0xff, 0x00, 0x12]);
    let output = akslint(folder.path(), &["check"]);
    assert_eq!(code(&output), 0, "{}", out(&output));
    assert_eq!(code(&akslint(folder.path(), &["check", "package.json", "binary.json"])), 0);
}

#[test]
fn the_parameter_file_beside_a_template_counts() {
    let folder = folder();
    let parameters = r#"{"nodes": {"type": "int", "defaultValue": 3}}"#;
    put(folder.path(), "azuredeploy.json", template(r#""[parameters('nodes')]""#, parameters));
    assert_eq!(code(&akslint(folder.path(), &["check"])), 0, "the default is enough");
    let file = |count: u8| {
        format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
                "contentVersion": "1.0.0.0", "parameters": {{"nodes": {{"value": {count}}}}}}}"#
        )
    };
    put(folder.path(), "azuredeploy.parameters.json", file(2));
    let output = akslint(folder.path(), &["check", "--output-format", "json", "azuredeploy.json"]);
    assert_eq!(code(&output), 1);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["diagnostics"][0]["path"], "azuredeploy.parameters.json", "the value is decided there");
    let changed = akslint(folder.path(), &["check", "azuredeploy.parameters.json"]);
    assert_eq!(code(&changed), 1, "a changed parameter file is judged with its template");
    put(folder.path(), "other.json", file(4));
    assert_eq!(
        code(&akslint(folder.path(), &["check", "--parameters", "other.json", "azuredeploy.json"])),
        0
    );
    assert_eq!(code(&akslint(folder.path(), &["check", "--set", "nodes=3", "azuredeploy.json"])), 0);
    assert_eq!(code(&akslint(folder.path(), &["check", "--set", "nodes=1", "azuredeploy.json"])), 1);
    assert_eq!(
        code(&akslint(folder.path(), &["check", "--parameters", "missing.json", "azuredeploy.json"])),
        2
    );
}

fn show(count: u8) -> String {
    format!(
        r#"{{"id": "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
            "name": "aks", "type": "Microsoft.ContainerService/ManagedClusters", "location": "westeurope",
            "agentPoolProfiles": [{{"name": "system", "mode": "System", "count": {count}, "vmSize": "Standard_D4s_v5"}}],
            "networkProfile": {{"loadBalancerSku": "standard", "networkPlugin": "azure"}}}}"#
    )
}

#[test]
fn a_live_cluster_on_standard_input_can_be_asked_about() {
    let folder = folder();
    let run = |arguments: &[&str], count| with_input(folder.path(), arguments, show(count).as_bytes());
    assert_eq!(code(&run(&["check", "-"], 2)), 0, "a cluster that nobody attaches is no production cluster");
    let output = run(&["check", "--attach-as", "production", "--output-format", "concise", "-"], 2);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("<stdin>:"), "{}", out(&output));
    assert_eq!(code(&run(&["check", "--attach-as", "production", "-"], 3)), 0);
    assert_eq!(code(&run(&["check", "--attach-as", "dev-test", "-"], 2)), 0);
    let named = run(
        &[
            "check",
            "--attach-as",
            "production",
            "--output-format",
            "concise",
            "--stdin-filename",
            "live.json",
            "-",
        ],
        2,
    );
    assert!(out(&named).starts_with("live.json:"), "{}", out(&named));
}

#[test]
fn an_answer_that_is_none_does_not_pass_for_a_good_cluster() {
    let folder = folder();
    for input in ["", "ERROR: (ResourceNotFound)", "[]", "{\"name\": \"something else\"}"] {
        let output =
            with_input(folder.path(), &["check", "--attach-as", "production", "-"], input.as_bytes());
        assert_eq!(code(&output), 2, "{input:?}: {}", out(&output));
    }
    let named = with_input(folder.path(), &["check", "--stdin-filename", "package.json", "-"], b"{}");
    assert_eq!(code(&named), 0, "an editor's file of another kind passes silently");
}

#[test]
fn text_from_powershell_is_read() {
    let folder = folder();
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(show(2).encode_utf16().flat_map(u16::to_le_bytes));
    put(folder.path(), "show.json", &bytes);
    assert_eq!(code(&akslint(folder.path(), &["check", "--attach-as", "production", "show.json"])), 1);
}

#[test]
fn bytes_that_are_no_text_get_a_position() {
    let folder = folder();
    let mut bytes = template("2", "{}").into_bytes();
    let at = bytes.windows(7).position(|window| window == b"scoring").unwrap();
    bytes[at] = 0xff;
    put(folder.path(), "azuredeploy.json", &bytes);
    let output = akslint(folder.path(), &["check", "--output-format", "json"]);
    assert_eq!(code(&output), 2);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["diagnostics"][0]["code"], "ERR004");
    assert_eq!(report["diagnostics"][0]["range"]["start"]["offset"], at);
}

#[test]
fn limits_are_told_and_can_be_raised() {
    let folder = folder();
    let padding = " ".repeat(3 << 20);
    put(folder.path(), "azuredeploy.json", template("2", "{}") + &padding);
    put(folder.path(), "other.json", format!("[{padding}]"));
    let output = akslint(folder.path(), &["check", "--max-file-size", "2", "--output-format", "json"]);
    assert_eq!(
        (code(&output), codes(&output)),
        (2, vec!["ERR003".to_owned()]),
        "what is not ours has no limit"
    );
    assert_eq!(code(&akslint(folder.path(), &["check", "--max-file-size", "4"])), 1);
}

#[test]
fn several_reports_in_one_run() {
    let folder = folder();
    put(folder.path(), "azuredeploy.json", template("2", "{}"));
    let output = akslint(
        folder.path(),
        &["check", "--output-format", "concise", "--output-format", "json=out.json", "."],
    );
    assert!(out(&output).contains("AML102"));
    let report: Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(report["version"], "1.0");
    assert_eq!(
        code(&akslint(folder.path(), &["check", "--output-format", "json,concise"])),
        2,
        "two to one door"
    );
}

#[test]
fn rules_can_be_chosen() {
    let folder = folder();
    put(folder.path(), "azuredeploy.json", template("2", "{}"));
    let found = |arguments: &[&str]| {
        let arguments = [&["check", "--output-format", "json"], arguments].concat();
        codes(&akslint(folder.path(), &arguments))
    };
    assert_eq!(found(&["--select", "AML102"]), ["AML102"]);
    assert_eq!(found(&["--select", "production-vcpu-minimum"]), ["AML102"]);
    assert!(found(&["--ignore", "AML1"]).is_empty());
}

#[test]
fn the_rules_can_be_listed_and_explained() {
    let folder = folder();
    let output = akslint(folder.path(), &["rules", "--output-format", "json"]);
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    for rule in list.as_array().unwrap() {
        for key in ["code", "name", "covers", "severity", "summary"] {
            assert!(rule.get(key).is_some(), "{key} of {rule}");
        }
    }
    let page = out(&akslint(folder.path(), &["explain", "AML102"]));
    assert!(page.starts_with("# production-vcpu-minimum (AML102)"), "{page}");
    assert_eq!(page, out(&akslint(folder.path(), &["explain", "production-vcpu-minimum"])));
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_links_do_no_harm() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    put(folder.path(), "inside/azuredeploy.json", template("2", "{}"));
    assert!(Command::new("mkfifo").arg(folder.path().join("inside/pipe.json")).status().unwrap().success());
    symlink("/dev/zero", folder.path().join("inside/zero.json")).unwrap();
    symlink(folder.path(), folder.path().join("inside/loop")).unwrap();
    let output = akslint(folder.path(), &["check", "--output-format", "json", "inside"]);
    assert_eq!(codes(&output).iter().filter(|code| *code == "AML102").count(), 1);
    assert_eq!(code(&output), 1);
    assert_eq!(
        code(&akslint(folder.path(), &["check", "inside/pipe.json"])),
        2,
        "a pipe that is named is refused"
    );
    assert_eq!(code(&akslint(folder.path(), &["check", "inside/zero.json"])), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_name_that_is_no_text_is_shown_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder();
    fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.json")), template("2", "{}")).unwrap();
    let output = akslint(folder.path(), &["check", "--output-format", "concise"]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).starts_with("caf\u{fffd}.json:"), "{}", out(&output));
}

#[test]
fn ignore_files_are_respected_in_folders_only() {
    let folder = folder();
    put(folder.path(), "build/azuredeploy.json", template("2", "{}"));
    put(folder.path(), ".gitignore", "build\n");
    assert_eq!(code(&akslint(folder.path(), &["check"])), 0);
    assert_eq!(
        code(&akslint(folder.path(), &["check", "build/azuredeploy.json"])),
        1,
        "what is named is checked"
    );
}

#[test]
fn file_names_and_values_cannot_command_a_terminal_or_a_pipeline() {
    let folder = folder();
    let evil = template("2", "{}").replace("scoring", "x\\u001b[2J\\n::error::a_##vso[task.complete]b");
    put(folder.path(), "a\n::error file=b::c.json", &evil);
    for format in ["full", "concise", "json"] {
        let text = out(&akslint(folder.path(), &["check", "--output-format", format, "--color", "never"]));
        assert!(text.contains("AML003"), "{text}");
        assert!(!text.contains('\u{1b}') && !text.contains("##vso["), "{format}: {text}");
        assert!(!text.lines().any(|line| line.trim_start().starts_with("::")), "{format}: {text}");
    }
}

#[test]
fn secrets_are_never_shown() {
    let folder = folder();
    let text = template("2", r#"{"k": {"type": "securestring", "defaultValue": "S3CR3T-default"}}"#).replace(
        r#""clusterPurpose": "FastProd""#,
        r#""clusterPurpose": "Prod", "sslConfiguration": {"status": "Disabled", "key": "S3CR3T-key", "cert": "S3CR3T-cert"}"#,
    );
    put(folder.path(), "azuredeploy.json", &text);
    for format in ["full", "concise", "json"] {
        let output = akslint(folder.path(), &["check", "-v", "--output-format", format]);
        assert!(code(&output) == 1 && !out(&output).contains("S3CR3T"), "{format}: {}", out(&output));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("S3CR3T"));
    }
}

#[test]
fn a_baseline_hides_what_was_known_until_it_changes() {
    let folder = folder();
    put(folder.path(), "azuredeploy.json", template("2", "{}"));
    let run = |arguments: &[&str]| akslint(folder.path(), arguments);
    assert_eq!(code(&run(&["check", "--write-baseline", "--baseline", "known.json"])), 0);
    assert_eq!(code(&run(&["check", "--baseline", "known.json"])), 0);
    let moved = format!("\n\n{}", template("2", "{}"));
    put(folder.path(), "azuredeploy.json", &moved);
    assert_eq!(code(&run(&["check", "--baseline", "known.json"])), 0, "moving lines changes nothing");
    let other = moved.replace("ml/scoring", "ml/score_2");
    put(folder.path(), "azuredeploy.json", other);
    assert_eq!(code(&run(&["check", "--baseline", "known.json"])), 1, "another fault is not hidden");
    put(folder.path(), "azuredeploy.json", template("3", "{}"));
    let mended = run(&["check", "--baseline", "known.json"]);
    assert!(String::from_utf8_lossy(&mended.stderr).contains("no longer occur"), "stale entries are told");
    put(folder.path(), "known.json", "{\"version\": 9, \"findings\": []}");
    assert_eq!(code(&run(&["check", "--baseline", "known.json"])), 2);
    assert_eq!(code(&run(&["check", "--baseline", "missing.json"])), 2);
}
