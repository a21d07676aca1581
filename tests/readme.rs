//! The README shows what the program prints, and its links lead somewhere.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_finding_in_the_readme_is_the_one_that_is_printed() {
    let output = Command::new(env!("CARGO_BIN_EXE_akslint"))
        .args(["check", "--select", "AML102", "--quiet", "--color", "never", "examples/bad/azuredeploy.json"])
        .env("LC_ALL", "C.UTF-8")
        .env_remove("AKSLINT_OUTPUT_FORMAT")
        .current_dir(root())
        .output()
        .expect("the binary");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    assert_eq!(shown.trim(), printed.trim(), "the README shows something else");
}

#[test]
fn the_settings_in_the_readme_are_sound() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let shown = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("akslint.toml"), shown).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_akslint"))
        .args(["check", "--show-settings"])
        .current_dir(folder.path())
        .output()
        .expect("the binary");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn what_is_to_be_pasted_has_five_lines() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let home = readme.split("## At home").nth(1).and_then(|rest| rest.split("## What it reads").next());
    let blocks: Vec<&str> = home.expect("the part").split("```").skip(1).step_by(2).collect();
    assert!(blocks.len() > 6);
    for block in blocks {
        let (_, body) = block.split_once('\n').expect("a line with the language");
        let lines = body.lines().filter(|line| !line.starts_with('#')).count();
        assert!(lines <= 5, "{lines} lines:\n{block}");
    }
}

#[test]
fn links_to_files_lead_somewhere() {
    let mut files = vec!["README.md".to_owned(), "ARCHITECTURE.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    for entry in fs::read_dir(root().join("docs")).expect("docs") {
        files.push(format!("docs/{}", entry.expect("an entry").file_name().to_string_lossy()));
    }
    for file in files {
        let text = fs::read_to_string(root().join(&file)).expect("UTF-8");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            let path = root().join(&file).parent().expect("a folder").join(target);
            assert!(path.exists(), "{file}: {link} leads nowhere");
        }
    }
}
