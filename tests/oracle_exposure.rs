//! The rules of exposure beside what Microsoft's own validators said of the same settings.
#![allow(clippy::expect_used, clippy::indexing_slicing, missing_docs)]

#[path = "support/oracles.rs"]
mod oracles;

use oracles::{Comparison, cases, errors};
use serde_json::{Value, json};

/// Compares one case; `difference` is the reason for which the rules may differ, and then they must.
fn compare(case: &Value, spec: Value, difference: Option<&str>, comparison: &mut Comparison) {
    comparison.add(case, &errors(spec, &["AML3"]), difference);
}

fn with_ranges(ranges: &str) -> Value {
    let ranges: Vec<&str> = ranges.split(',').collect();
    json!({"cluster": {"apiServerAccessProfile": {"authorizedIPRanges": ranges}}})
}

#[test]
fn authorized_ranges_are_judged_as_the_azure_cli_does() {
    let mut comparison = Comparison::default();
    let recorded = cases("azure_cli_acs.json").into_iter().chain(cases("azure_cli_peer_tests.json"));
    for case in recorded {
        let ranges = if case["function"] == "validate_ip_ranges" {
            &case["input"]["api_server_authorized_ip_ranges"]
        } else if case["fn"] == "validate_ip_ranges" {
            &case["input"]
        } else {
            continue;
        };
        let ranges = ranges.as_str().unwrap_or_default();
        let difference = match ranges {
            "224.0.0.1" => Some("Python counts multicast as global, but nobody calls from there"),
            many if many.split(',').count() > 200 => Some("the CLI does not count, the service does"),
            _ => None,
        };
        compare(&case, with_ranges(ranges), difference, &mut comparison);
    }
    comparison.finish(30);
}

#[test]
fn load_balancer_private_cluster_and_egress_are_judged_as_az_aks_create_does() {
    const KNOWN: [&str; 5] = [
        "vnet_subnet_id",
        "outbound_type",
        "load_balancer_sku",
        "enable_private_cluster",
        "api_server_authorized_ip_ranges",
    ];
    let mut comparison = Comparison::default();
    for case in cases("azure_cli_acs.json") {
        let input = &case["input"];
        let members = input.as_object().expect("an object");
        if case["function"] != "aks create (cross-parameter getters)"
            || !members.keys().all(|key| KNOWN.contains(&key.as_str()))
        {
            continue;
        }
        let sku = input["load_balancer_sku"].as_str().unwrap_or("standard");
        let basic = sku.eq_ignore_ascii_case("basic");
        let (subnet, ranges) = (&input["vnet_subnet_id"], &input["api_server_authorized_ip_ranges"]);
        let private = &input["enable_private_cluster"];
        let mut spec = json!({"cluster": {
            "agentPoolProfiles": [{"name": "system", "count": 3, "vmSize": "Standard_D4s_v5"}],
            "networkProfile": {"loadBalancerSku": sku},
            "apiServerAccessProfile": {"enablePrivateCluster": private == true},
        }});
        let cluster = &mut spec["cluster"];
        if let Some(outbound) = input["outbound_type"].as_str() {
            cluster["networkProfile"]["outboundType"] = json!(outbound);
        }
        if let Some(id) = subnet.as_str() {
            cluster["agentPoolProfiles"][0]["vnetSubnetID"] = json!(id);
        }
        if let Some(ranges) = ranges.as_str() {
            cluster["apiServerAccessProfile"]["authorizedIPRanges"] = json!([ranges]);
        }
        let otherwise_fine = private != true && ranges.is_null();
        let difference = match input["outbound_type"].as_str() {
            Some("loadBalancer") if basic && otherwise_fine => {
                Some("the flag is refused, but it is the default of every old cluster with that SKU")
            }
            Some("managedNATGateway")
                if subnet.is_string() && !basic && (private != true || ranges.is_null()) =>
            {
                Some("a NAT gateway beside a subnet of one's own is AML329, a later rule")
            }
            _ => None,
        };
        compare(&case, spec, difference, &mut comparison);
    }
    comparison.finish(90);
}

#[test]
fn endpoint_load_balancers_are_judged_as_the_sdk_does() {
    let mut comparison = Comparison::default();
    for case in cases("azureml_core_aks.json") {
        let input = &case["input"];
        let attach = case["api"] == "attach_configuration";
        if input.get("load_balancer_type").is_none()
            || !(attach || case["api"] == "provisioning_configuration")
        {
            continue;
        }
        let mut compute = json!({"name": "scoring", "mode": if attach { "attach" } else { "create" }});
        if attach {
            compute["resourceGroup"] = input["resource_group"].clone();
            compute["clusterName"] = input["cluster_name"].clone();
        }
        let kind = input["load_balancer_type"].as_str().unwrap_or_default();
        for (key, member) in
            [("loadBalancerType", "load_balancer_type"), ("loadBalancerSubnet", "load_balancer_subnet")]
        {
            if let Some(text) = input[member].as_str() {
                compute[key] = json!(text);
            }
        }
        let subnet = input["load_balancer_subnet"].as_str().unwrap_or_default();
        let difference = match (kind, attach) {
            ("internalloadbalancer", true) => Some("Azure reads the type without regard to case: a remark"),
            ("publicip", true) if subnet.is_empty() => {
                Some("Azure reads the type without regard to case: a remark")
            }
            ("Internal", false) => Some("on creation the SDK checks nothing"),
            _ => None,
        };
        compare(&case, json!({"compute": compute}), difference, &mut comparison);
    }
    comparison.finish(20);
}
