//! `--fix` and `--diff` on the real binary: what is mended, what is kept, what is refused.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod support;

use akslint_data::date::Date;
use akslint_diagnostics::{Safety, SourceFile, Sources};
use akslint_linter::{Config, fix};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use support::{documents, report};

/// A compute whose name holds an underscore and whose purpose is misspelt.
const SPEC: &str = "akslint: 1
compute:
  name: \"my_aks\"   # é
  clusterPurpose: dev-test
  agentCount: 3
";

fn akslint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_akslint"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("AKSLINT_OUTPUT_FORMAT")
        .output()
        .expect("the binary")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn folder(text: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.akslint.yaml"), text).unwrap();
    folder
}

fn read(folder: &tempfile::TempDir) -> Vec<u8> {
    fs::read(folder.path().join("a.akslint.yaml")).unwrap()
}

fn mended(text: &str) -> String {
    text.replace("\"my_aks\"", "\"my-aks\"").replace("dev-test", "DevTest")
}

#[test]
fn fixes_are_applied_once_and_keep_every_other_byte() {
    for (way, text) in [
        ("plain", SPEC.to_owned()),
        ("CRLF", SPEC.replace('\n', "\r\n")),
        ("BOM", format!("\u{feff}{SPEC}")),
        ("no line end", SPEC.trim_end().to_owned()),
        ("mixed line ends", SPEC.replacen('\n', "\r\n", 2)),
    ] {
        let folder = folder(text.as_bytes());
        let output = akslint(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
        assert_eq!(String::from_utf8(read(&folder)).unwrap(), mended(&text), "{way}");
        assert_eq!(code(&output), 0, "{way}: {}", String::from_utf8_lossy(&output.stdout));
        akslint(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
        assert_eq!(
            String::from_utf8(read(&folder)).unwrap(),
            mended(&text),
            "{way}: a second run changes nothing"
        );
    }
}

#[test]
fn without_permission_unsafe_fixes_are_left_alone() {
    let folder = folder(SPEC.as_bytes());
    akslint(folder.path(), &["check"]);
    assert_eq!(read(&folder), SPEC.as_bytes(), "nothing is changed without --fix");
    akslint(folder.path(), &["check", "--unsafe-fixes"]);
    assert_eq!(read(&folder), SPEC.as_bytes(), "--unsafe-fixes alone changes nothing");
}

#[test]
fn the_diff_is_what_fix_would_write() {
    let folder = folder(SPEC.as_bytes());
    let output = akslint(folder.path(), &["check", "--diff", "--unsafe-fixes"]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(
        text.contains("-  clusterPurpose: dev-test") && text.contains("+  clusterPurpose: DevTest"),
        "{text}"
    );
    assert_eq!(code(&output), 1);
    assert_eq!(read(&folder), SPEC.as_bytes(), "--diff changes nothing");
    let clean = akslint(folder.path(), &["check", "--diff"]);
    assert_eq!((code(&clean), clean.stdout.len()), (0, 0), "nothing to mend, nothing to show");
}

#[cfg(unix)]
#[test]
fn mode_and_links_are_kept_and_hard_links_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let one = folder(SPEC.as_bytes());
    let path = one.path().join("a.akslint.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.akslint.yaml", one.path().join("link.akslint.yaml")).unwrap();
    akslint(one.path(), &["check", "--fix", "--unsafe-fixes", "link.akslint.yaml"]);
    assert_eq!(String::from_utf8(read(&one)).unwrap(), mended(SPEC));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(one.path().join("link.akslint.yaml")).unwrap().is_symlink());
    let leftovers = fs::read_dir(one.path()).unwrap().count();
    assert_eq!(leftovers, 2, "no temporary file is left");

    let two = folder(SPEC.as_bytes());
    fs::hard_link(two.path().join("a.akslint.yaml"), two.path().join("other")).unwrap();
    let output = akslint(two.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert_eq!(code(&output), 2, "what was asked for was not done");
    assert_eq!(read(&two), SPEC.as_bytes());

    let three = folder(SPEC.as_bytes());
    let path = three.path().join("a.akslint.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(code(&akslint(three.path(), &["check", "--fix", "--unsafe-fixes"])), 2);
    assert_eq!(read(&three), SPEC.as_bytes(), "a read-only file stays as it is, whoever runs akslint");
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_folder_is_refused() {
    let outside = folder(SPEC.as_bytes());
    let inside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path().join("a.akslint.yaml"), inside.path().join("b.akslint.yaml"))
        .unwrap();
    let output = akslint(inside.path(), &["check", "--fix", "--unsafe-fixes", "b.akslint.yaml"]);
    assert_eq!(code(&output), 2);
    assert_eq!(read(&outside), SPEC.as_bytes());
}

#[test]
fn a_stale_temporary_file_is_swept() {
    let folder = folder(SPEC.as_bytes());
    let stale = folder.path().join(".a.akslint.yaml.1.akslint-tmp");
    fs::write(&stale, "half of it").unwrap();
    akslint(folder.path(), &["check", "--fix", "--unsafe-fixes"]);
    assert!(!stale.exists());
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_finishes_the_file_at_hand() {
    const FILES: usize = 400;
    let folder = tempfile::tempdir().expect("a folder");
    let path = |number: usize| folder.path().join(format!("{number:03}.akslint.yaml"));
    for number in 0..FILES {
        fs::write(path(number), SPEC).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_akslint"))
        .args(["check", "--fix", "--unsafe-fixes", "--output-format", "concise"])
        .current_dir(folder.path())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary");
    while fs::read_to_string(path(0)).unwrap() == SPEC {
        std::thread::yield_now();
    }
    let interrupt = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
    assert!(interrupt.success());
    let code = child.wait().expect("an end").code();
    let texts: Vec<String> = (0..FILES).map(|number| fs::read_to_string(path(number)).unwrap()).collect();
    let done = texts.iter().filter(|text| **text == mended(SPEC)).count();
    assert!(texts.iter().all(|text| *text == SPEC || *text == mended(SPEC)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), FILES, "no temporary file is left");
    // Where disks are fast, all was written before the signal came.
    assert!(code == Some(130) || done == FILES, "{code:?} after {done} files");
}

/// Over every example: mending is idempotent, changes only what the edits say, and leaves nothing that it could mend.
#[test]
fn mending_every_example_makes_it_better_and_ends() {
    let mut total = 0;
    for document in documents() {
        let mend = |text: &str| {
            let mut sources = Sources::new();
            sources.add(SourceFile::new(document.path.as_str(), text));
            fix(sources, &Config::new(Date::parse("2026-11-25").unwrap()), true)
        };
        let once = mend(&document.text);
        total += once.mended;
        let text = once.report.sources.iter().next().map(|(_, file)| file.text.raw().to_owned()).unwrap();
        if once.report.summary.recognized == 0 {
            continue;
        }
        assert_eq!(once.mended == 0, text == document.text, "{}", document.path);
        let before = report([(document.path.as_str(), document.text.as_str())]);
        assert!(once.report.problems() <= before.problems(), "{}: the fix broke the file", document.path);
        let twice = mend(&text);
        assert_eq!(twice.mended, 0, "{}: a second run mends more", document.path);
        let left = once.report.diagnostics.iter().filter_map(|one| one.fix.as_ref());
        for fix in left {
            assert_eq!(fix.safety, Safety::Unsafe, "{}: a safe fix is left: {}", document.path, fix.message);
        }
    }
    assert!(total > 20, "only {total} findings were mended");
}
