//! The real binary in a folder of its own.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, dead_code)]
#![allow(missing_docs, unreachable_pub)]

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The schema of a template.
pub const SCHEMA: &str = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

/// A folder in which akslint is run.
pub struct Folder {
    folder: TempDir,
    /// Where in it the command is run.
    inside: &'static str,
}

/// What a run came to.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The codes of a report in JSON, in its order.
    pub fn codes(&self) -> Vec<String> {
        let report: Value =
            serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        let list = report["diagnostics"].as_array().expect("a list");
        list.iter().map(|one| one["code"].as_str().expect("a string").to_owned()).collect()
    }
}

impl Folder {
    /// An empty folder that is the top of a repository.
    pub fn repository() -> Self {
        let folder = Self { folder: tempfile::tempdir().expect("a folder"), inside: "" };
        fs::create_dir(folder.path(".git")).unwrap();
        folder
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self::repository();
        for (path, text) in files {
            folder.put(path, text);
        }
        folder
    }

    /// The same, with the command run in a folder within it.
    pub fn inside(self, inside: &'static str) -> Self {
        Self { inside, ..self }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, b"")
    }

    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_akslint"))
            .args(arguments)
            .current_dir(self.path(self.inside))
            .env_remove("AKSLINT_OUTPUT_FORMAT")
            .env_remove("GITHUB_ACTIONS")
            .env_remove("TF_BUILD")
            .env_remove("GITLAB_CI")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary");
        // A run that does not read its input may close it first.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        let output: Output = child.wait_with_output().expect("an end");
        Run {
            code: output.status.code().expect("no signal"),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The report of a check, in JSON.
    pub fn check(&self, arguments: &[&str]) -> Value {
        self.check_with(arguments, b"")
    }

    pub fn check_with(&self, arguments: &[&str], input: &[u8]) -> Value {
        let run = self.run_with(&[&["check", "--output-format", "json"], arguments].concat(), input);
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    }

    /// What a check reports: `path: CODE severity`, sorted.
    pub fn found(&self, arguments: &[&str]) -> Vec<String> {
        let report = self.check(arguments);
        let list = report["diagnostics"].as_array().expect("a list");
        let text = |one: &Value, key: &str| one[key].as_str().expect("a string").to_owned();
        let mut found: Vec<String> = list
            .iter()
            .map(|one| format!("{}: {} {}", text(one, "path"), text(one, "code"), text(one, "severity")))
            .collect();
        found.sort();
        found
    }
}

/// A template with a compute for production of `count` nodes of 4 vCPUs, and these parameters. With 2 nodes it is
/// reported by AML102 as an error and by AML103 as an error.
pub fn template(count: &str, parameters: &str) -> String {
    format!(
        r#"{{"$schema": "{SCHEMA}", "contentVersion": "1.0.0.0", "parameters": {parameters}, "resources": [
            {{"type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-07-01",
              "name": "ml/scoring", "location": "westeurope",
              "properties": {{"computeType": "AKS", "properties":
                {{"agentCount": {count}, "agentVmSize": "Standard_D4s_v5", "clusterPurpose": "FastProd"}}}}}}]}}"#
    )
}
