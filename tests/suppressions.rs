//! What files say about their own findings: in comments, and in ARM's metadata.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

mod support;

use akslint_diagnostics::{Because, Report};
use support::report;

fn codes(report: &Report) -> Vec<&str> {
    report.diagnostics.iter().map(|one| one.code.as_ref()).collect()
}

fn spec(line: &str) -> Report {
    let text = format!("akslint: 1\ncompute:\n{line}\n  agentCount: 3\n  clusterPurpose: FastProd\n");
    report([("a.akslint.yaml", text.as_str())])
}

fn template(name: &str, rest: &str) -> String {
    format!(
        r#"{{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {{
      "type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-07-01",
      "name": {name}
      "location": "westeurope", {rest}
      "properties": {{"computeType": "AKS", "properties": {{"agentCount": 3}}}}
    }}
  ]
}}"#
    )
}

#[test]
fn a_comment_on_the_line_or_the_line_before_silences_what_it_names() {
    assert_eq!(codes(&spec("  name: my_aks")), ["AML003"]);
    for line in [
        "  name: my_aks  # akslint: ignore AML003 -- the old name",
        "  # akslint: ignore AML003 -- the old name\n  name: my_aks",
        "  # akslint: ignore[AML003]\n  # and more\n\n  name: my_aks",
        "  name: my_aks  # akslint: ignore compute-name-charset",
        "  name: my_aks  # akslint: ignore AML0",
        "  name: my_aks  # akslint: ignore AML102, AML003",
    ] {
        let report = spec(line);
        assert_eq!(codes(&report), [""; 0], "{line}");
        assert_eq!(report.suppressed.len(), 1, "{line}");
    }
    assert_eq!(
        spec("  name: my_aks # akslint: ignore AML003 -- the old name").suppressed[0].because,
        Because::InSource(Some("the old name".to_owned()))
    );
}

#[test]
fn a_suppression_that_does_nothing_is_told() {
    let report = spec("  name: my_aks  # akslint: ignore AML102");
    assert_eq!(codes(&report), ["AML003", "SUP001"]);
    assert_eq!(codes(&spec("  name: scoring  # akslint: ignore AML003")), ["SUP001"]);
    assert_eq!(codes(&spec("  name: scoring  # akslint is a linter; ignore it")), [""; 0], "no directive");
}

#[test]
fn a_file_can_be_silenced_as_a_whole() {
    let text =
        "# akslint: ignore-file AML003 -- generated\nakslint: 1\ncompute: {name: my_aks, agentCount: 3}\n";
    let report = report([("a.akslint.yaml", text)]);
    assert_eq!((codes(&report).len(), report.suppressed.len()), (0, 1));
}

#[test]
fn templates_have_comments_and_metadata() {
    let run = |name: &str, rest: &str| report([("azuredeploy.json", template(name, rest).as_str())]);
    assert_eq!(codes(&run(r#""ml/my_aks","#, "")), ["AML003"]);
    assert_eq!(codes(&run(r#""ml/my_aks", // akslint: ignore AML003 -- the old name"#, "")), [""; 0]);
    assert_eq!(codes(&run(r#""ml/my_aks", /* akslint: ignore AML003 */"#, "")), [""; 0]);
    let metadata = r#""metadata": {"akslint": "ignore AML003 -- the old name"},"#;
    assert_eq!(codes(&run(r#""ml/my_aks","#, metadata)), [""; 0]);
    let list = r#""metadata": {"akslint": ["ignore AML102", "ignore AML003"]},"#;
    assert_eq!(codes(&run(r#""ml/my_aks","#, list)), ["SUP001"], "one of the two does nothing");
}

#[test]
fn a_comment_where_the_value_is_decided_counts_too() {
    let text = template("\"[concat('ml/', parameters('name'))]\",", "").replacen(
        "\"resources\": [",
        "\"parameters\": {\"name\": {\"type\": \"string\",\n \"defaultValue\": \"my_aks\" // akslint: ignore AML003\n}},\n  \"resources\": [",
        1,
    );
    let report = report([("azuredeploy.json", text.as_str())]);
    assert_eq!((codes(&report).len(), report.suppressed.len()), (0, 1), "{:?}", report.diagnostics);
}

#[test]
fn a_suppression_moves_no_fingerprint() {
    let print = |text: &str| -> Vec<String> {
        let report = report([("a.akslint.yaml", text)]);
        report
            .diagnostics
            .iter()
            .filter(|one| one.code == "AML102")
            .map(|one| one.fingerprint.clone())
            .collect()
    };
    let plain = "akslint: 1\ncompute:\n  name: my_aks\n  agentCount: 2\n";
    let other = "akslint: 1\n\n\ncompute:\n  name: my_aks # akslint: ignore AML003\n\n  agentCount: 2\n";
    assert_eq!(print(plain).len(), 1);
    assert_eq!(print(plain), print(other));
}
