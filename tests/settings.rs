//! Settings, from the outside: where they are found, for what they hold, and what is said about them.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/command.rs"]
mod command;

use command::{Folder, template};
use serde_json::Value;
use std::fs;

const BAD: &str = "azuredeploy.json: AML102 error";
const NODES: &str = "azuredeploy.json: AML103 error";

/// A repository with one bad template at its top and these settings.
fn repository(settings: &str) -> Folder {
    Folder::with(&[("azuredeploy.json", &template("2", "{}")), ("akslint.toml", settings)])
}

fn found(settings: &str) -> Vec<String> {
    repository(settings).found(&[])
}

#[test]
fn the_severity_of_a_rule_can_be_set() {
    assert_eq!(found(""), [BAD, NODES]);
    assert_eq!(found("[rules]\nAML102 = 'off'\n"), [NODES]);
    assert_eq!(
        found("[rules]\nproduction-vcpu-minimum = 'info'\n"),
        ["azuredeploy.json: AML102 info", NODES]
    );
    assert_eq!(
        found("[rules]\nAML1 = 'warning'\nAML102 = 'error'\n"),
        [BAD, "azuredeploy.json: AML103 warning"],
        "the most precise counts"
    );
    let folder = repository("[rules]\nAML1 = 'info'\n");
    assert_eq!(folder.run(&["check"]).code, 0);
    assert_eq!(folder.run(&["check", "--fail-on", "info"]).code, 1);
}

#[test]
fn rules_can_be_chosen() {
    assert_eq!(found("select = ['AML102']\n"), [BAD]);
    assert_eq!(found("ignore = ['AML102']\n"), [NODES]);
    assert_eq!(found("select = ['AML1']\nignore = ['production-vcpu-minimum']\n"), [NODES]);
    assert_eq!(found("[per-file-ignores]\n'*.json' = ['AML1']\n"), [""; 0]);
    assert_eq!(found("[per-file-ignores]\n'other/**' = ['AML1']\n"), [BAD, NODES]);
}

#[test]
fn the_command_line_wins() {
    let folder = repository("profile = 'v1-2020'\nfail-on = 'warning'\n[rules]\nAML102 = 'off'\n");
    assert_eq!(folder.found(&[]), ["azuredeploy.json: AML103 warning"], "the profile of 2020");
    assert_eq!(folder.run(&["check"]).code, 1, "fail-on of the settings");
    assert_eq!(folder.run(&["check", "--fail-on", "error"]).code, 0);
    assert_eq!(folder.found(&["--profile", "current"]), [NODES]);
    assert_eq!(folder.found(&["--select", "AML102"]), [BAD], "what is selected speaks");
    assert_eq!(folder.found(&["--ignore", "AML103"]), [""; 0]);
    assert_eq!(folder.found(&["--isolated"]), [BAD, NODES]);
}

#[test]
fn the_nearest_settings_hold() {
    let folder = repository("[rules]\nAML102 = 'off'\n");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    folder.put("infra/deep/azuredeploy.json", template("2", "{}"));
    folder.put("other/azuredeploy.json", template("2", "{}"));
    folder.put("infra/akslint.toml", "[rules]\nAML103 = 'off'\n");
    let expected = [
        NODES,
        "infra/azuredeploy.json: AML102 error",
        "infra/deep/azuredeploy.json: AML102 error",
        "other/azuredeploy.json: AML103 error",
    ];
    assert_eq!(folder.found(&[]), expected);
    let inside = folder.inside("infra");
    assert_eq!(
        inside.found(&["deep", "../other"]),
        ["../other/azuredeploy.json: AML103 error", "deep/azuredeploy.json: AML102 error"],
        "wherever the command runs"
    );
}

#[test]
fn the_search_ends_at_the_top_of_the_repository() {
    let folder = repository("[rules]\nAML102 = 'off'\n");
    folder.put("inner/azuredeploy.json", template("2", "{}"));
    folder.put("inner/.git", "gitdir: elsewhere\n");
    assert_eq!(folder.found(&["inner"]).len(), 2, "a linked work tree has a file of this name");
    fs::remove_file(folder.path("inner/.git")).unwrap();
    assert_eq!(folder.found(&["inner"]).len(), 1);
}

#[test]
fn of_several_files_in_a_folder_the_strongest_counts() {
    let folder = repository("[rules]\nAML102 = 'off'\n");
    folder.put("pyproject.toml", "[tool.akslint.rules]\nAML1 = 'off'\n");
    assert_eq!(folder.found(&[]), [NODES]);
    folder.put(".akslint.toml", "[rules]\nAML103 = 'off'\n");
    assert_eq!(folder.found(&[]), [BAD]);
}

#[test]
fn pyproject_counts_where_it_has_a_table_of_ours() {
    let folder = repository("[rules]\nAML102 = 'off'\n");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    folder.put("infra/pyproject.toml", "[project]\nname = 'x'\n");
    assert_eq!(folder.found(&["infra"]), ["infra/azuredeploy.json: AML103 error"], "it is passed over");
    for other in [b"name = '\xff akslint'".to_vec(), vec![b'#'; (1 << 20) + 1], b"[project\n".to_vec()] {
        folder.put("infra/pyproject.toml", other);
        assert_eq!(
            folder.found(&["infra"]),
            ["infra/azuredeploy.json: AML103 error"],
            "it is not ours to judge"
        );
    }
    folder.put("infra/pyproject.toml", "[project]\nname = 'x'\n[tool.akslint]\nselect = ['AML102']\n");
    assert_eq!(folder.found(&["infra"]), ["infra/azuredeploy.json: AML102 error"]);
    folder.put("infra/pyproject.toml", "[tool.akslint]\nselekt = ['AML102']\n");
    assert!(folder.found(&["infra"]).contains(&"infra/pyproject.toml: ERR002 error".to_owned()));
}

#[test]
fn settings_extend_others() {
    let folder = repository("fail-on = 'warning'\n[rules]\nAML102 = 'off'\nAML103 = 'warning'\n");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    folder.put("infra/akslint.toml", "extend = '../akslint.toml'\n[rules]\nAML103 = 'info'\n");
    assert_eq!(folder.found(&["infra"]), ["infra/azuredeploy.json: AML103 info"]);
    folder.put("infra/akslint.toml", "extend = 'more.toml'\n");
    folder.put("infra/more.toml", "extend = '../akslint.toml'\n");
    assert_eq!(folder.found(&["infra"]), ["infra/azuredeploy.json: AML103 warning"], "over several files");
}

#[test]
fn settings_extend_nothing_outside_the_repository() {
    let outside = Folder::with(&[("akslint.toml", "[rules]\nAML1 = 'off'\n")]);
    let secret = "S3CR3T = [[[";
    outside.put("secret.toml", secret);
    let folder = repository("");
    let expected = ["akslint.toml: ERR002 error", BAD, NODES];
    for target in ["akslint.toml", "secret.toml"] {
        let way = outside.path(target);
        folder.put("akslint.toml", format!("extend = '{}'\n", way.display()));
        assert_eq!(folder.found(&[]), expected);
        let run = folder.run(&["check"]);
        assert_eq!(run.code, 2);
        assert!(
            run.out.contains("leads out of the repository") && !run.out.contains("S3CR3T"),
            "{}",
            run.out
        );
    }
    folder.put("akslint.toml", "extend = '../../../../../../../../etc/passwd'\n");
    assert_eq!(folder.found(&[]), expected);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(outside.path("secret.toml"), folder.path("link.toml")).unwrap();
        folder.put("akslint.toml", "extend = 'link.toml'\n");
        assert_eq!(folder.found(&[]), expected, "a link does not help");
        fs::remove_file(folder.path("akslint.toml")).unwrap();
        std::os::unix::fs::symlink(outside.path("secret.toml"), folder.path("akslint.toml")).unwrap();
        let run = folder.run(&["check"]);
        assert!(run.code == 2 && !run.out.contains("S3CR3T"), "{}", run.out);
    }
}

#[test]
fn settings_do_not_extend_themselves() {
    let folder = repository("extend = 'a.toml'\n");
    folder.put("a.toml", "extend = 'akslint.toml'\n");
    assert_eq!(folder.found(&[]), ["a.toml: ERR002 error", BAD, NODES]);
    folder.put("akslint.toml", "extend = 'missing.toml'\n");
    assert_eq!(folder.found(&[]), ["akslint.toml: ERR004 error", BAD, NODES]);
}

#[test]
fn what_is_wrong_is_told_at_its_characters() {
    let folder = repository("selct = ['AML102']\nprofile = 3\n\n[rules]\nAML1022 = 'off'\n");
    let report = folder.check(&[]);
    let told: Vec<(u64, u64, &str)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["path"] == "akslint.toml")
        .map(|one| {
            let start = &one["range"]["start"];
            (
                start["line"].as_u64().unwrap(),
                start["column"].as_u64().unwrap(),
                one["message"].as_str().unwrap(),
            )
        })
        .collect();
    let expected = [
        (1, 1, "unknown setting `selct`"),
        (2, 11, "`profile` is expected to be \"current\" or \"v1-2020\", and a number was found"),
        (5, 1, "there is no rule `AML1022`"),
    ];
    assert_eq!(told, expected);
    assert_eq!(folder.run(&["check"]).code, 2);
    assert_eq!(folder.run(&["check", "--exit-zero"]).code, 2);
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 5, "the findings are there all the same");
    assert_eq!(report["summary"]["files"], 1, "settings are no file that is checked");
}

#[test]
fn broken_and_unreadable_settings_are_told() {
    assert!(found("[rules\nAML102 = 'off'\n").contains(&"akslint.toml: ERR001 error".to_owned()));
    let folder = repository("");
    folder.put("akslint.toml", [0xff, 0xfe, 0x00]);
    folder.put("akslint.toml", b"a = '\xff'\n");
    assert!(folder.found(&[]).contains(&"akslint.toml: ERR004 error".to_owned()));
    folder.put("akslint.toml", "#".repeat((1 << 20) + 1));
    assert!(folder.found(&[]).contains(&"akslint.toml: ERR003 error".to_owned()));
}

fn ignore(rest: &str) -> String {
    format!("[[ignore]]\nrules = ['AML102', 'AML103']\nreason = 'the quota is raised in December'\n{rest}")
}

#[test]
fn an_ignore_sets_findings_aside_with_its_reason() {
    let folder = repository(&ignore(""));
    assert_eq!(folder.found(&[]), [""; 0]);
    let sarif = folder.run(&["check", "--output-format", "sarif"]);
    assert!(sarif.out.contains("the quota is raised in December"), "{}", sarif.out);
    assert_eq!(found(&ignore("paths = ['*.json']\n")), [""; 0]);
    assert_eq!(found(&ignore("resource = 'scoring'\n")), [""; 0]);
    assert_eq!(found(&ignore("resource = 'ML/Scor*'\n")), [""; 0]);
    let unused = "akslint.toml: SUP001 warning";
    assert_eq!(found(&ignore("paths = ['infra/**']\n")), [unused, BAD, NODES]);
    assert_eq!(found(&ignore("resource = 'other'\n")), [unused, BAD, NODES]);
}

#[test]
fn an_expired_ignore_hides_nothing_and_is_told() {
    let folder = repository(&ignore("until = 2026-11-24\n"));
    let expected = ["akslint.toml: SUP002 warning", BAD, NODES];
    assert_eq!(folder.found(&["--as-of", "2026-11-25"]), expected);
    assert_eq!(folder.found(&["--as-of", "2026-11-24"]), [""; 0], "the last day counts");
    folder.put("akslint.toml", ignore("until = 2020-11-01\n"));
    assert_eq!(folder.found(&["--profile", "v1-2020"])[0], expected[0], "today is what counts");
    folder.put("akslint.toml", ignore("until = 2020-11-01\n[rules]\nSUP002 = 'off'\n"));
    assert_eq!(folder.found(&[]), [BAD, NODES], "the remark has a code that can be silenced");
}

#[test]
fn an_unused_ignore_is_told_only_where_that_is_certain() {
    let unused = "[[ignore]]\nrules = ['AML301', 'AML003']\nreason = 'x'\n";
    let unknown = "[[ignore]]\nrules = ['AML003']\nreason = 'x'\n";
    assert!(found(unused).contains(&"akslint.toml: ERR002 error".to_owned()), "there is no AML301 yet");
    let folder = repository(unknown);
    folder.put("infra/azuredeploy.json", template("3", "{}"));
    let told = "akslint.toml: SUP001 warning".to_owned();
    assert!(folder.found(&[]).contains(&told));
    assert!(!folder.found(&["infra"]).contains(&told), "not all files are looked at");
    assert!(!folder.found(&["azuredeploy.json"]).contains(&told));
    assert!(!folder.found(&["--select", "AML1"]).contains(&told), "the rule is not asked");
    folder.put("akslint.toml", "ignore = ['AML003', { rules = ['AML003'], reason = 'x' }]\n");
    assert!(!folder.found(&[]).contains(&told), "the rule is silent");
}

#[test]
fn comments_of_silent_rules_are_left_alone() {
    let text =
        template("2", "{}").replace("\"agentCount\"", "\n// akslint: ignore AML102, AML103\n\"agentCount\"");
    let folder = Folder::with(&[("azuredeploy.json", &text)]);
    assert_eq!(folder.found(&[]), [""; 0]);
    folder.put("akslint.toml", "[rules]\nAML102 = 'off'\nAML103 = 'off'\n");
    assert_eq!(folder.found(&[]), [""; 0], "no SUP001");
}

#[test]
fn what_is_unknown_can_be_assumed() {
    let nodes =
        |declaration: &str| template("\"[parameters('nodes')]\"", &format!("{{\"nodes\": {declaration}}}"));
    let folder = Folder::with(&[("azuredeploy.json", &nodes(r#"{"type": "int"}"#))]);
    assert_eq!(folder.found(&[]), [""; 0], "unknown is not wrong");
    folder.put("akslint.toml", "[assume]\nNodes = 2\n");
    assert_eq!(folder.found(&[]), [BAD, NODES]);
    assert_eq!(folder.found(&["--set", "nodes=3"]), [""; 0], "the command line is stronger");
    folder.put(
        "azuredeploy.parameters.json",
        r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
            "contentVersion": "1.0.0.0", "parameters": {"nodes": {"value": 3}}}"#,
    );
    assert_eq!(folder.found(&[]), [""; 0], "a parameter file is stronger");
    fs::remove_file(folder.path("azuredeploy.parameters.json")).unwrap();
    folder.put("azuredeploy.json", nodes(r#"{"type": "int", "defaultValue": 3}"#));
    assert_eq!(folder.found(&[]), [""; 0], "a default is stronger");
    folder.put(
        "azuredeploy.json",
        nodes(r#"{"type": "int", "defaultValue": "[length(resourceGroup().name)]"}"#),
    );
    assert_eq!(folder.found(&[]), [BAD, NODES], "a default that is unknown is not");
    folder.put("azuredeploy.json", nodes(r#"{"type": "int"}"#));
    folder.put("akslint.toml", "");
    folder.put("infra/azuredeploy.json", nodes(r#"{"type": "int"}"#));
    folder.put("infra/akslint.toml", "[assume]\nnodes = 2\n");
    let infra = ["infra/azuredeploy.json: AML102 error", "infra/azuredeploy.json: AML103 error"];
    assert_eq!(folder.found(&[]), infra, "each file by its own settings");
}

#[test]
fn what_is_undecided_is_told_of_rules_that_speak() {
    let nodes = template("\"[parameters('nodes')]\"", r#"{"nodes": {"type": "int"}}"#);
    let folder = Folder::with(&[("a/azuredeploy.json", &nodes), ("b/azuredeploy.json", &nodes)]);
    folder.put("a/akslint.toml", "[rules]\nAML102 = 'off'\n");
    let report = folder.check(&["--select", "AML10"]);
    assert_eq!(report["undetermined"].as_array().unwrap().len(), 2, "the command line wins");
    let report = folder.check(&[]);
    let rules = |at: usize| {
        let list = report["undetermined"][at]["rules"].as_array().unwrap();
        list.iter().any(|code| code == "AML102")
    };
    assert_eq!([rules(0), rules(1)], [false, true], "{report}");
}

#[test]
fn files_can_be_excluded() {
    let folder = repository("exclude = ['archive/', '*.old.json']\n");
    folder.put("archive/azuredeploy.json", template("2", "{}"));
    folder.put("a/b.old.json", template("2", "{}"));
    assert_eq!(folder.found(&[]), [BAD, NODES]);
    assert_eq!(folder.found(&["archive"]), [""; 0], "in folders");
    assert_eq!(folder.found(&["a/b.old.json"]).len(), 2, "what is named is checked");
    assert_eq!(folder.found(&["--force-exclude", "a/b.old.json"]), [""; 0]);
}

#[test]
fn folders_that_are_excluded_are_not_entered() {
    let folder = repository("exclude = ['archive/', 'infra/*/old']\n");
    for path in ["archive/a", "infra/x/old/deep", "infra/archives"] {
        folder.put(&format!("{path}/azuredeploy.json"), template("2", "{}"));
    }
    // Settings in there are not read: these would be told as broken, and those could take the file back in.
    folder.put("archive/a/akslint.toml", "nonsense = 1\n");
    folder.put("infra/x/old/akslint.toml", "exclude = []\n");
    let expected = [
        BAD,
        NODES,
        "infra/archives/azuredeploy.json: AML102 error",
        "infra/archives/azuredeploy.json: AML103 error",
    ];
    assert_eq!(folder.found(&[]), expected);
    for path in ["archive", "archive/a", "infra/x/old", "infra/x/old/deep"] {
        assert_eq!(folder.found(&[path]), [""; 0], "{path}");
        let file = format!("{path}/azuredeploy.json");
        assert_eq!(folder.found(&["--force-exclude", &file]), [""; 0], "{file}");
    }
    assert_eq!(folder.found(&["infra/x/old/deep/azuredeploy.json"]).len(), 2, "what is named is checked");
}

#[test]
fn an_assumption_about_no_parameter_is_told() {
    let nodes = template("\"[parameters('nodeCount')]\"", r#"{"nodeCount": {"type": "int"}}"#);
    let folder = Folder::with(&[("infra/azuredeploy.json", &nodes)]);
    let told = "akslint.toml: SUP003 warning".to_owned();
    folder.put("akslint.toml", "[assume]\nnodeCuont = 3\n");
    assert_eq!(folder.found(&[]), [told.as_str()]);
    let report = folder.check(&[]);
    assert_eq!(report["diagnostics"][0]["help"], "did you mean `nodeCount`?");
    assert_eq!(report["diagnostics"][0]["range"]["start"]["line"], 2, "at the name");
    assert_eq!(folder.found(&["infra"]), [""; 0], "not all files are looked at");
    folder.put("akslint.toml", "[assume]\nNODECOUNT = 3\n");
    assert_eq!(folder.found(&[]), [""; 0]);
    folder.put("akslint.toml", "[assume]\nx = 3\n[rules]\nunused-assumption = 'off'\n");
    assert_eq!(folder.found(&[]), [""; 0]);
    // Files for which other settings hold do not count, unless these extend them.
    folder.put("akslint.toml", "[assume]\nnodeCount = 3\n");
    folder.put("infra/akslint.toml", "");
    assert_eq!(folder.found(&[]), [told.as_str()]);
    folder.put("infra/akslint.toml", "extend = '../akslint.toml'\n");
    assert_eq!(folder.found(&[]), [""; 0]);
    // What is broken may have the name.
    folder.put("akslint.toml", "[assume]\nx = 3\n");
    folder.put("infra/azuredeploy.json", nodes.trim_end_matches("]}"));
    assert!(!folder.found(&[]).contains(&told));
}

#[test]
fn paths_are_relative_to_the_file_that_names_them() {
    let folder = repository("");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    folder.put("infra/akslint.toml", "extend = '../base/akslint.toml'\nexclude = ['x/*.json']\n");
    folder.put("base/akslint.toml", "exclude = ['/azuredeploy.json']\n");
    folder.put("infra/x/azuredeploy.json", template("2", "{}"));
    assert_eq!(folder.found(&["infra"]).len(), 2, "infra/azuredeploy.json is not base/azuredeploy.json");
}

#[test]
fn one_file_can_be_named_for_all() {
    let folder = repository("[rules]\nAML102 = 'off'\n");
    folder.put("ci/strict.toml", "exclude = ['infra/']\n[rules]\nAML103 = 'off'\n");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    folder.put("infra/akslint.toml", "select = ['AML001']\n");
    assert_eq!(
        folder.found(&["--config", "ci/strict.toml"]),
        [BAD],
        "patterns are relative to where it runs"
    );
    let missing = folder.run(&["check", "--config", "missing.toml"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("missing.toml: there is no such file"), "{}", missing.err);
    folder.put("pyproject.toml", "[project]\nname = 'x'\n");
    let run = folder.run(&["check", "--config", "pyproject.toml"]);
    assert!(run.code == 2 && run.err.contains("[tool.akslint]"), "{}", run.err);
    assert_eq!(
        folder.run(&["check", "--config", "ci/strict.toml", "--isolated"]).code,
        2,
        "one or the other"
    );
}

#[test]
fn standard_input_has_settings_too() {
    let folder = repository("[rules]\nAML102 = 'off'\n");
    folder.put("infra/akslint.toml", "[rules]\nAML103 = 'off'\n");
    let text = template("2", "{}");
    let codes = |arguments: &[&str]| {
        let report = folder.check_with(arguments, text.as_bytes());
        let list = report["diagnostics"].as_array().unwrap().clone();
        list.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&["-"]), ["AML103"]);
    assert_eq!(codes(&["--stdin-filename", "infra/azuredeploy.json", "-"]), ["AML102"]);
}

#[test]
fn what_holds_for_a_run_comes_from_the_working_directory() {
    let folder = repository("");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    folder.put("infra/akslint.toml", "profile = 'v1-2020'\n");
    let run = folder.run(&["check", "infra"]);
    assert!(run.out.contains("error[AML103"), "{}", run.out);
    assert!(run.err.contains("profile in infra/akslint.toml: a whole run takes this"), "{}", run.err);
    assert_eq!(folder.run(&["check", "--quiet", "infra"]).err, "");
    let inside = folder.inside("infra");
    assert!(inside.run(&["check"]).out.contains("warning[AML103"));
}

#[test]
fn a_live_cluster_is_asked_about_as_the_settings_say() {
    let folder = repository("attach-as = 'production'\nworkspace-region = 'westeurope'\n");
    let cluster = r#"{"id": "/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks",
        "name": "aks", "type": "Microsoft.ContainerService/ManagedClusters", "location": "westeurope",
        "agentPoolProfiles": [{"name": "system", "mode": "System", "count": 2, "vmSize": "Standard_D4s_v5"}],
        "networkProfile": {"loadBalancerSku": "standard", "networkPlugin": "azure"}}"#;
    let code = |arguments: &[&str]| folder.run_with(arguments, cluster.as_bytes()).code;
    assert_eq!(code(&["check", "-"]), 1);
    assert_eq!(code(&["check", "--attach-as", "dev-test", "-"]), 0);
    assert_eq!(code(&["check", "--isolated", "-"]), 0);
    let run = folder.run(&["check", "--isolated", "--workspace-region", "westeurope", "-"]);
    assert!(run.code == 2 && run.err.contains("--workspace-region needs --attach-as"), "{}", run.err);
}

#[test]
fn the_baseline_of_the_settings_is_used_and_written() {
    let folder = repository("baseline = 'known/akslint-baseline.json'\n");
    assert!(folder.found(&[]).contains(&"akslint.toml: ERR004 error".to_owned()), "it has to be there");
    fs::create_dir(folder.path("known")).unwrap();
    assert_eq!(folder.run(&["check", "--write-baseline"]).code, 0);
    assert!(folder.path("known/akslint-baseline.json").exists());
    assert_eq!(folder.found(&[]), [""; 0]);
    assert_eq!(folder.found(&["--isolated"]), [BAD, NODES]);
    let outside = Folder::repository();
    let way = outside.path("baseline.json");
    folder.put("akslint.toml", format!("baseline = '{}'\n", way.display()));
    assert!(folder.found(&[]).contains(&"akslint.toml: ERR002 error".to_owned()));
    folder.run(&["check", "--write-baseline"]);
    assert!(!way.exists(), "settings write nothing outside the repository");
}

#[test]
fn service_tags_of_the_settings_are_read() {
    let folder = repository("service-tags = 'tags.json'\n");
    assert!(folder.found(&[]).contains(&"akslint.toml: ERR004 error".to_owned()), "it has to be there");
    folder.put("tags.json", "{}");
    assert!(folder.found(&[]).contains(&"akslint.toml: ERR004 error".to_owned()), "and of Microsoft's shape");
    folder.put("tags.json", r#"{"changeNumber": 1, "cloud": "Public", "values": []}"#);
    let run = folder.run(&["check", "--output-format", "concise"]);
    assert_ne!(run.code, 0, "{run:?}");
}

#[test]
fn settings_in_force_can_be_shown_and_used_again() {
    let folder = repository("fail-on = 'warning'\nselect = ['AML1']\n[rules]\nAML102 = 'info'\n");
    let settings = format!(
        "extend = '../akslint.toml'\nexclude = ['a b']\n[assume]\n\"a b\" = [1, {{c = 'x'}}]\n{}",
        ignore("until = 2030-01-01\n")
    );
    folder.put("infra/akslint.toml", settings);
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    let shown = folder.run(&["check", "--show-settings", "infra/azuredeploy.json"]);
    assert!(
        shown.out.starts_with("# infra/azuredeploy.json: infra/akslint.toml, akslint.toml\n"),
        "{}",
        shown.out
    );
    folder.put("again/akslint.toml", &shown.out);
    let again = folder.run(&["check", "--show-settings", "again"]);
    let body = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(body(&again.out), body(&shown.out));
    let json = folder.run(&["check", "--show-settings", "--output-format", "json", "infra"]);
    let list: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(list[0]["files"], serde_json::json!(["infra/akslint.toml", "akslint.toml"]));
    assert_eq!(list[0]["settings"]["rules"]["AML102"], "info");
    let none = folder.run(&["check", "--isolated", "--show-settings", "infra"]);
    assert_eq!(none.out, "# infra: no settings file\n");
}

#[test]
fn the_schema_is_printed() {
    let run = Folder::repository().run(&["schema", "settings"]);
    let published = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/akslint.schema.json");
    assert_eq!(run.out, fs::read_to_string(published).unwrap());
}

#[test]
fn values_that_may_be_secrets_are_not_shown() {
    let folder = repository("[assume]\nadminPassword = 'S3CR3T\n");
    folder.put("infra/akslint.toml", "[assume]\nadminPassword = 'S3CR3T'\nx = nan\n");
    folder.put("infra/azuredeploy.json", template("2", "{}"));
    for format in ["full", "concise", "json", "sarif", "github"] {
        let run = folder.run(&["check", "-v", "--output-format", format]);
        assert!(run.code == 2 && !run.out.contains("S3CR3T"), "{format}: {}", run.out);
    }
}
