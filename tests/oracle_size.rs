//! The rules of names, purpose and size beside what Microsoft's own validators said of the same settings.
#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "support/oracles.rs"]
mod oracles;

use akslint_diagnostics::Severity;
use oracles::{Comparison, cases, errors, found, oracle};
use serde_json::{Value, json};

/// The rules of this file.
const SELECT: [&str; 2] = ["AML0", "AML1"];

/// The codes of the errors in an ARM template that creates a compute.
fn errors_of_created(name: &str, settings: Value) -> Vec<String> {
    let template = json!({
        "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
        "contentVersion": "1.0.0.0",
        "resources": [{
            "type": "Microsoft.MachineLearningServices/workspaces/computes",
            "apiVersion": "2021-07-01",
            "name": format!("ml/{name}"),
            "location": "westeurope",
            "properties": {"computeType": "AKS", "properties": settings},
        }],
    });
    found("azuredeploy.json", &template.to_string(), &SELECT, Severity::Error)
}

/// The settings of a compute under ARM's names. A size that is retired today was none when the verdict was given.
fn settings(input: &Value) -> Value {
    let mut settings = json!({});
    for (theirs, ours) in
        [("agent_count", "agentCount"), ("cluster_purpose", "clusterPurpose"), ("vm_size", "agentVmSize")]
    {
        if let Some(value) = input.get(theirs).filter(|value| !value.is_null()) {
            settings[ours] = value.clone();
        }
    }
    settings
}

/// Whether nothing but `known` is set.
fn has_only(input: &Value, known: &[&str]) -> bool {
    input.as_object().is_some_and(|all| all.keys().all(|key| known.contains(&key.as_str())))
}

#[test]
fn counts_and_bounds_of_pools_are_judged_as_the_azure_cli_does() {
    let mut comparison = Comparison::default();
    for case in cases("azure_cli_acs.json") {
        let input = &case["input"];
        let alone = case["function"] == "validate_nodes_count";
        if !alone && case["function"] != "agentpool node_count/autoscaler (create)" {
            continue;
        }
        // The function that is called alone sees two bounds of any pool and nothing else.
        let mut pool = json!({
            "name": "nodes",
            "mode": if alone { "User" } else { "System" },
            "vmSize": "Standard_D4s_v5",
            "enableAutoScaling": alone || input["enable_cluster_autoscaler"] == true,
        });
        for (theirs, ours) in [("node_count", "count"), ("min_count", "minCount"), ("max_count", "maxCount")]
        {
            if let Some(value) = input.get(theirs).filter(|value| !value.is_null()) {
                pool[ours] = value.clone();
            }
        }
        let has_bounds = pool.get("minCount").is_some() || pool.get("maxCount").is_some();
        let difference = (pool["enableAutoScaling"] == false && has_bounds).then_some(
            "bounds without the autoscaler are an unused flag to the CLI, in a file they do nothing",
        );
        let errors = errors(json!({"cluster": {"agentPoolProfiles": [pool]}}), &SELECT);
        comparison.add(&case, &errors, difference);
    }
    comparison.finish(60);
}

#[test]
fn computes_are_judged_as_the_sdk_does() {
    let mut comparison = Comparison::default();
    for case in cases("azureml_core_aks.json") {
        let (api, input) = (case["api"].as_str().unwrap_or_default(), &case["input"]);
        let is_name = api == "ComputeTarget.create(name)";
        let is_created = api.starts_with("provisioning_configuration")
            && has_only(input, &["agent_count", "vm_size", "cluster_purpose"]);
        if !is_name && !is_created {
            continue;
        }
        let name = input["name"].as_str().unwrap_or("scoring");
        let (count, purpose) = (&input["agent_count"], &input["cluster_purpose"]);
        let difference = if *count == json!(0) {
            Some("the SDK leaves 0 out, so 3 nodes come of it")
        } else if *count == json!(true) {
            Some("the SDK takes True for a number")
        } else if *count == json!(2) {
            Some("the SDK does not count: 2 nodes are too few for production")
        } else if api.ends_with("setattr") && count.as_i64().is_some_and(|count| count < 0) {
            Some("what is set as an attribute the SDK does not look at")
        } else if *purpose == json!("dev-test") {
            Some("the SDK does not look at the purpose, ARM does")
        } else {
            None
        };
        comparison.add(&case, &errors_of_created(name, settings(input)), difference);
    }
    comparison.finish(12);
}

#[test]
fn computes_are_judged_as_the_schema_of_the_action_does() {
    let mut comparison = Comparison::default();
    for case in cases("aml_compute_action.json") {
        let input = &case["input"];
        if input["compute_type"] != "akscluster"
            || !has_only(input, &["name", "compute_type", "agent_count", "cluster_purpose", "vm_size"])
            || input["vm_size"].is_number()
        {
            continue;
        }
        let name = input["name"].as_str().unwrap_or("scoring");
        let (count, purpose) = (&input["agent_count"], &input["cluster_purpose"]);
        let difference = match name {
            "ab" => Some("its schema takes 1 to 16 characters of any kind, Azure ML 3 to 24"),
            "1abc" | "a_b" => Some("its schema does not look at the characters"),
            "aaaaaaaaaaaaaaaaaaaaaaaa" => Some("its limit of 16 characters is that of 2020, today's is 24"),
            _ if *count == json!("3") => Some("ARM takes the string of a number for the number"),
            _ if *count == json!(2) => Some("its schema does not count: 2 nodes are too few for production"),
            _ if *purpose == json!("DenseProd") => Some("its schema lacks a purpose that ARM has"),
            _ if *purpose == json!("") => Some("ARM takes an empty purpose for none"),
            _ => None,
        };
        comparison.add(&case, &errors_of_created(name, settings(input)), difference);
    }
    comparison.finish(15);
}

#[test]
fn what_the_terraform_provider_deploys_in_its_tests_is_fine() {
    let oracle = oracle("terraform_azurerm.json");
    for case in oracle["known_good_live_configs"].as_array().into_iter().flatten() {
        let (cluster, compute) = (&case["cluster"], &case["compute"]);
        if cluster.is_null() {
            continue;
        }
        let spec = json!({
            "akslint": 1,
            "compute": {"name": "AIC-21061512", "clusterPurpose": compute["cluster_purpose"]},
            "cluster": {
                "name": "aks",
                "agentPoolProfiles": [
                    {"name": "default", "mode": "System", "count": cluster["node_count"], "vmSize": cluster["vm_size"]},
                ],
            },
        });
        let found = found("case.spec.yaml", &spec.to_string(), &SELECT, Severity::Info);
        assert!(found.is_empty(), "{case}: {found:?}");
    }
}
