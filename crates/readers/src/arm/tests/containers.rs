//! Documents that hold templates.

use super::{ArmReader, clean, cluster, shown, template};
use crate::Reader;
use akslint_model::Fragment;

fn one(name: &str) -> String {
    let parameters = r#""parameters": {"name": {"type": "string", "defaultValue": "default"}}"#;
    template(&format!("{parameters}, \"resources\": [{}]", cluster(name, "")))
}

fn names(fragment: &Fragment) -> Vec<String> {
    fragment.clusters.iter().map(|cluster| shown(&cluster.identity.name)).collect()
}

fn read(text: &str) -> Fragment {
    assert!(ArmReader.claims("deployment.json", text), "{text}");
    clean(text)
}

#[test]
fn the_body_of_a_deployment_request_with_its_parameters() {
    let body = |parameters: &str| {
        let inner = one("\"[parameters('name')]\"");
        format!(
            "{{\"location\": \"westeurope\", \"properties\": {{\"mode\": \"Incremental\", {parameters} \"template\": {inner}}}}}"
        )
    };
    assert_eq!(names(&read(&body(""))), ["default"]);
    let given = body(r#""parameters": {"name": {"value": "given"}},"#);
    let fragment = read(&given);
    assert_eq!(names(&fragment), ["given"]);
    let place = fragment.clusters[0].identity.name.place();
    assert_eq!(super::at(&given, place.span), "\"given\"");
    assert_eq!(super::at(&given, place.used), "\"[parameters('name')]\"");
}

#[test]
fn a_blueprint_artifact_whose_values_only_azure_evaluates() {
    let inner = one("\"[parameters('name')]\"");
    let text = format!(
        r#"{{"kind": "template", "type": "Microsoft.Blueprint/blueprints/artifacts", "properties": {{"template": {inner},
            "parameters": {{"name": {{"value": "[parameters('clusterName')]"}}}}}}}}"#
    );
    assert_eq!(names(&read(&text)), ["default"]);
}

#[test]
fn a_template_spec_with_the_templates_that_it_links() {
    let (main, linked) = (one("\"main\""), one("\"linked\""));
    let text = format!(
        r#"{{"properties": {{"mainTemplate": {main}, "linkedTemplates": [{{"path": "a.json", "template": {linked}}}]}}}}"#
    );
    assert_eq!(names(&read(&text)), ["main", "linked"]);
}

#[test]
fn stacks_and_specs_that_are_resources_of_a_template() {
    let inner = one("\"[parameters('name')]\"");
    let stack = format!(
        r#"{{"type": "Microsoft.Resources/deploymentStacks", "apiVersion": "2024-03-01", "name": "stack",
            "properties": {{"template": {inner}, "parameters": {{"name": {{"value": "in-a-stack"}}}}}}}}"#
    );
    let spec = format!(
        r#"{{"type": "Microsoft.Resources/templateSpecs/versions", "apiVersion": "2022-02-01", "name": "spec/1.0",
            "properties": {{"mainTemplate": {inner}}}}}"#
    );
    let text = template(&format!("\"resources\": [{stack}, {spec}]"));
    assert_eq!(names(&clean(&text)), ["in-a-stack", "default"]);
}

#[test]
fn other_documents_are_left_alone() {
    let schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    for text in [
        format!("{{\"a\": \"{schema}\", \"template\": {{}}}}"),
        format!("[{{\"template\": {{\"$schema\": \"{schema}\"}}}}]"),
        "{\"template\": {\"$schema\": \"https://json-schema.org/draft-07/schema\"}}".to_owned(),
    ] {
        assert!(!ArmReader.claims("a.json", &text), "{text}");
    }
    let deep = format!("{{\"x\": {{\"template\": {{\"$schema\": \"{schema}\", \"resources\": []}}}}}}");
    assert!(read(&deep).clusters.is_empty(), "nobody knows what such a document does with it");
}
