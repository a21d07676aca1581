//! One cluster, written in every format and in many ways: the verdicts are the same.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, missing_docs)]

use akslint_data::date::Date;
use akslint_diagnostics::{SourceFile, Sources};
use akslint_linter::{Config, lint};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const SUBSCRIPTION: &str = "0b1f6471-1bf0-4dda-aec3-cb9272f09590";
const GROUP: &str = "rg-ml";

/// What a compute and its cluster are, whatever the format.
#[derive(Clone, Debug)]
struct Case {
    attached: bool,
    name: String,
    purpose: Option<String>,
    count: i64,
    size: String,
    sku: String,
    private: bool,
    ranges: Vec<String>,
    service_cidr: Option<String>,
    dns_ip: Option<String>,
    pod_cidr: Option<String>,
    plugin: String,
    outbound: Option<String>,
    own_subnet: bool,
    load_balancer: Option<String>,
    load_balancer_subnet: Option<String>,
    tls: Tls,
}

#[derive(Clone, Debug)]
enum Tls {
    None,
    Microsoft(String),
    Own { key: bool },
}

fn subnet_id() -> String {
    format!(
        "/subscriptions/{SUBSCRIPTION}/resourceGroups/{GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/aks"
    )
}

fn id(kind: &str, name: &str) -> String {
    format!("/subscriptions/{SUBSCRIPTION}/resourceGroups/{GROUP}/providers/{kind}/{name}")
}

fn object(members: Vec<(&str, Option<Value>)>) -> Value {
    let given = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(given.collect::<Map<String, Value>>())
}

impl Case {
    fn cluster_properties(&self) -> Vec<(&'static str, Option<Value>)> {
        let pool = object(vec![
            ("name", Some(json!("system"))),
            ("mode", Some(json!("System"))),
            ("count", Some(json!(self.count))),
            ("vmSize", Some(json!(self.size))),
            ("vnetSubnetID", self.own_subnet.then(|| json!(subnet_id()))),
        ]);
        vec![
            ("agentPoolProfiles", Some(json!([pool]))),
            (
                "networkProfile",
                Some(object(vec![
                    ("networkPlugin", Some(json!(self.plugin))),
                    ("loadBalancerSku", Some(json!(self.sku))),
                    ("serviceCidr", self.service_cidr.as_ref().map(|text| json!(text))),
                    ("dnsServiceIP", self.dns_ip.as_ref().map(|text| json!(text))),
                    ("podCidr", self.pod_cidr.as_ref().map(|text| json!(text))),
                    ("outboundType", self.outbound.as_ref().map(|text| json!(text))),
                ])),
            ),
            (
                "apiServerAccessProfile",
                Some(object(vec![
                    ("authorizedIPRanges", (!self.ranges.is_empty()).then(|| json!(self.ranges))),
                    ("enablePrivateCluster", Some(json!(self.private))),
                ])),
            ),
        ]
    }

    fn compute_settings(&self) -> Vec<(&'static str, Option<Value>)> {
        let tls = match &self.tls {
            Tls::None => None,
            Tls::Microsoft(label) => Some(json!({"status": "Auto", "leafDomainLabel": label})),
            Tls::Own { key } => Some(object(vec![
                ("status", Some(json!("Enabled"))),
                ("cert", Some(json!("certificate"))),
                ("key", key.then(|| json!("key"))),
                ("cname", Some(json!("score.contoso.com"))),
            ])),
        };
        let create = |value: Value| (!self.attached).then_some(value);
        vec![
            ("clusterPurpose", self.purpose.as_ref().map(|text| json!(text))),
            ("agentCount", create(json!(self.count))),
            ("agentVmSize", create(json!(self.size))),
            ("loadBalancerType", self.load_balancer.as_ref().map(|text| json!(text))),
            ("loadBalancerSubnet", self.load_balancer_subnet.as_ref().map(|text| json!(text))),
            ("sslConfiguration", tls),
            (
                "aksNetworkingConfiguration",
                create(object(vec![
                    ("subnetId", self.own_subnet.then(|| json!(subnet_id()))),
                    ("serviceCidr", self.service_cidr.as_ref().map(|text| json!(text))),
                    ("dnsServiceIP", self.dns_ip.as_ref().map(|text| json!(text))),
                ])),
            ),
        ]
    }

    fn subnet() -> Value {
        json!({"name": "aks", "addressPrefix": "10.1.0.0/22"})
    }

    fn arm(&self) -> Value {
        let target = self.attached.then(|| json!(id("Microsoft.ContainerService/managedClusters", "aks")));
        let mut resources = vec![
            json!({"type": "Microsoft.Network/virtualNetworks", "apiVersion": "2023-11-01", "name": "vnet",
                "properties": {"addressSpace": {"addressPrefixes": ["10.1.0.0/16"]},
                    "subnets": [{"name": "aks", "properties": {"addressPrefix": "10.1.0.0/22"}}]}}),
            json!({"type": "Microsoft.MachineLearningServices/workspaces", "apiVersion": "2021-07-01", "name": "ml",
                "location": "westeurope"}),
            json!({"type": "Microsoft.MachineLearningServices/workspaces/computes", "apiVersion": "2021-07-01",
            "name": format!("ml/{}", self.name), "location": "westeurope",
            "properties": object(vec![
                ("computeType", Some(json!("AKS"))),
                ("resourceId", target),
                ("properties", Some(object(self.compute_settings()))),
            ])}),
        ];
        if self.attached {
            resources.push(
                json!({"type": "Microsoft.ContainerService/managedClusters", "apiVersion": "2024-05-01",
                "name": "aks", "location": "westeurope", "properties": object(self.cluster_properties())}),
            );
        }
        json!({"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
            "contentVersion": "1.0.0.0", "resources": resources})
    }

    /// The case as a plan of Terraform has it. The provider only attaches, and knows no load balancer of the endpoint.
    fn plan(&self) -> Value {
        let block = |members: Vec<(&str, Option<Value>)>| Some(json!([object(members)]));
        let own = |text: &Option<String>| text.as_ref().map(|text| json!(text));
        let cluster = object(vec![
            ("name", Some(json!("aks"))),
            ("location", Some(json!("westeurope"))),
            ("resource_group_name", Some(json!(GROUP))),
            ("private_cluster_enabled", Some(json!(self.private))),
            (
                "default_node_pool",
                block(vec![
                    ("name", Some(json!("system"))),
                    ("node_count", Some(json!(self.count))),
                    ("vm_size", Some(json!(self.size))),
                    ("auto_scaling_enabled", Some(json!(false))),
                    ("vnet_subnet_id", self.own_subnet.then(|| json!(subnet_id()))),
                ]),
            ),
            (
                "network_profile",
                block(vec![
                    ("network_plugin", Some(json!(self.plugin))),
                    ("load_balancer_sku", Some(json!(self.sku))),
                    ("service_cidr", own(&self.service_cidr)),
                    ("dns_service_ip", own(&self.dns_ip)),
                    ("pod_cidr", own(&self.pod_cidr)),
                    ("outbound_type", own(&self.outbound)),
                ]),
            ),
            (
                "api_server_access_profile",
                (!self.ranges.is_empty()).then(|| json!([{"authorized_ip_ranges": self.ranges}])),
            ),
        ]);
        let ssl = match &self.tls {
            Tls::None => None,
            Tls::Microsoft(label) => {
                Some(json!([{"leaf_domain_label": label, "overwrite_existing_domain": false}]))
            }
            Tls::Own { key } => block(vec![
                ("cert", Some(json!("certificate"))),
                ("key", key.then(|| json!("key"))),
                ("cname", Some(json!("score.contoso.com"))),
            ]),
        };
        let compute = object(vec![
            ("name", Some(json!(self.name))),
            ("location", Some(json!("westeurope"))),
            ("cluster_purpose", own(&self.purpose)),
            (
                "machine_learning_workspace_id",
                Some(json!(id("Microsoft.MachineLearningServices/workspaces", "ml"))),
            ),
            ("ssl", ssl),
        ]);
        let resource = |kind: &str, values: Value| json!({"address": format!("{kind}.it"), "mode": "managed", "type": kind, "name": "it", "values": values});
        let inference = "azurerm_machine_learning_inference_cluster";
        json!({"format_version": "1.2", "terraform_version": "1.9.5",
            "planned_values": {"root_module": {"resources": [
                resource("azurerm_virtual_network", json!({"name": "vnet", "resource_group_name": GROUP,
                    "address_space": ["10.1.0.0/16"], "subnet": [{"name": "aks", "address_prefixes": ["10.1.0.0/22"]}]})),
                resource("azurerm_machine_learning_workspace",
                    json!({"name": "ml", "location": "westeurope", "resource_group_name": GROUP})),
            ], "child_modules": [{"address": "module.ml", "resources": [
                resource("azurerm_kubernetes_cluster", cluster), resource(inference, compute),
            ]}]}},
            "resource_changes": [{"address": format!("{inference}.it"),
                "change": {"actions": ["create"], "after_unknown": {"id": true, "kubernetes_cluster_id": true}}}],
            "configuration": {"root_module": {"resources": [{"address": format!("{inference}.it"), "expressions": {
                "kubernetes_cluster_id": {"references": ["azurerm_kubernetes_cluster.it.id", "azurerm_kubernetes_cluster.it"]}}}]}}
        })
    }

    /// The case as Azure shows it: what was left out has been filled in.
    fn filled_in(&self) -> Self {
        let or =
            |given: &Option<String>, default: &str| Some(given.clone().unwrap_or_else(|| default.to_owned()));
        Self {
            purpose: or(&self.purpose, "FastProd"),
            service_cidr: or(&self.service_cidr, "10.0.0.0/16"),
            dns_ip: or(&self.dns_ip, "10.0.0.10"),
            pod_cidr: if self.plugin == "kubenet" {
                or(&self.pod_cidr, "10.244.0.0/16")
            } else {
                self.pod_cidr.clone()
            },
            outbound: or(&self.outbound, "loadBalancer"),
            load_balancer: or(&self.load_balancer, "PublicIp"),
            ..self.clone()
        }
    }

    fn azure(&self) -> Value {
        self.filled_in().rows()
    }

    fn rows(&self) -> Value {
        let target = self.attached.then(|| json!(id("Microsoft.ContainerService/managedClusters", "aks")));
        let workspace = id("Microsoft.MachineLearningServices/workspaces", "ml");
        let mut all = vec![
            json!({"id": id("Microsoft.Network/virtualNetworks", "vnet"), "name": "vnet", "resourceGroup": GROUP,
                "type": "Microsoft.Network/virtualNetworks",
                "addressSpace": {"addressPrefixes": ["10.1.0.0/16"]}, "subnets": [Self::subnet()]}),
            json!({"id": workspace, "name": "ml", "type": "Microsoft.MachineLearningServices/workspaces",
                "location": "westeurope", "properties": {}}),
            json!({"id": format!("{workspace}/computes/{}", self.name), "name": self.name, "location": "westeurope",
            "type": "Microsoft.MachineLearningServices/workspaces/computes",
            "properties": object(vec![
                ("computeType", Some(json!("AKS"))),
                ("resourceId", target),
                ("properties", Some(object(self.compute_settings()))),
            ])}),
        ];
        if self.attached {
            let mut cluster = object(self.cluster_properties());
            let members = cluster.as_object_mut().expect("an object");
            members.insert("id".into(), json!(id("Microsoft.ContainerService/managedClusters", "aks")));
            members.insert("name".into(), json!("aks"));
            members.insert("location".into(), json!("westeurope"));
            members.insert("type".into(), json!("Microsoft.ContainerService/ManagedClusters"));
            all.push(cluster);
        }
        Value::Array(all)
    }

    fn spec(&self) -> Value {
        let mut compute = self.compute_settings();
        compute.push(("name", Some(json!(self.name))));
        compute.push(("computeType", Some(json!("AKS"))));
        compute.push((
            "resourceId",
            self.attached.then(|| json!(id("Microsoft.ContainerService/managedClusters", "aks"))),
        ));
        let mut cluster = self.cluster_properties();
        cluster.push(("name", Some(json!("aks"))));
        cluster.push(("location", Some(json!("westeurope"))));
        cluster.push(("resourceGroup", Some(json!(GROUP))));
        cluster.push(("subscriptionId", Some(json!(SUBSCRIPTION))));
        object(vec![
            ("akslint", Some(json!(1))),
            (
                "workspace",
                Some(
                    json!({"name": "ml", "location": "westeurope", "resourceGroup": GROUP, "subscriptionId": SUBSCRIPTION}),
                ),
            ),
            ("compute", Some(object(compute))),
            ("cluster", self.attached.then(|| object(cluster))),
            (
                "virtualNetwork",
                Some(json!({"name": "vnet", "resourceGroup": GROUP, "addressPrefixes": ["10.1.0.0/16"],
                    "subnets": [Self::subnet()]})),
            ),
        ])
    }
}

/// The codes and severities that a run reports; a problem is a fault of the test.
fn verdict(files: Vec<(&str, String)>) -> BTreeSet<(String, &'static str)> {
    let mut sources = Sources::new();
    for (path, text) in &files {
        sources.add(SourceFile::new(*path, text.clone()));
    }
    let config = Config::new(Date::parse("2026-11-25").expect("a date"));
    let report = lint(sources, &config);
    assert_eq!(usize::try_from(report.summary.recognized).unwrap(), files.len(), "{files:?}");
    report
        .diagnostics
        .iter()
        .map(|one| {
            assert!(!one.is_problem, "{}: {files:?}", one.message);
            (one.code.to_string(), one.severity.as_str())
        })
        .collect()
}

/// What cannot be judged by what Azure shows of a cluster that exists.
const UNSEEN: [&str; 4] = [
    // The size exists.
    "AML112", // Azure fills in the subnet aks-subnet, whatever the load balancer.
    "AML318", // Azure never shows a private key.
    "AML401",
    // Whether a range and its DNS address were written together cannot be seen once both have been filled in.
    "AML511",
];

fn seen(verdict: &BTreeSet<(String, &'static str)>) -> BTreeSet<(String, &'static str)> {
    verdict.iter().filter(|(code, _)| !UNSEEN.contains(&code.as_str())).cloned().collect()
}

fn text(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("JSON")
}

/// The same template with every plain string and number in a resource's properties behind a parameter's default.
fn behind_parameters(template: &Value) -> Value {
    fn walk(value: &mut Value, key: &str, parameters: &mut Map<String, Value>) {
        match value {
            Value::Object(members) => {
                members.iter_mut().for_each(|(key, value)| walk(value, key, parameters))
            }
            Value::Array(items) => items.iter_mut().for_each(|item| walk(item, key, parameters)),
            Value::String(_) | Value::Number(_) if !["type", "apiVersion", "computeType"].contains(&key) => {
                let name = format!("p{}", parameters.len());
                let kind = if value.is_string() { "string" } else { "int" };
                parameters.insert(name.clone(), json!({"type": kind, "defaultValue": value.clone()}));
                *value = json!(format!("[parameters('{name}')]"));
            }
            _ => {}
        }
    }
    let mut template = template.clone();
    let mut parameters = Map::new();
    walk(&mut template["resources"], "resources", &mut parameters);
    template["parameters"] = Value::Object(parameters);
    template
}

/// The same template inside a nested deployment.
fn nested(template: &Value) -> Value {
    json!({"$schema": template["$schema"], "contentVersion": "1.0.0.0", "resources": [
        {"type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "inner",
            "properties": {"mode": "Incremental", "expressionEvaluationOptions": {"scope": "inner"}, "template": template}}
    ]})
}

/// What a deployment of the template would change.
fn what_if(template: &Value) -> Value {
    let change = |resource: &Value| {
        let (kind, name) =
            (resource["type"].as_str().expect("a type"), resource["name"].as_str().expect("a name"));
        let (namespace, kinds) = kind.split_once('/').expect("a full type");
        let path: Vec<String> =
            kinds.split('/').zip(name.split('/')).map(|(kind, name)| format!("{kind}/{name}")).collect();
        let id = format!(
            "/subscriptions/{SUBSCRIPTION}/resourceGroups/{GROUP}/providers/{namespace}/{}",
            path.join("/")
        );
        let mut after = resource.clone();
        after["id"] = json!(id);
        after["name"] = json!(name.rsplit('/').next());
        json!({"resourceId": id, "changeType": "Create", "before": null, "after": after, "delta": null})
    };
    let changes: Vec<Value> =
        template["resources"].as_array().expect("resources").iter().map(change).collect();
    json!({"status": "Succeeded", "error": null, "changes": changes})
}

/// The same template with its resources under symbolic names.
fn symbolic(template: &Value) -> Value {
    let resources: Map<String, Value> = template["resources"]
        .as_array()
        .expect("resources")
        .iter()
        .enumerate()
        .map(|(index, resource)| (format!("r{index}"), resource.clone()))
        .collect();
    json!({"$schema": template["$schema"], "languageVersion": "2.0", "contentVersion": "1.0.0.0", "resources": resources})
}

fn check(case: &Case) {
    let arm = case.arm();
    let wanted = verdict(vec![("azuredeploy.json", text(&arm))]);
    let same = |way: &str, path: &str, document: String| {
        assert_eq!(verdict(vec![(path, document)]), wanted, "{way} against a plain template: {case:#?}");
    };
    same("spec", "cluster.akslint.json", text(&case.spec()));
    same("parameters", "azuredeploy.json", text(&behind_parameters(&arm)));
    same("nested deployment", "azuredeploy.json", text(&nested(&arm)));
    same("symbolic names", "azuredeploy.json", text(&symbolic(&arm)));
    let body =
        json!({"location": "westeurope", "properties": {"mode": "Incremental", "template": arm.clone()}});
    same("body of a deployment request", "deployment.json", text(&body));
    same("template spec", "spec.json", text(&json!({"properties": {"mainTemplate": arm.clone()}})));
    same("what-if", "what-if.json", text(&what_if(&arm)));
    if case.attached && case.load_balancer.is_none() && case.load_balancer_subnet.is_none() {
        same("Terraform plan", "plan.json", text(&case.plan()));
    }
    same("compact", "azuredeploy.json", arm.to_string());
    same("CRLF and BOM", "azuredeploy.json", format!("\u{feff}{}", text(&arm).replace('\n', "\r\n")));
    let commented = text(&arm).replace("{\n", "{ // a comment\n");
    same("comments", "azuredeploy.json", commented);
    let shouting = text(&arm).replace(
        "Microsoft.ContainerService/managedClusters\",\n",
        "MICROSOFT.CONTAINERSERVICE/MANAGEDCLUSTERS\",\n",
    );
    same("upper-case types", "azuredeploy.json", shouting);
    if case.attached {
        check_azure(case, &wanted);
    }
}

/// Azure shows a created compute together with the cluster that it made, so only attached ones can be compared.
fn check_azure(case: &Case, wanted: &BTreeSet<(String, &'static str)>) {
    let wanted = seen(wanted);
    let rows = case.azure();
    let lines: String = rows.as_array().expect("rows").iter().map(|row| format!("{row}\n")).collect();
    for (path, document) in [("clusters.json", text(&rows)), ("rows.ndjson", lines)] {
        assert_eq!(seen(&verdict(vec![(path, document)])), wanted, "{path}: {case:#?}");
    }
}

fn plain() -> Case {
    Case {
        attached: true,
        name: "scoring".into(),
        purpose: Some("FastProd".into()),
        count: 3,
        size: "Standard_D4s_v5".into(),
        sku: "standard".into(),
        private: false,
        ranges: Vec::new(),
        service_cidr: Some("10.20.0.0/16".into()),
        dns_ip: Some("10.20.0.10".into()),
        pod_cidr: None,
        plugin: "azure".into(),
        outbound: None,
        own_subnet: true,
        load_balancer: None,
        load_balancer_subnet: None,
        tls: Tls::None,
    }
}

#[test]
fn a_good_cluster_is_good_in_every_format() {
    assert_eq!(verdict(vec![("azuredeploy.json", text(&plain().arm()))]), BTreeSet::new());
    check(&plain());
    check(&Case { attached: false, ..plain() });
}

#[test]
fn each_fault_is_found_in_every_format() {
    type Fault = (&'static str, fn(&mut Case));
    let faults: [Fault; 14] = [
        ("AML002", |case| case.name = "ml".into()),
        ("AML003", |case| case.name = "my_aks".into()),
        ("AML101", |case| case.purpose = Some("Production".into())),
        ("AML102", |case| case.size = "Standard_D2s_v5".into()),
        ("AML103", |case| case.count = 2),
        ("AML304", |case| (case.private, case.sku) = (true, "basic".into())),
        ("AML305", |case| (case.ranges, case.sku) = (vec!["52.174.10.0/24".into()], "basic".into())),
        ("AML308", |case| case.ranges = vec!["10.0.0.0/8".into()]),
        ("AML317", |case| case.load_balancer = Some("Internal".into())),
        ("AML324", |case| case.outbound = Some("udr".into())),
        ("AML401", |case| case.tls = Tls::Own { key: false }),
        ("AML405", |case| case.tls = Tls::Microsoft("contoso.com".into())),
        ("AML505", |case| case.service_cidr = Some("10.1.0.0/24".into())),
        ("AML509", |case| case.dns_ip = Some("10.99.0.10".into())),
    ];
    for (code, spoil) in faults {
        let mut case = plain();
        spoil(&mut case);
        let found = verdict(vec![("azuredeploy.json", text(&case.arm()))]);
        assert!(found.iter().any(|(found, _)| found == code), "{code} is not among {found:?}");
        check(&case);
    }
}

fn choice(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(texts).prop_map(str::to_owned)
}

fn any_case() -> impl Strategy<Value = Case> {
    let cluster = (
        1i64..6,
        choice(&["Standard_D2s_v5", "Standard_D4s_v5", "Standard_B1s", "Standard_NC6", "Standard_Dx"]),
        choice(&["standard", "basic"]),
        any::<bool>(),
        proptest::collection::vec(
            choice(&["52.174.10.0/24", "10.0.0.0/8", "0.0.0.0/32", "0.0.0.0/0", "1.2.3.4/29", "x"]),
            0..3,
        ),
        choice(&["azure", "kubenet"]),
        proptest::option::of(choice(&["loadBalancer", "userDefinedRouting", "UDR"])),
    );
    let ranges = (
        proptest::option::of(choice(&[
            "10.20.0.0/16",
            "10.1.0.0/16",
            "10.0.0.0/8",
            "172.30.0.0/16",
            "10.0.0.5/16",
            "bad",
        ])),
        proptest::option::of(choice(&["10.20.0.10", "10.0.0.1", "10.20.255.255", "x"])),
        proptest::option::of(choice(&["10.244.0.0/16", "10.20.0.0/17"])),
        any::<bool>(),
    );
    let compute = (
        any::<bool>(),
        choice(&["scoring", "ml", "my_aks", "1aks", "aks-", "local", "a-name-that-is-far-too-long"]),
        proptest::option::of(choice(&["FastProd", "DevTest", "fastprod", "dev-test"])),
        proptest::option::of(choice(&["PublicIp", "InternalLoadBalancer", "internal"])),
        proptest::option::of(choice(&["aks", "aks-subnet", "default"])),
        prop_oneof![
            Just(Tls::None),
            choice(&["contoso", "Contoso", "contoso.com"]).prop_map(Tls::Microsoft),
            any::<bool>().prop_map(|key| Tls::Own { key }),
        ],
    );
    (cluster, ranges, compute).prop_map(|(cluster, ranges, compute)| {
        let (count, size, sku, private, authorized, plugin, outbound) = cluster;
        let (service_cidr, dns_ip, pod_cidr, own_subnet) = ranges;
        let (attached, name, purpose, load_balancer, load_balancer_subnet, tls) = compute;
        Case {
            attached,
            name,
            purpose,
            count,
            size,
            sku,
            private,
            ranges: authorized,
            service_cidr,
            dns_ip,
            pod_cidr,
            plugin,
            outbound,
            own_subnet,
            load_balancer,
            load_balancer_subnet,
            tls,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cluster_is_judged_alike_in_every_format(case in any_case()) {
        check(&case);
    }
}
