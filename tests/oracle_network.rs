//! The rules of TLS, network ranges and attaching beside what Microsoft's own and its peers' validators said of the
//! same settings.
#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "support/oracles.rs"]
mod oracles;

use akslint_diagnostics::Severity;
use oracles::{Comparison, cases, errors, found, oracle};
use serde_json::{Value, json};

/// The settings of `input` under other names, those that are not null.
fn renamed(input: &Value, names: &[(&str, &str)]) -> Value {
    let mut renamed = json!({});
    for (theirs, ours) in names {
        if let Some(value) = input.get(theirs).filter(|value| !value.is_null()) {
            renamed[ours] = value.clone();
        }
    }
    renamed
}

#[test]
fn network_profiles_are_judged_as_the_validator_of_api_2018_03_31_does() {
    let mut comparison = Comparison::default();
    for case in cases("aks_rp_2018.json") {
        if !["svc/dns", "trio", "bridge", "podCidr"].map(Value::from).contains(&case["group"]) {
            continue;
        }
        let template = json!({
            "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            "contentVersion": "1.0.0.0",
            "resources": [{
                "type": "Microsoft.ContainerService/managedClusters",
                "apiVersion": "2018-03-31",
                "name": "myaks",
                "location": "westeurope",
                "properties": case["input"],
            }],
        });
        let network = &case["input"]["networkProfile"];
        let text = |key: &str| network[key].as_str().unwrap_or_default();
        let difference = match (text("serviceCidr"), text("dnsServiceIP"), text("podCidr")) {
            (range, dns, _)
                if case["verdict"] == "accept"
                    && !dns.is_empty()
                    && range.starts_with(&format!("{dns}/")) =>
            {
                Some("the network address was accepted, and the cluster had no DNS (AKS#2579)")
            }
            ("10.0.0.5/16", "10.0.0.0", _) => Some("the same, behind host bits"),
            ("172.30.0.0/16", "172.30.0.10", _) => {
                Some("the validator knows no reserved ranges, the service does (AKS#2234)")
            }
            (_, _, "10.0.0.0/16") => Some("the validator compares no ranges"),
            _ => None,
        };
        let errors = found("azuredeploy.json", &template.to_string(), &["AML5"], Severity::Error);
        comparison.add(&case, &errors, difference);
    }
    comparison.finish(120);
}

#[test]
fn network_flags_are_judged_as_az_aks_create_does() {
    const NAMES: [(&str, &str); 5] = [
        ("network_plugin", "networkPlugin"),
        ("network_plugin_mode", "networkPluginMode"),
        ("pod_cidr", "podCidr"),
        ("service_cidr", "serviceCidr"),
        ("dns_service_ip", "dnsServiceIP"),
    ];
    let mut comparison = Comparison::default();
    for case in cases("azure_cli_acs.json") {
        let input = &case["input"];
        let members = input.as_object().expect("an object");
        let is_known = members.keys().all(|key| NAMES.iter().any(|(theirs, _)| theirs == key));
        if case["function"] != "aks create (cross-parameter getters)" || members.is_empty() || !is_known {
            continue;
        }
        let is_overlay = input["network_plugin_mode"] == "overlay";
        let difference = (input["network_plugin"] == "azure" && !is_overlay && input["pod_cidr"].is_string())
            .then_some("a pod range beside Azure CNI without overlay is AML515, a later rule");
        let spec = json!({"cluster": {"networkProfile": renamed(input, &NAMES)}});
        comparison.add(&case, &errors(spec, &["AML5"]), difference);
    }
    comparison.finish(20);
}

#[test]
fn tls_is_judged_as_the_sdk_does() {
    const NAMES: [(&str, &str); 8] = [
        ("ssl_cert_pem_file", "cert"),
        ("ssl_key_pem_file", "key"),
        ("ssl_cname", "cname"),
        ("cert", "cert"),
        ("key", "key"),
        ("cname", "cname"),
        ("leaf_domain_label", "leafDomainLabel"),
        ("overwrite_existing_domain", "overwriteExistingDomain"),
    ];
    let mut comparison = Comparison::default();
    for case in cases("azureml_core_aks.json") {
        let (api, input) = (case["api"].as_str().unwrap_or_default(), &case["input"]);
        let members = input.as_object().expect("an object");
        let has_tls = members.keys().any(|key| NAMES.iter().any(|(theirs, _)| theirs == key));
        if !has_tls || api.ends_with("setattr") || api.starts_with("Kubernetes") {
            continue;
        }
        let mut compute = json!({"name": "scoring", "sslConfiguration": renamed(input, &NAMES)});
        if let Some(kind) = input["_base"]["load_balancer_type"].as_str() {
            compute["loadBalancerType"] = json!(kind);
        }
        let difference = match (input["leaf_domain_label"].as_str(), &input["_base"]) {
            (Some("Contoso_1" | "contoso.com"), _) => Some("the SDK does not look at the label, Azure does"),
            (Some(_), base) if base["load_balancer_type"] == "InternalLoadBalancer" => {
                Some("the SDK does not look at the load balancer, the page does")
            }
            _ => None,
        };
        comparison.add(&case, &errors(json!({ "compute": compute }), &["AML4"]), difference);
    }
    comparison.finish(50);
}

#[test]
fn attached_clusters_are_judged_as_the_sdk_does() {
    const NAMES: [(&str, &str); 3] =
        [("resource_id", "resourceId"), ("resource_group", "resourceGroup"), ("cluster_name", "clusterName")];
    let mut comparison = Comparison::default();
    for case in cases("azureml_core_aks.json") {
        let (api, input) = (case["api"].as_str().unwrap_or_default(), &case["input"]);
        let members = input.as_object().expect("an object");
        let is_about_more =
            ["load_balancer_type", "identity_type"].iter().any(|key| members.contains_key(*key));
        if !api.ends_with("attach_configuration") || is_about_more {
            continue;
        }
        let mut compute = renamed(input, &NAMES);
        compute["name"] = json!("scoring");
        compute["mode"] = json!("attach");
        if api.starts_with("Kubernetes") {
            compute["computeType"] = json!("Kubernetes");
        }
        let id = input["resource_id"].as_str().unwrap_or_default();
        let difference = if id.contains("microsoft.containerservice") {
            Some("Azure reads ids without regard to case: a remark")
        } else if id.contains("{GUID}") {
            Some("the SDK does not look at the subscription, Azure does")
        } else if input["cluster_name"].is_string() && input["resource_group"].is_null() && id.is_empty() {
            Some("in a spec what is left out is not known, and the group may be the workspace's")
        } else {
            None
        };
        comparison.add(&case, &errors(json!({ "compute": compute }), &["AML60"]), difference);
    }
    comparison.finish(15);
}

#[test]
fn ranges_and_ids_are_judged_as_the_azurerm_provider_does() {
    let validators = oracle("terraform_azurerm.json")["validators"].clone();
    let table = |name: &str| validators[name]["cases"].as_array().cloned().unwrap_or_default();
    let mut comparison = Comparison::default();
    for case in table("TestCIDR") {
        let difference = match case["input"].as_str() {
            Some("") => Some("an empty text is a range that is left out"),
            Some("0.0.0.0") => Some("the provider's pattern lets a missing length through"),
            _ => None,
        };
        let spec = json!({"cluster": {"networkProfile": {"dockerBridgeCidr": case["input"]}}});
        comparison.add(&verdict(&case), &errors(spec, &["AML503"]), difference);
    }
    for case in table("TestClusterID") {
        let difference = match case["input"].as_str() {
            Some(id) if id.starts_with("/SUBSCRIPTIONS") => {
                Some("the provider compares ids exactly, Azure does not: a remark")
            }
            _ => None,
        };
        let spec = json!({"compute": {"name": "scoring", "mode": "attach", "resourceId": case["input"]}});
        comparison.add(&verdict(&case), &errors(spec, &["AML60"]), difference);
    }
    comparison.finish(10);
}

/// A case of the provider's tables in the form of the other oracles.
fn verdict(case: &Value) -> Value {
    let verdict = if case["accept"] == true { "accept" } else { "reject" };
    json!({"input": case["input"], "verdict": verdict})
}

#[test]
fn what_the_azurerm_provider_deploys_in_its_own_tests_is_clean() {
    let oracle = oracle("terraform_azurerm.json");
    for config in oracle["known_good_live_configs"].as_array().into_iter().flatten() {
        let (cluster, compute) = (&config["cluster"], &config["compute"]);
        if compute.is_null() {
            continue;
        }
        let ssl = [
            ("cert", "cert"),
            ("key", "key"),
            ("cname", "cname"),
            ("leaf_domain_label", "leafDomainLabel"),
            ("overwrite_existing_domain", "overwriteExistingDomain"),
        ];
        let mut pool = json!({
            "name": "default", "mode": "System", "count": cluster["node_count"], "vmSize": cluster["vm_size"],
        });
        let subnet = "/subscriptions/5b1f6c2e-93d4-4a07-8e6b-c41d70a9f258/resourceGroups/rg/providers/\
                      Microsoft.Network/virtualNetworks/vnet/subnets/aks";
        let mut spec = json!({
            "compute": {
                "name": "AIC-17042311",
                "clusterPurpose": compute["cluster_purpose"],
                "sslConfiguration": renamed(&compute["ssl"], &ssl),
            },
            "virtualNetwork": {
                "name": "vnet", "resourceGroup": "rg", "addressPrefixes": ["10.1.0.0/16"],
                "subnets": [{"name": "aks", "addressPrefix": "10.1.0.0/24"}],
            },
        });
        if cluster["vnet_subnet"] == true {
            pool["vnetSubnetID"] = json!(subnet);
        }
        spec["cluster"] = json!({"name": "aks", "agentPoolProfiles": [pool]});
        assert_eq!(errors(spec.clone(), &["AML4", "AML5", "AML6"]), Vec::<String>::new(), "{spec}");
    }
}
