//! The real binary, from the outside: exit codes, files, standard input, options.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/command.rs"]
mod command;

use command::{Folder, SCHEMA, template};
use serde_json::Value;
use std::fs;
use std::process::Command;

#[test]
fn exit_codes_are_as_promised() {
    let folder = Folder::repository();
    folder.put("good/azuredeploy.json", template("3", "{}"));
    folder.put("bad/azuredeploy.json", template("2", "{}"));
    folder.put("broken/azuredeploy.json", format!(r#"{{"$schema": "{SCHEMA}", "resources": ["#));
    let run = |arguments: &[&str]| folder.run(arguments).code;
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
    let folder = Folder::repository();
    folder.put("a/azuredeploy.json", template("2", "{}"));
    folder.put("b/azuredeploy.json", format!(r#"{{"$schema": "{SCHEMA}", "resources": ["#));
    let output = folder.run(&["check", "--output-format", "json"]);
    let codes = output.codes();
    assert!(codes.contains(&"AML102".to_owned()) && codes.contains(&"ERR001".to_owned()), "{codes:?}");
}

#[test]
fn files_of_other_kinds_pass_silently() {
    let folder = Folder::repository();
    folder.put("package.json", r#"{"name": "x", "dependencies": {"#);
    folder.put("data.yaml", "a: [");
    folder.put("binary.json", [0xff, 0x00, 0x12]);
    let output = folder.run(&["check"]);
    assert_eq!(output.code, 0, "{}", output.out);
    assert_eq!(folder.run(&["check", "package.json", "binary.json"]).code, 0);
}

#[test]
fn the_parameter_file_beside_a_template_counts() {
    let folder = Folder::repository();
    let parameters = r#"{"nodes": {"type": "int", "defaultValue": 3}}"#;
    folder.put("azuredeploy.json", template(r#""[parameters('nodes')]""#, parameters));
    assert_eq!(folder.run(&["check"]).code, 0, "the default is enough");
    let file = |count: u8| {
        format!(
            r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
                "contentVersion": "1.0.0.0", "parameters": {{"nodes": {{"value": {count}}}}}}}"#
        )
    };
    folder.put("azuredeploy.parameters.json", file(2));
    let output = folder.run(&["check", "--output-format", "json", "azuredeploy.json"]);
    assert_eq!(output.code, 1);
    let report: Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(report["diagnostics"][0]["path"], "azuredeploy.parameters.json", "the value is decided there");
    let changed = folder.run(&["check", "azuredeploy.parameters.json"]);
    assert_eq!(changed.code, 1, "a changed parameter file is judged with its template");
    folder.put("other.json", file(4));
    assert_eq!(folder.run(&["check", "--parameters", "other.json", "azuredeploy.json"]).code, 0);
    assert_eq!(folder.run(&["check", "--set", "nodes=3", "azuredeploy.json"]).code, 0);
    assert_eq!(folder.run(&["check", "--set", "nodes=1", "azuredeploy.json"]).code, 1);
    assert_eq!(folder.run(&["check", "--parameters", "missing.json", "azuredeploy.json"]).code, 2);
}

#[test]
fn a_parameter_that_no_template_has_is_told() {
    let nodes = template(r#""[parameters('nodes')]""#, r#"{"nodes": {"type": "int"}}"#);
    let folder = Folder::with(&[("azuredeploy.json", &nodes)]);
    let run = |set: &str| folder.run(&["check", "--set", set]);
    assert_eq!(run("NODES=3").err, "");
    assert_eq!(run("node=3").err, "akslint: --set node: no template has a parameter of this name\n");
    assert_eq!(folder.run(&["check", "-q", "--set", "node=3"]).err, "");
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
    let folder = Folder::repository();
    let run = |arguments: &[&str], count| folder.run_with(arguments, show(count).as_bytes());
    assert_eq!(run(&["check", "-"], 2).code, 0, "a cluster that nobody attaches is no production cluster");
    let output = run(&["check", "--attach-as", "production", "--output-format", "concise", "-"], 2);
    assert_eq!(output.code, 1);
    assert!(output.out.contains("<stdin>:"), "{}", output.out);
    assert_eq!(run(&["check", "--attach-as", "production", "-"], 3).code, 0);
    assert_eq!(run(&["check", "--attach-as", "dev-test", "-"], 2).code, 0);
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
    assert!(named.out.starts_with("live.json:"), "{}", named.out);
}

#[test]
fn only_what_can_be_written_is_said_to_be_mended_with_fix() {
    let text = template("2", "{}");
    let folder = Folder::with(&[("azuredeploy.json", &text)]);
    let offer = "2 can be fixed with `--fix --unsafe-fixes`";
    assert!(folder.run(&["check", "azuredeploy.json"]).out.contains(offer));
    let piped = folder.run_with(&["check", "-"], text.as_bytes());
    assert!(piped.out.contains("AML103") && !piped.out.contains("fixed with"), "{}", piped.out);
}

#[test]
fn an_answer_that_is_none_does_not_pass_for_a_good_cluster() {
    let folder = Folder::repository();
    for input in ["", "ERROR: (ResourceNotFound)", "[]", "{\"name\": \"something else\"}"] {
        let output = folder.run_with(&["check", "--attach-as", "production", "-"], input.as_bytes());
        assert_eq!(output.code, 2, "{input:?}: {}", output.out);
    }
    let named = folder.run_with(&["check", "--stdin-filename", "package.json", "-"], b"{}");
    assert_eq!(named.code, 0, "an editor's file of another kind passes silently");
}

#[test]
fn text_from_powershell_is_read() {
    let folder = Folder::repository();
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(show(2).encode_utf16().flat_map(u16::to_le_bytes));
    folder.put("show.json", &bytes);
    assert_eq!(folder.run(&["check", "--attach-as", "production", "show.json"]).code, 1);
}

#[test]
fn bytes_that_are_no_text_get_a_position() {
    let folder = Folder::repository();
    let mut bytes = template("2", "{}").into_bytes();
    let at = bytes.windows(7).position(|window| window == b"scoring").unwrap();
    bytes[at] = 0xff;
    folder.put("azuredeploy.json", &bytes);
    let output = folder.run(&["check", "--output-format", "json"]);
    assert_eq!(output.code, 2);
    let report: Value = serde_json::from_str(&output.out).unwrap();
    assert_eq!(report["diagnostics"][0]["code"], "ERR004");
    assert_eq!(report["diagnostics"][0]["range"]["start"]["offset"], at);
}

#[test]
fn limits_are_told_and_can_be_raised() {
    let folder = Folder::repository();
    let padding = " ".repeat(3 << 20);
    folder.put("azuredeploy.json", template("2", "{}") + &padding);
    folder.put("other.json", format!("[{padding}]"));
    let output = folder.run(&["check", "--max-file-size", "2", "--output-format", "json"]);
    assert_eq!(
        (output.code, output.codes()),
        (2, vec!["ERR003".to_owned()]),
        "what is not ours has no limit"
    );
    assert_eq!(folder.run(&["check", "--max-file-size", "4"]).code, 1);
}

#[test]
fn several_reports_in_one_run() {
    let folder = Folder::repository();
    folder.put("azuredeploy.json", template("2", "{}"));
    let output =
        folder.run(&["check", "--output-format", "concise", "--output-format", "json=out.json", "."]);
    assert!(output.out.contains("AML102"));
    let report: Value = serde_json::from_str(&fs::read_to_string(folder.path("out.json")).unwrap()).unwrap();
    assert_eq!(report["version"], "1.0");
    assert_eq!(folder.run(&["check", "--output-format", "json,concise"]).code, 2, "two to one door");
}

#[test]
fn rules_can_be_chosen() {
    let folder = Folder::repository();
    folder.put("azuredeploy.json", template("2", "{}"));
    let found = |arguments: &[&str]| {
        let arguments = [&["check", "--output-format", "json"], arguments].concat();
        folder.run(&arguments).codes()
    };
    assert_eq!(found(&["--select", "AML102"]), ["AML102"]);
    assert_eq!(found(&["--select", "production-vcpu-minimum"]), ["AML102"]);
    assert!(found(&["--ignore", "AML1"]).is_empty());
}

#[test]
fn the_rules_can_be_listed_and_explained() {
    let folder = Folder::repository();
    let output = folder.run(&["rules", "--output-format", "json"]);
    let list: Value = serde_json::from_str(&output.out).unwrap();
    for rule in list.as_array().unwrap() {
        for key in ["code", "name", "covers", "severity", "summary"] {
            assert!(rule.get(key).is_some(), "{key} of {rule}");
        }
    }
    let page = folder.run(&["explain", "AML102"]).out;
    assert!(page.starts_with("# production-vcpu-minimum (AML102)"), "{page}");
    assert_eq!(page, folder.run(&["explain", "production-vcpu-minimum"]).out);
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_links_do_no_harm() {
    use std::os::unix::fs::symlink;
    let folder = Folder::repository();
    folder.put("inside/azuredeploy.json", template("2", "{}"));
    assert!(Command::new("mkfifo").arg(folder.path("inside/pipe.json")).status().unwrap().success());
    symlink("/dev/zero", folder.path("inside/zero.json")).unwrap();
    symlink(folder.path(""), folder.path("inside/loop")).unwrap();
    let output = folder.run(&["check", "--output-format", "json", "inside"]);
    assert_eq!(output.codes().iter().filter(|code| *code == "AML102").count(), 1);
    assert_eq!(output.code, 1);
    assert_eq!(folder.run(&["check", "inside/pipe.json"]).code, 2, "a pipe that is named is refused");
    assert_eq!(folder.run(&["check", "inside/zero.json"]).code, 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_name_that_is_no_text_is_shown_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::repository();
    fs::write(folder.path("").join(OsStr::from_bytes(b"caf\xe9.json")), template("2", "{}")).unwrap();
    let output = folder.run(&["check", "--output-format", "concise"]);
    assert_eq!(output.code, 1);
    assert!(output.out.starts_with("caf\u{fffd}.json:"), "{}", output.out);
}

#[test]
fn ignore_files_are_respected_in_folders_only() {
    let folder = Folder::repository();
    folder.put("build/azuredeploy.json", template("2", "{}"));
    folder.put(".gitignore", "build\n");
    assert_eq!(folder.run(&["check"]).code, 0);
    assert_eq!(folder.run(&["check", "build/azuredeploy.json"]).code, 1, "what is named is checked");
}

#[test]
fn file_names_and_values_cannot_command_a_terminal_or_a_pipeline() {
    let folder = Folder::repository();
    let evil = template("2", "{}").replace("scoring", "x\\u001b[2J\\n::error::a_##vso[task.complete]b");
    folder.put("a\n::error file=b::c.json", &evil);
    for format in ["full", "concise", "json"] {
        let text = folder.run(&["check", "--output-format", format, "--color", "never"]).out;
        assert!(text.contains("AML003"), "{text}");
        assert!(!text.contains('\u{1b}') && !text.contains("##vso["), "{format}: {text}");
        assert!(!text.lines().any(|line| line.trim_start().starts_with("::")), "{format}: {text}");
    }
}

#[test]
fn a_file_name_that_looks_like_an_option_cannot_command_a_pipeline() {
    let folder = Folder::repository();
    let run = folder.run(&["check", "--x\n::error::a\u{1b}[2J##vso[task.complete]b.json"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("--x␊::error::a␛[2J##vso [task"), "{}", run.err);
    for arguments in [["check", "--help"], ["--version", "check"]] {
        assert_eq!(folder.run(&arguments).code, 0);
    }
}

#[test]
fn secrets_are_never_shown() {
    let folder = Folder::repository();
    let text = template("2", r#"{"k": {"type": "securestring", "defaultValue": "S3CR3T-default"}}"#).replace(
        r#""clusterPurpose": "FastProd""#,
        r#""clusterPurpose": "Prod", "sslConfiguration": {"status": "Disabled", "key": "S3CR3T-key", "cert": "S3CR3T-cert"}"#,
    );
    folder.put("azuredeploy.json", &text);
    for format in ["full", "concise", "json"] {
        let output = folder.run(&["check", "-v", "--output-format", format]);
        assert!(output.code == 1 && !output.out.contains("S3CR3T"), "{format}: {}", output.out);
        assert!(!output.err.contains("S3CR3T"));
    }
}

#[test]
fn a_baseline_hides_what_was_known_until_it_changes() {
    let folder = Folder::repository();
    folder.put("azuredeploy.json", template("2", "{}"));
    let run = |arguments: &[&str]| folder.run(arguments);
    assert_eq!(run(&["check", "--write-baseline", "--baseline", "known.json"]).code, 0);
    assert_eq!(run(&["check", "--baseline", "known.json"]).code, 0);
    let moved = format!("\n\n{}", template("2", "{}"));
    folder.put("azuredeploy.json", &moved);
    assert_eq!(run(&["check", "--baseline", "known.json"]).code, 0, "moving lines changes nothing");
    let other = moved.replace("ml/scoring", "ml/score_2");
    folder.put("azuredeploy.json", other);
    assert_eq!(run(&["check", "--baseline", "known.json"]).code, 1, "another fault is not hidden");
    folder.put("azuredeploy.json", template("3", "{}"));
    let mended = run(&["check", "--baseline", "known.json"]);
    assert!(mended.err.contains("no longer occur"), "stale entries are told");
    folder.put("known.json", "{\"version\": 9, \"findings\": []}");
    assert_eq!(run(&["check", "--baseline", "known.json"]).code, 2);
    assert_eq!(run(&["check", "--baseline", "missing.json"]).code, 2);
}

/// Files are read by another user than root, who may read everything.
#[cfg(target_os = "linux")]
#[test]
fn what_may_not_be_read_is_told() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    let folder = Folder::with(&[("a.json", "{}"), ("closed/b.json", "{}"), ("open/c.json", "{}")]);
    let program = folder.path("akslint");
    std::fs::copy(env!("CARGO_BIN_EXE_akslint"), &program).unwrap();
    let mode = |path: &str, mode| set_permissions(folder.path(path), Permissions::from_mode(mode)).unwrap();
    for (path, bits) in [("", 0o755), ("akslint", 0o755), ("a.json", 0), ("closed", 0)] {
        mode(path, bits);
    }
    let mut command = Command::new(&program);
    command.current_dir(folder.path("")).args(["check", ".", "--output-format", "concise"]);
    if std::fs::metadata("/proc/self").unwrap().uid() == 0 {
        command.uid(65534);
    }
    let output = command.output().unwrap();
    mode("closed", 0o755);
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(2), "{out}");
    assert!(out.contains("a.json:1:1: ERR") && out.contains("closed:1:1: ERR"), "{out}");
    assert_eq!(out.matches("permission denied").count(), 2, "{out}");
}
