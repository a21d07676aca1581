//! The forms in which Azure and its tools print the resources that akslint reads.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice)]

mod azure_output;

use akslint_diagnostics::Origin;
use akslint_model::{Compute, ComputeKind, Target, Truth};
use azure_output::{AKS_SHOW, COMPUTE_GET, COMPUTE_LIST_V2, RESOURCE_GRAPH, SUBSCRIPTION, known, read};

fn cluster_of(compute: &Compute) -> &str {
    let Target::Attached { resource_id, .. } = &compute.target else { panic!("{:?}", compute.target) };
    known(resource_id)
}

#[test]
fn az_aks_show() {
    let fragment = read(AKS_SHOW);
    let cluster = &fragment.clusters[0];
    assert_eq!(known(&cluster.identity.name), "aks-scoring");
    assert_eq!(known(&cluster.identity.resource_group), "rg-aks");
    assert_eq!(known(&cluster.identity.subscription), SUBSCRIPTION);
    assert_eq!(known(&cluster.location), "westeurope");
    assert_eq!(known(&cluster.network.dns_service_ip), "10.100.0.10");
    assert_eq!(known(&cluster.network.load_balancer_sku), "Standard");
    assert_eq!(known(&cluster.api_server.authorized_ranges.items[0]), "203.0.113.0/24");
    assert_eq!(cluster.api_server.private.is_true(), Truth::False);
    assert!(cluster.api_server.public_fqdn.absent().is_true());
    assert_eq!(cluster.pools.items.len(), 2);
    assert!(known(&cluster.pools.items[0].subnet).ends_with("/subnets/nodes"));
    assert!(cluster.pools.items[1].subnet.absent().is_true());
    assert_eq!(cluster.pools.items[1].nodes().max, Some(3));
    assert_eq!(known(&cluster.pools.items[1].taints.items[0]), "sku=gpu:NoSchedule");
    assert_eq!(fragment.resources[0].label, "managedClusters/aks-scoring");
}

#[test]
fn az_aks_list_and_a_page_of_resource_manager() {
    let second = AKS_SHOW.replace("aks-scoring", "aks-other");
    for text in [
        format!("[{AKS_SHOW},\n{second}]"),
        format!("{{\"value\": [{AKS_SHOW}, {second}], \"nextLink\": \"https://management.azure.com/next\"}}"),
        format!("{AKS_SHOW}\n{second}"),
    ] {
        let fragment = read(&text);
        let names: Vec<_> = fragment.clusters.iter().map(|cluster| known(&cluster.identity.name)).collect();
        assert_eq!(names, ["aks-scoring", "aks-other"]);
        assert_eq!(
            fragment.clusters[1].network.effective_pod_cidr().known().unwrap().as_ref(),
            "10.244.0.0/16"
        );
    }
}

#[test]
fn resource_graph_rows() {
    let fragment = read(RESOURCE_GRAPH);
    assert_eq!(fragment.resources.len(), 3, "what is none of ours is passed over");
    let cluster = &fragment.clusters[0];
    assert_eq!(known(&cluster.pools.items[0].vm_size), "Standard_D4s_v5");
    assert_eq!(known(&cluster.network.dns_service_ip), "10.0.0.10");
    assert_eq!(cluster.has_authorized_ranges(), Truth::False, "what Azure leaves out there is not set");
    assert_eq!(cluster.api_server.private.is_true(), Truth::False);
    let network = &fragment.networks[0];
    assert_eq!(known(&network.address_prefixes.items[0]), "10.20.0.0/16");
    assert_eq!(known(&network.subnets.items[0].prefixes.items[0]), "10.20.0.0/22");
    assert!(known(&network.subnets.items[0].route_table).ends_with("/rt-nodes"));
    assert_eq!(known(&fragment.route_tables[0].routes.items[0].next_hop_type), "VirtualAppliance");
    let rows = RESOURCE_GRAPH.split_once("\"data\": ").unwrap().1;
    let rows = rows.rsplit_once(",\n  \"skip_token\"").unwrap().0;
    assert_eq!(read(rows).resources.len(), 3, "the rows alone");
}

#[test]
fn an_azure_powershell_export() {
    let text = r#"[{
        "ResourceId": "/subscriptions/6f1f2c3a-0d5e-4b7a-9c41-2e8d7a90b1c4/resourcegroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-scoring",
        "ResourceName": "aks-scoring", "Location": "West Europe", "Name": "aks-scoring",
        "ResourceType": "Microsoft.ContainerService/managedClusters",
        "Properties": {"agentPoolProfiles": [{"name": "np", "count": 2, "vmSize": "Standard_D2s_v3"}], "networkProfile": {"loadBalancerSku": "Basic"}}
    }]"#;
    let fragment = read(text);
    let cluster = &fragment.clusters[0];
    assert_eq!(known(&cluster.identity.resource_group), "rg-aks");
    assert_eq!(cluster.has_basic_load_balancer(), Truth::True);
}

#[test]
fn az_network_vnet_and_subnet_show() {
    let id = format!(
        "/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/vnet"
    );
    let subnet = format!(
        r#"{{"addressPrefix": null, "addressPrefixes": ["10.20.0.0/22"], "etag": "W/\"1\"", "id": "{id}/subnets/nodes",
        "name": "nodes", "resourceGroup": "rg-net", "routeTable": {{"id": "/x/rt", "resourceGroup": "rg-net"}},
        "type": "Microsoft.Network/virtualNetworks/subnets"}}"#
    );
    let fragment = read(&format!(
        r#"{{"addressSpace": {{"addressPrefixes": ["10.20.0.0/16"]}}, "id": "{id}", "location": "westeurope",
        "name": "vnet", "subnets": [{subnet}], "type": "Microsoft.Network/virtualNetworks"}}"#
    ));
    assert_eq!(known(&fragment.networks[0].subnets.items[0].prefixes.items[0]), "10.20.0.0/22");
    assert_eq!(known(&fragment.networks[0].subnets.items[0].name), "nodes");

    let fragment = read(&subnet);
    assert_eq!(fragment.resources[0].label, "subnets/vnet/nodes");
    let loose = &fragment.subnets[0];
    assert_eq!(known(loose.network.id.as_ref().unwrap().name().unwrap()), "vnet");
    assert_eq!(loose.network.id.as_ref().unwrap().kind.as_deref(), Some("Microsoft.Network/virtualNetworks"));
    assert_eq!(known(&loose.network.id.as_ref().unwrap().resource_group), "rg-net");
    assert_eq!(known(&loose.subnet.prefixes.items[0]), "10.20.0.0/22");
    assert_eq!(known(&loose.subnet.route_table), "/x/rt");
}

#[test]
fn az_network_route_table_show() {
    let text = format!(
        r#"{{"disableBgpRoutePropagation": true, "id": "/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/routeTables/rt",
        "name": "rt", "routes": [{{"addressPrefix": "0.0.0.0/0", "name": "out", "nextHopIpAddress": "10.20.8.4", "nextHopType": "VirtualAppliance"}}],
        "type": "Microsoft.Network/routeTables"}}"#
    );
    let table = &read(&text).route_tables[0];
    assert_eq!(known(&table.routes.items[0].prefix), "0.0.0.0/0");
    assert_eq!(known(&table.routes.items[0].next_hop_type), "VirtualAppliance");
}

#[test]
fn get_azakscluster_in_powershell() {
    let text = format!(
        r#"{{"ProvisioningState": "Succeeded", "KubernetesVersion": "1.33", "AgentPoolProfiles": [{{"Count": 3, "VmSize": "Standard_D4s_v5", "Mode": "System", "Name": "np", "VnetSubnetID": null}}],
        "NetworkProfile": {{"NetworkPlugin": "azure", "ServiceCidr": "10.0.0.0/16", "DnsServiceIP": "10.0.0.10", "LoadBalancerSku": "Standard"}},
        "ApiServerAccessProfile": {{"AuthorizedIPRanges": ["198.51.100.0/24"], "EnablePrivateCluster": null}},
        "Id": "/subscriptions/{SUBSCRIPTION}/resourcegroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks", "Name": "aks",
        "Type": "Microsoft.ContainerService/ManagedClusters", "Location": "westeurope"}}"#
    );
    let cluster = &read(&text).clusters[0];
    assert_eq!(known(&cluster.pools.items[0].vm_size), "Standard_D4s_v5");
    assert_eq!(known(&cluster.network.service_cidr), "10.0.0.0/16");
    assert_eq!(cluster.has_authorized_ranges(), Truth::True);
    assert_eq!(cluster.has_basic_load_balancer(), Truth::False);
}

#[test]
fn az_aks_nodepool_list() {
    let id = format!(
        "/subscriptions/{SUBSCRIPTION}/resourcegroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-scoring"
    );
    let fragment = read(&format!(
        r#"[{{"count": 1, "enableAutoScaling": null, "id": "{id}/agentPools/gpu", "mode": "User", "name": "gpu",
        "resourceGroup": "rg-aks", "type": "Microsoft.ContainerService/managedClusters/agentPools",
        "typePropertiesType": "VirtualMachineScaleSets", "vmSize": "Standard_NC6s_v3"}}]"#
    ));
    let loose = &fragment.pools[0];
    assert_eq!(known(loose.cluster.id.as_ref().unwrap().name().unwrap()), "aks-scoring");
    assert_eq!(
        loose.cluster.id.as_ref().unwrap().kind.as_deref(),
        Some("Microsoft.ContainerService/managedClusters")
    );
    assert_eq!(known(&loose.pool.kind), "VirtualMachineScaleSets");
    assert_eq!(known(&loose.pool.vm_size), "Standard_NC6s_v3");
    assert_eq!(fragment.resources[0].label, "agentPools/aks-scoring/gpu");

    let fragment = read(&format!(
        r#"{{"value": [{{"id": "{id}/agentPools/gpu", "name": "gpu",
        "properties": {{"count": 1, "type": "AvailabilitySet", "vmSize": "Standard_NC6s_v3"}},
        "type": "Microsoft.ContainerService/managedClusters/agentPools"}}]}}"#
    ));
    assert_eq!(known(&fragment.pools[0].pool.kind), "AvailabilitySet");
}

#[test]
fn a_workspace_of_either_tool() {
    let id = format!(
        "/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/ws"
    );
    for text in [
        format!(
            r#"{{"id": "{id}", "location": "westeurope", "name": "ws", "resource_group": "rg-ml", "hbi_workspace": false}}"#
        ),
        format!(
            r#"{{"id": "{id}", "location": "westeurope", "name": "ws", "type": "Microsoft.MachineLearningServices/workspaces", "workspaceid": "0d7c41b6"}}"#
        ),
    ] {
        let workspace = &read(&text).workspaces[0];
        assert_eq!(known(&workspace.identity.name), "ws");
        assert_eq!(known(&workspace.identity.resource_group), "rg-ml");
        assert_eq!(known(&workspace.location), "westeurope");
    }
}

#[test]
fn a_compute_of_resource_manager() {
    let fragment = read(COMPUTE_GET);
    let compute = &fragment.computes[0];
    assert_eq!(compute.kind, ComputeKind::Aks);
    assert_eq!(known(&compute.name), "scoring");
    assert_eq!(known(&compute.workspace.name), "ws-scoring");
    assert_eq!(known(&compute.workspace.resource_group), "rg-ml");
    assert_eq!(known(&compute.workspace.subscription), SUBSCRIPTION);
    assert_eq!(known(&compute.purpose), "DevTest");
    assert!(cluster_of(compute).ends_with("/managedClusters/aks-scoring"));
    assert_eq!(known(&compute.load_balancer_type), "InternalLoadBalancer");
    assert!(compute.load_balancer_subnet.absent().is_true(), "null is an answer");
    assert_eq!(known(&compute.tls.cname), "scoring.contoso.example");
    assert!(compute.tls.key.symbol().is_some(), "Azure does not show the key that is there");
    assert!(compute.tls.leaf_domain_label.absent().is_true());
    assert_eq!(fragment.resources[0].label, "computes/ws-scoring/scoring");
}

#[test]
fn a_compute_of_the_v1_tool_has_no_type() {
    let text =
        COMPUTE_GET.replace("  \"type\": \"Microsoft.MachineLearningServices/workspaces/computes\",\n", "");
    let text = text.replace("\"agentCount\": 2", "\"agentCount\": \"2\"");
    let fragment = read(&text);
    assert_eq!(fragment.computes[0].kind, ComputeKind::Aks);
    assert_eq!(known(&fragment.computes[0].name), "scoring");
    assert_eq!(fragment.computes[0].agent_count.bounds(0).exact(), Some(2));
}

#[test]
fn a_created_compute_is_judged_by_its_cluster() {
    let created = COMPUTE_GET.replace("\"isAttachedCompute\": true", "\"isAttachedCompute\": false");
    assert!(cluster_of(&read(&created).computes[0]).ends_with("/managedClusters/aks-scoring"));
    let resource_id = created.split("\"resourceId\": ").nth(1).unwrap().split(",\n").next().unwrap();
    let without = created.replace(resource_id, "null");
    assert_eq!(read(&without).computes[0].target, Target::Created);
    let unsaid = without.replace("    \"isAttachedCompute\": false,\n", "");
    let Target::Attached { resource_id, .. } = &read(&unsaid).computes[0].target else { panic!("{unsaid}") };
    assert!(resource_id.symbol().is_some());
}

#[test]
fn settings_that_are_not_shown_are_unknown() {
    let text = COMPUTE_GET.replace("      \"clusterPurpose\": \"DevTest\",\n", "");
    let compute = &read(&text).computes[0];
    assert!(matches!(compute.is_production(), Truth::Unknown(_)), "{:?}", compute.purpose);
    let text = COMPUTE_GET.replace("\"clusterPurpose\": \"DevTest\"", "\"clusterPurpose\": null");
    assert_eq!(read(&text).computes[0].is_production(), Truth::True, "null is the default");
    let text = COMPUTE_GET
        .replace("\"status\": \"Enabled\"", "\"status\": \"Auto\"")
        .replace("scoring.contoso.example", "");
    let compute = &read(&text).computes[0];
    assert!(
        compute.tls.is_own().is_false() && compute.tls.is_microsoft() == Truth::True,
        "{:?}",
        compute.tls
    );
}

#[test]
fn az_ml_compute_list() {
    let fragment = read(COMPUTE_LIST_V2);
    let [kubernetes, cpu, old] = &fragment.computes[..] else { panic!("{:?}", fragment.computes.len()) };
    assert_eq!(
        (kubernetes.kind, cpu.kind, old.kind),
        (ComputeKind::Kubernetes, ComputeKind::Other, ComputeKind::Aks)
    );
    assert!(cluster_of(kubernetes).ends_with("/managedClusters/aks-scoring"));
    assert!(cluster_of(old).ends_with("/managedClusters/aks-old"));
    assert_eq!(known(&cpu.name), "cpu");
    assert!(matches!(old.is_production(), Truth::Unknown(_)));
}

#[test]
fn a_compute_without_an_id_belongs_to_an_unknown_workspace() {
    let row = r#"{"name": "k8s", "type": "kubernetes", "resource_id": "/subscriptions/6f1f2c3a-0d5e-4b7a-9c41-2e8d7a90b1c4/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks", "namespace": "default"}"#;
    let fragment = read(&format!("[{row}, {row}]"));
    let [one, two] = &fragment.computes[..] else { panic!("{:?}", fragment.computes.len()) };
    assert_eq!(one.kind, ComputeKind::Kubernetes);
    assert!(
        matches!(one.workspace.name.same(&two.workspace.name), Truth::Unknown(_)),
        "two outputs, two workspaces"
    );
}

#[test]
fn a_selection_of_columns_tells_nothing_of_the_others() {
    let id = format!(
        "/subscriptions/{SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks"
    );
    let fragment = read(&format!(r#"[{{"id": "{id}", "name": "aks"}}]"#));
    let cluster = &fragment.clusters[0];
    assert!(matches!(cluster.has_authorized_ranges(), Truth::Unknown(_)));
    assert!(matches!(cluster.api_server.private.is_true(), Truth::Unknown(_)));
    assert!(matches!(cluster.has_basic_load_balancer(), Truth::Unknown(_)));
    assert!(matches!(cluster.pools.is_empty(), Truth::Unknown(_)));
    for value in [
        &cluster.location,
        &cluster.kubernetes_version,
        &cluster.network.service_cidr,
        &cluster.network.plugin,
    ] {
        assert!(value.symbol().is_some(), "{value:?}");
    }
    assert_eq!(
        cluster.network.service_cidr.symbol().unwrap().text(),
        "networkProfile.serviceCidr, which the output does not show"
    );

    let fragment = read(&format!(r#"[{{"id": "{id}", "agentPoolProfiles": [], "networkProfile": {{}}}}]"#));
    assert_eq!(known(&fragment.clusters[0].identity.name), "aks", "from the id");
    assert_eq!(fragment.clusters[0].pools.is_empty(), Truth::True);
    assert_eq!(fragment.clusters[0].has_authorized_ranges(), Truth::False);

    let fragment =
        read(r#"{"agentPoolProfiles": [{"count": 2}], "networkProfile": {"serviceCidr": "10.0.0.0/16"}}"#);
    let identity = &fragment.clusters[0].identity;
    assert!(identity.name.symbol().is_some() && identity.subscription.symbol().is_some());
    assert_eq!(fragment.resources[0].label, "managedClusters/?");
}

#[test]
fn values_have_the_place_of_their_characters() {
    let text = format!("\u{feff}{COMPUTE_LIST_V2}\r\n{AKS_SHOW}");
    let fragment = read(&text);
    let slice = |span: akslint_diagnostics::Span| &text[span.start as usize..span.end as usize];
    let cluster = &fragment.clusters[0];
    assert_eq!(slice(cluster.declared.block), AKS_SHOW.trim_end());
    assert_eq!(slice(cluster.network.service_cidr.span()), "\"10.100.0.0/16\"");
    assert_eq!(slice(cluster.identity.name.span()), "\"aks-scoring\"");
    assert_eq!(slice(cluster.pools.items[1].count.span()), "1");
    assert!(slice(cluster.pools.items[0].block).contains("\"Standard_D3_v2\""));
    let place = cluster.api_server.public_fqdn.place();
    assert_eq!(place.origin, Origin::Missing("enablePrivateClusterPublicFqdn"));
    assert!(slice(place.span).starts_with('{') && slice(place.span).contains("authorizedIpRanges"));
    assert_eq!(slice(fragment.computes[1].name.span()), "\"cpu\"");
}
