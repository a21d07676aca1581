//! What cannot be written is a fault that is told, and what was there before stays whole.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

#[path = "support/command.rs"]
mod command;

use command::{Folder, template};
use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::time::Duration;

fn akslint(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akslint"));
    command.args(arguments).current_dir(folder.path("")).env_remove("AKSLINT_OUTPUT_FORMAT");
    command
}

fn bad() -> Folder {
    Folder::with(&[("azuredeploy.json", &template("2", "{}"))])
}

/// No file but these is in the folder, such as a temporary one.
fn assert_files(folder: &Folder, expected: &[&str]) {
    let mut names: Vec<String> = fs::read_dir(folder.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != ".git")
        .collect();
    names.sort();
    assert_eq!(names, expected);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told() {
    let folder = bad();
    let calls: [&[&str]; 10] = [
        &["check", "--output-format", "sarif"],
        &["check", "--output-format", "full", "--exit-zero"],
        &["check", "--diff", "--unsafe-fixes"],
        &["check", "--show-settings"],
        &["rules"],
        &["rules", "--output-format", "json"],
        &["explain", "AML102"],
        &["schema", "cluster"],
        &["completions", "bash"],
        &["man"],
    ];
    for arguments in calls {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = akslint(&folder, arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains("cannot write to standard output"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let folder = Folder::repository();
    for number in 0..300 {
        folder.put(&format!("{number}/azuredeploy.json"), template("2", "{}"));
    }
    let mut child = akslint(&folder, &["check", "--output-format", "full"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "the findings count all the same");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_report_that_cannot_be_written_is_told_and_the_old_one_stays() {
    let folder = bad();
    folder.put("file", "x");
    for target in ["json=missing/out.json", "json=file/out.json", "json=."] {
        let run = folder.run(&["check", "--output-format", target]);
        assert_eq!(run.code, 2, "{target}: {}", run.err);
        assert!(run.err.contains("cannot write"), "{target}: {}", run.err);
    }
    folder.put("old.json", "old");
    let mut permissions = fs::metadata(folder.path("old.json")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("old.json"), permissions).unwrap();
    assert_eq!(folder.run(&["check", "--output-format", "json=old.json"]).code, 2);
    assert_eq!(folder.read("old.json"), "old");
    assert_files(&folder, &["azuredeploy.json", "file", "old.json"]);
}

#[test]
fn a_report_goes_to_pipes_and_descriptors_too() {
    let folder = bad();
    let run = folder.run(&["check", "--output-format", "concise=/dev/stdout"]);
    assert!(run.out.contains("AML102"), "{run:?}");
    let out = fs::File::create(folder.path("out.txt")).unwrap();
    let run =
        akslint(&folder, &["check", "--output-format", "concise=/dev/stdout"]).stdout(out).status().unwrap();
    assert_eq!(run.code(), Some(1));
    assert!(folder.read("out.txt").contains("AML102"));
}

#[test]
fn neither_baseline_nor_report_leaves_the_repository_through_a_link() {
    let outside = Folder::repository();
    outside.put("kept", "old");
    let folder = bad();
    folder.put("inside/known.json", "old");
    symlink(outside.path("kept"), folder.path("file.json")).unwrap();
    symlink(outside.path(""), folder.path("folder")).unwrap();
    symlink(outside.path("none"), folder.path("dangling.json")).unwrap();
    symlink("inside/known.json", folder.path("link.json")).unwrap();
    for path in ["file.json", "folder/kept", "folder/new", "dangling.json"] {
        let run = folder.run(&["check", "--write-baseline", "--baseline", path]);
        assert_eq!(run.code, 2, "{path}: {}", run.err);
        let run = folder.run(&["check", "--output-format", &format!("json={path}")]);
        assert_eq!(run.code, 2, "{path}: {}", run.err);
    }
    assert_eq!(outside.read("kept"), "old");
    assert_files(&outside, &["kept"]);
    assert_eq!(folder.run(&["check", "--write-baseline", "--baseline", "link.json"]).code, 0);
    assert!(folder.read("inside/known.json").contains("AML102"), "a link within the repository is followed");
    assert!(fs::symlink_metadata(folder.path("link.json")).unwrap().is_symlink());
}

#[test]
fn a_fix_does_not_follow_a_linked_folder_out_of_the_repository() {
    let spec = "akslint: 1\ncompute:\n  name: my_aks\n";
    let outside = Folder::with(&[("a.akslint.yaml", spec)]);
    let folder = Folder::repository();
    symlink(outside.path(""), folder.path("linked")).unwrap();
    let run = folder.run(&["check", "--fix", "--unsafe-fixes", "linked/a.akslint.yaml"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(outside.read("a.akslint.yaml"), spec);
}

#[test]
fn a_baseline_is_written_though_a_file_is_broken() {
    let folder = bad();
    folder.put("broken/azuredeploy.json", template("2", "{}").replace("]}", ""));
    let run = folder.run(&["check", "--write-baseline"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("kept files from being analysed"), "{}", run.err);
    assert!(folder.read("akslint-baseline.json").contains("AML102"));
    assert_eq!(folder.run(&["check", "--baseline", "akslint-baseline.json"]).code, 2, "a check still tells");
}

/// A folder with enough findings that writing their baseline takes a while.
fn many() -> Folder {
    let folder = Folder::repository();
    for number in 0..400 {
        folder.put(&format!("{number}/azuredeploy.json"), template("2", "{}"));
    }
    folder
}

#[test]
fn a_full_disk_leaves_the_old_baseline() {
    let folder = many();
    folder.put("known.json", "{\"version\": 1, \"findings\": []}");
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec '{}' check --write-baseline --baseline known.json",
        env!("CARGO_BIN_EXE_akslint")
    );
    let output = Command::new("bash").args(["-c", &script]).current_dir(folder.path("")).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(folder.read("known.json"), "{\"version\": 1, \"findings\": []}");
    let left = fs::read_dir(folder.path(""))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("akslint-tmp"));
    assert_eq!(left.count(), 0, "no temporary file is left");
}

#[test]
fn a_killed_run_leaves_the_old_baseline_or_the_new_one() {
    let folder = many();
    let write = ["check", "--write-baseline", "--baseline", "known.json"];
    assert_eq!(folder.run(&write).code, 0);
    let whole = folder.read("known.json");
    let old = "{\"version\": 1, \"findings\": []}";
    for delay in 0..20 {
        folder.put("known.json", old);
        let mut child = akslint(&folder, &write).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(delay * 15));
        let _ = child.kill();
        child.wait().unwrap();
        let now = folder.read("known.json");
        assert!(now == old || now == whole, "{} bytes of {}", now.len(), whole.len());
    }
    assert_eq!(folder.run(&write).code, 0);
    let left = fs::read_dir(folder.path(""))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("akslint-tmp"));
    assert_eq!(left.count(), 0, "what a killed run left is swept");
}
