//! Writes reports for `tests/consumers/run`, which hands them to the programs that they are meant for.

use crate::{fixtures, injection};
use akslint_diagnostics::Report;
use akslint_report::{AzureBuild, CiEnvironment, REPORTERS, Revision, Style};
use serde_json::json;
use std::fs;
use std::path::Path;

#[test]
fn reports_for_consumers_are_written_where_asked() {
    let Some(folder) = std::env::var_os("AKSLINT_CONSUMERS") else { return };
    let folder = Path::new(&folder);
    let azure = AzureBuild {
        id: "1234",
        definition_id: "56",
        definition_name: "scoring",
        phase_id: "3a5f7a52-5f5c-4f0e-9d0c-7a5a1f0a8f11",
        phase_name: "lint",
    };
    let revision = Revision {
        repository: "https://github.com/akslint/akslint",
        commit: "46521f0000000000000000000000000000000000",
        branch: Some("main"),
    };
    let style = fixtures::style();
    let on_github = Style {
        environment: CiEnvironment { revision: Some(revision), ..CiEnvironment::default() },
        ..style
    };
    let on_azure =
        Style { environment: CiEnvironment { azure: Some(azure), ..on_github.environment }, ..style };
    write(&folder.join("deployment"), &fixtures::deployment(), &on_github);
    write(&folder.join("clean"), &fixtures::clean(), &on_github);
    write(&folder.join("characters"), &fixtures::characters(), &on_github);
    write(&folder.join("long"), &fixtures::long(), &on_github);
    write(&folder.join("on-azure"), &fixtures::deployment(), &on_azure);
    for (number, payload) in injection::PAYLOADS.iter().enumerate() {
        let mut report = injection::hostile(payload);
        // Codes and names are always ours.
        report.diagnostics.iter_mut().filter(|one| one.code == *payload).for_each(|one| {
            one.code = "AML003".into();
            one.name = "test-rule".into();
        });
        write(&folder.join(format!("hostile-{number:02}")), &report, &on_github);
    }
}

/// Writes each reporter's text, what was meant, and the files.
fn write(folder: &Path, report: &Report, style: &Style<'_>) {
    fs::create_dir_all(folder).unwrap();
    for reporter in REPORTERS {
        fs::write(folder.join(reporter.name), (reporter.render)(report, style)).unwrap();
    }
    let json = (akslint_report::find("json").unwrap().render)(report, style);
    let mut meant: serde_json::Value = serde_json::from_str(&json).unwrap();
    meant["paths"] = report.sources.iter().map(|(_, file)| file.path.clone()).collect();
    for (index, (_, file)) in report.sources.iter().enumerate() {
        meant["texts"][file.path.as_str()] = json!(format!("text-{index}"));
        fs::write(folder.join(format!("text-{index}")), file.text.raw()).unwrap();
    }
    fs::write(folder.join("meant"), meant.to_string()).unwrap();
}
