//! What is taken for Azure's output, and what is not: a false claim would make a foreign file's oddities our problems.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod azure_output;

use azure_output::{AKS_SHOW, ALL, COMPUTE_GET, reader};

const CLUSTER: &str = "/subscriptions/6f1f2c3a-0d5e-4b7a-9c41-2e8d7a90b1c4/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";

#[test]
fn output_is_claimed_under_any_json_name_and_from_standard_input() {
    for text in ALL {
        for path in
            ["a/out.json", "OUT.JSON", "rows.jsonl", "rows.ndjson", "<stdin>", "-", "out", "dir.d/out"]
        {
            assert!(reader().claims(path, text), "{path}");
        }
        for path in ["main.bicep", "out.yaml", "out.txt", "out.jsonc", "README.md", "out.json.bak"] {
            assert!(!reader().claims(path, text), "{path}");
        }
        assert!(reader().claims("out.json", &format!("\u{feff} \r\n{text}")));
    }
}

#[test]
fn one_row_of_ours_among_others_is_enough() {
    let others =
        "{\"id\": \"/subscriptions/0/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st\"}\n";
    assert!(!reader().claims("rows.ndjson", others));
    assert!(reader().claims("rows.ndjson", &format!("{others}{others}{{\"id\": \"{CLUSTER}\"}}\n{others}")));
    assert!(reader().claims("rows.ndjson", &format!("[{{}},\n{{\"id\": \"{CLUSTER}\"}}]")));
    assert!(
        reader().claims("out", &format!("{{\"value\": [{{}}, {{\"ID\": \"{}\"}}]}}", CLUSTER.to_uppercase()))
    );
}

#[test]
fn output_that_ends_too_early_is_still_output() {
    let upto = AKS_SHOW.find("\"kubernetesVersion\"").unwrap();
    assert!(reader().claims("out.json", &AKS_SHOW[..upto]));
    let upto = AKS_SHOW.find("\"networkProfile\"").unwrap();
    assert!(reader().claims("out.json", &AKS_SHOW[..upto]));
    let upto = AKS_SHOW.find("\"vmSize\"").unwrap();
    assert!(reader().claims("out.json", &AKS_SHOW[..upto]), "within the pools, before the id");
    let upto = COMPUTE_GET.find("\"location\"").unwrap();
    assert!(reader().claims("out.json", &COMPUTE_GET[..upto]));
}

#[test]
fn warnings_before_the_output_are_passed_over() {
    let warnings = "WARNING: Command group 'ml' is in preview.\r\nWARNING: {\"odd\": [1\n";
    let text = format!("\u{feff}{warnings}{AKS_SHOW}");
    let fragment = azure_output::read(&text);
    assert_eq!(fragment.clusters.len(), 1);
    assert_eq!(fragment.clusters[0].declared.block.start as usize, text.find("\n{").unwrap() + 1);
    for foreign in [
        "WARNING: none\n",
        "WARNING: none",
        "WARNING: ",
        &format!("ERROR: {AKS_SHOW}"),
        &format!("a\n{AKS_SHOW}"),
    ] {
        assert!(!reader().claims("out", foreign), "{foreign}");
    }
    let broken = text.replacen("\"aadProfile\": null", "\"aadProfile\": nul", 1);
    let problems = azure_output::read_broken(&broken).problems;
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].span.start as usize, broken.find("nul,").unwrap());
}

/// A foreign text for each kind of JSON in which the names of our resources occur.
fn foreign() -> Vec<(&'static str, String)> {
    let resource = "\"type\": \"Microsoft.ContainerService/managedClusters\"";
    let of = |text: &str| text.replace("CLUSTER", CLUSTER).replace("RESOURCE", resource);
    [
        ("nothing", ""),
        ("white space", " \n"),
        ("a scalar", "\"Microsoft.ContainerService/managedClusters\""),
        ("text", "az aks show: {RESOURCE}"),
        ("an empty object", "{}"),
        ("an empty array", "[]"),
        ("a number of arrays", "[[{RESOURCE}]]"),
        ("package.json", r#"{"name": "x", "version": "1.0.0", "type": "module", "dependencies": {"a": "^1"}}"#),
        ("an ARM template", r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [{RESOURCE, "apiVersion": "2023-01-01", "name": "aks"}]}"#),
        ("a resource of a template", r#"{RESOURCE, "apiVersion": "2023-01-01", "name": "aks", "properties": {"agentPoolProfiles": [], "networkProfile": {}}}"#),
        ("resources with computed names", r#"[{RESOURCE, "name": "[parameters('name')]"}]"#),
        ("a parameter file", r#"{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {"clusterId": {"value": "CLUSTER"}}}"#),
        ("outputs of a deployment", r#"{"aksId": {"type": "String", "value": "CLUSTER"}, "id": {"type": "String", "value": "CLUSTER"}}"#),
        ("a deployment", r#"{"id": "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Resources/deployments/main", "properties": {"outputResources": [{"id": "CLUSTER"}]}}"#),
        ("a schema", r##"{"$schema": "http://json-schema.org/draft-07/schema#", "id": "https://schema.management.azure.com/schemas/2023-01-01/Microsoft.ContainerService.json#", "resourceDefinitions": {"managedClusters": {"properties": {"type": {"enum": ["Microsoft.ContainerService/managedClusters"]}}}}}"##),
        ("an API description", r#"{"swagger": "2.0", "paths": {"/subscriptions/{id}/resourceGroups/{rg}/providers/Microsoft.ContainerService/managedClusters/{name}": {}}}"#),
        ("an example of an API description", r#"{"parameters": {"api-version": "2023-01-01"}, "responses": {"200": {"body": {"id": "CLUSTER", RESOURCE}}}}"#),
        ("a policy", r#"{"properties": {"policyRule": {"if": {"field": "type", "equals": "Microsoft.ContainerService/managedClusters"}}}, "type": "Microsoft.Authorization/policyDefinitions"}"#),
        ("a policy state", r#"{"value": [{"resourceId": "CLUSTER", "resourceType": "Microsoft.ContainerService/managedClusters", "isCompliant": false}]}"#),
        ("a role assignment", r#"[{"id": "CLUSTER/providers/Microsoft.Authorization/roleAssignments/0d7c", "scope": "CLUSTER", "type": "Microsoft.Authorization/roleAssignments"}]"#),
        ("diagnostic settings", r#"[{"id": "CLUSTER/providers/microsoft.insights/diagnosticSettings/logs", "type": "Microsoft.Insights/diagnosticSettings"}]"#),
        ("an activity log", r#"[{"id": "CLUSTER/events/5f2e/ticks/637", "resourceId": "CLUSTER", "resourceType": {"value": "Microsoft.ContainerService/managedClusters"}}]"#),
        ("an event", r#"[{"id": "5f2e", "topic": "CLUSTER", "subject": "aks", "data": {"id": "CLUSTER"}}]"#),
        ("a private endpoint connection", r#"{"id": "CLUSTER/privateEndpointConnections/pe", "name": "pe"}"#),
        ("an Arc cluster", r#"{"id": "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/arc", "type": "microsoft.kubernetes/connectedclusters"}"#),
        ("an old container service", r#"{"type": "Microsoft.ContainerService/containerServices", "agentPoolProfiles": [{}], "networkProfile": {}}"#),
        ("available upgrades", r#"{"id": "CLUSTER/upgradeprofiles/default", "type": "Microsoft.ContainerService/ManagedClusters/upgradeprofiles", "agentPoolProfiles": [{}]}"#),
        ("a Terraform state", r#"{"version": 4, "terraform_version": "1.9.0", "resources": [{"mode": "managed", "type": "azurerm_kubernetes_cluster", "instances": [{"attributes": {"id": "CLUSTER"}}]}]}"#),
        ("a Terraform plan", r#"{"format_version": "1.2", "terraform_version": "1.9.0", "planned_values": {"root_module": {"resources": [{"values": {"id": "CLUSTER"}}]}}}"#),
        ("Terraform variables", r#"{"cluster_id": "CLUSTER", "name": "aks"}"#),
        ("a Kubernetes manifest", r#"{"apiVersion": "containerservice.azure.com/v1api20230201", "kind": "ManagedCluster", "metadata": {"name": "aks"}, "spec": {"agentPoolProfiles": [{}], "networkProfile": {}}}"#),
        ("a list of manifests", r#"{"apiVersion": "v1", "kind": "List", "items": [{"id": "CLUSTER"}]}"#),
        ("a Pulumi state", r#"{"version": 3, "deployment": {"resources": [{"type": "azure-native:containerservice:ManagedCluster", "id": "CLUSTER", "outputs": {RESOURCE}}]}}"#),
        ("a notebook", r#"{"cells": [{"cell_type": "code", "id": "a", "source": ["CLUSTER"]}], "nbformat": 4}"#),
        ("the v1 action's compute", r#"{"name": "aks", "compute_type": "akscluster", "agent_count": 3}"#),
        ("a compute of the v2 tool without a cluster", r#"{"name": "k8s", "type": "kubernetes"}"#),
        ("an unrelated kubernetes type", r#"{"type": "kubernetes", "resource_id": 4}"#),
        ("names only", r#"[{"name": "aks", "resourceGroup": "rg"}]"#),
        ("a compute in brief", r#"[{"computeType": "AKS", "name": "aks", "provisioningState": "Succeeded"}]"#),
        ("SARIF", r#"{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [{"results": [{"locations": [{"uri": "CLUSTER"}]}]}]}"#),
        ("GeoJSON", r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "/a", "properties": {}}]}"#),
    ]
    .map(|(what, text)| (what, of(text)))
    .to_vec()
}

#[test]
fn foreign_json_is_left_alone() {
    for (what, text) in foreign() {
        assert!(!reader().claims("out.json", &text), "{what}");
        assert!(!reader().claims("rows.ndjson", &format!("{text}\n{text}\n")), "{what}, twice");
        assert!(!reader().claims("out", &format!("// a comment\n{text}")), "{what}, with a comment");
    }
}

#[test]
fn a_foreign_row_beside_ours_declares_nothing() {
    for (what, text) in foreign() {
        if !text.starts_with('{') {
            continue;
        }
        let fragment = azure_output::read(&format!("{text}\n{{\"id\": \"{CLUSTER}\"}}"));
        assert_eq!(fragment.resources.len(), 1, "{what}");
        assert_eq!(fragment.clusters.len(), 1, "{what}");
    }
}
