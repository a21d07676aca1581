//! The fields of a spec. Their names are ARM's and those of the studio's form, their defaults Azure's.

use super::shape::{Field, Kind, Section};

/// The field that marks a document as a spec.
pub(super) const MARKER: &str = "akslint";

/// The whole document.
pub(crate) static SPEC: Section = Section {
    title: "Cluster spec of akslint",
    fields: &[
        Field::new(
            MARKER,
            Kind::Version,
            "Marks the document as a cluster spec, and tells the version of its format.",
        ),
        Field::text("$schema", "The address of this schema, for editors."),
        Field::new(
            "workspace",
            Kind::Section(&WORKSPACE),
            "The Azure Machine Learning workspace. A further document without one speaks of the same workspace.",
        ),
        Field::new(
            "compute",
            Kind::Section(&COMPUTE),
            "The compute of the workspace that serves models: its cluster is created for it, or exists and is attached.",
        ),
        Field::new(
            "cluster",
            Kind::Section(&CLUSTER),
            "The AKS cluster that is attached. With `mode: create`, what is wished of the cluster to be created.",
        ),
        Field::new(
            "virtualNetwork",
            Kind::Section(&VIRTUAL_NETWORK),
            "The virtual network with the subnets of the cluster.",
        ),
    ],
};

static WORKSPACE: Section = Section {
    title: "Azure Machine Learning workspace",
    fields: &[
        Field::text("name", "Name of the workspace."),
        Field::text("location", "Azure region of the workspace.").examples(&["westeurope", "eastus2"]),
        Field::text("resourceGroup", "Resource group of the workspace. Left out, it is unknown."),
        Field::text("subscriptionId", "Subscription of the workspace, a GUID. Left out, it is unknown."),
    ],
};

static COMPUTE: Section = Section {
    title: "Inference compute",
    fields: &[
        Field::text("name", "Name of the compute in the workspace.").examples(&["scoring"]),
        Field::new(
            "computeType",
            Kind::Choice(&[
                ("AKS", "An AKS cluster, created by Azure Machine Learning or attached."),
                ("Kubernetes", "A Kubernetes cluster with the extension of Azure Machine Learning; it is always attached."),
            ]),
            "Kind of the compute.",
        )
        .default("AKS"),
        Field::new(
            "mode",
            Kind::Choice(&[
                ("create", "Azure Machine Learning creates the cluster."),
                ("attach", "The cluster exists and is attached."),
            ]),
            "Whether the cluster is created or attached. Left out, it is `attach` where `resourceId`, `clusterName` or a \
             `cluster` section is given and for `computeType: Kubernetes`, else `create`.",
        ),
        Field::text(
            "computeLocation",
            "Azure region of the cluster to be created. Left out, it is that of the workspace.",
        )
        .examples(&["westeurope", "eastus2"]),
        Field::text("clusterPurpose", "What the cluster is for: `FastProd`, `DenseProd` or `DevTest`.")
            .default("FastProd")
            .examples(&["FastProd", "DenseProd", "DevTest"]),
        Field::new(
            "agentCount",
            Kind::Integer,
            "Number of nodes to create. Left out, it is 3, and 1 for `clusterPurpose: DevTest`.",
        )
        .examples(&["3", "1"]),
        Field::text("agentVmSize", "Size of the virtual machines to create.")
            .default("Standard_D3_v2")
            .examples(&["Standard_D3_v2", "Standard_DS3_v2"]),
        Field::text(
            "resourceId",
            "Resource id of the cluster to attach. Alternatively give `resourceGroup` and `clusterName`, or a `cluster` \
             section.",
        )
        .examples(&["/subscriptions/6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/resourceGroups/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks"]),
        Field::text("resourceGroup", "Resource group of the cluster to attach, with `clusterName`."),
        Field::text("clusterName", "Name of the cluster to attach, with `resourceGroup`."),
        Field::text(
            "loadBalancerType",
            "Load balancer of the scoring endpoint: `PublicIp` or `InternalLoadBalancer`.",
        )
        .default("PublicIp")
        .examples(&["PublicIp", "InternalLoadBalancer"]),
        Field::text(
            "loadBalancerSubnet",
            "Name of the subnet of an internal load balancer: the one that holds the cluster. Left out, it is `aks-subnet`.",
        ),
        Field::new(
            "aksNetworkingConfiguration",
            Kind::Section(&AKS_NETWORKING),
            "Network of the cluster to be created, for a cluster in an own virtual network.",
        ),
        Field::new(
            "sslConfiguration",
            Kind::Section(&SSL),
            "TLS of the scoring endpoint: an own certificate (`cert`, `key`, `cname`) or one of Microsoft \
             (`leafDomainLabel`).",
        ),
    ],
};

static AKS_NETWORKING: Section = Section {
    title: "Network of the cluster to be created",
    fields: &[
        Field::text("subnetId", "Resource id of the subnet of the nodes."),
        Field::text("serviceCidr", "Address range of the Kubernetes services.").default("10.0.0.0/16"),
        Field::text("dnsServiceIP", "Address of the DNS service; it lies within `serviceCidr`.")
            .default("10.0.0.10"),
        Field::text("dockerBridgeCidr", "Address and range of the Docker bridge.").default("172.17.0.1/16"),
    ],
};

static SSL: Section = Section {
    title: "TLS of the scoring endpoint",
    fields: &[
        Field::text(
            "status",
            "`Enabled` for an own certificate, `Auto` for one of Microsoft, `Disabled`. It follows from the other fields \
             and may be left out.",
        )
        .examples(&["Enabled", "Auto", "Disabled"]),
        Field::new("cert", Kind::Secret, "The certificate in PEM. akslint asks only whether it is given and never shows it."),
        Field::new(
            "key",
            Kind::Secret,
            "The private key in PEM. akslint asks only whether it is given and never shows it; a placeholder will do.",
        ),
        Field::text("cname", "The host name in the certificate.").examples(&["scoring.example.com"]),
        Field::text("leafDomainLabel", "The label of a host name and certificate from Microsoft.").examples(&["scoring"]),
        Field::new("overwriteExistingDomain", Kind::Boolean, "Whether a name that is in use may be taken over.")
            .default("false"),
    ],
};

static CLUSTER: Section = Section {
    title: "AKS cluster",
    fields: &[
        Field::text("name", "Name of the cluster."),
        Field::text("location", "Azure region of the cluster. Left out, it is unknown.")
            .examples(&["westeurope", "eastus2"]),
        Field::text("resourceGroup", "Resource group of the cluster. Left out, it is unknown."),
        Field::text("subscriptionId", "Subscription of the cluster, a GUID. Left out, it is unknown."),
        Field::text(
            "kubernetesVersion",
            "Kubernetes version of the cluster; in YAML in quotes, for it looks like a number.",
        )
        .examples(&["1.33"]),
        Field::new(
            "agentPoolProfiles",
            Kind::Sections(&POOL),
            "Node pools of the cluster. Left out or empty, they are unknown.",
        ),
        Field::new("networkProfile", Kind::Section(&NETWORK_PROFILE), "Network settings of the cluster."),
        Field::new(
            "apiServerAccessProfile",
            Kind::Section(&API_SERVER),
            "Who may reach the API server of the cluster.",
        ),
    ],
};

static POOL: Section = Section {
    title: "Node pool",
    fields: &[
        Field::text("name", "Name of the pool.").examples(&["nodepool1"]),
        Field::text("mode", "`System` or `User`.").examples(&["System", "User"]),
        Field::new("count", Kind::Integer, "Number of nodes. Left out, it is unknown.").examples(&["3"]),
        Field::text("vmSize", "Size of the virtual machines.")
            .examples(&["Standard_D3_v2", "Standard_DS3_v2"]),
        Field::new(
            "enableAutoScaling",
            Kind::Boolean,
            "Whether the autoscaler chooses the number of nodes, between `minCount` and `maxCount`.",
        )
        .default("false"),
        Field::new("minCount", Kind::Integer, "The autoscaler's least number of nodes.").examples(&["3"]),
        Field::new("maxCount", Kind::Integer, "The autoscaler's greatest number of nodes.").examples(&["6"]),
        Field::text("vnetSubnetID", "Resource id of the subnet of the nodes."),
        Field::new("maxPods", Kind::Integer, "Pods per node, at most.").examples(&["30", "110"]),
        Field::new("nodeTaints", Kind::Texts, "Taints of the nodes, each `key=value:Effect`.")
            .examples(&["CriticalAddonsOnly=true:NoSchedule"]),
        Field::text("osType", "`Linux` or `Windows`.").default("Linux").examples(&["Linux", "Windows"]),
        Field::text("scaleSetPriority", "`Regular` or `Spot`.")
            .default("Regular")
            .examples(&["Regular", "Spot"]),
        Field::text("type", "`VirtualMachineScaleSets`, `AvailabilitySet` or `VirtualMachines`.")
            .default("VirtualMachineScaleSets")
            .examples(&["VirtualMachineScaleSets", "AvailabilitySet", "VirtualMachines"]),
    ],
};

static NETWORK_PROFILE: Section = Section {
    title: "Network settings of the cluster",
    fields: &[
        Field::text("networkPlugin", "`azure`, `kubenet` or `none`.").examples(&["azure", "kubenet", "none"]),
        Field::text("networkPluginMode", "`overlay`, for Azure CNI with a range of its own for pods.")
            .examples(&["overlay"]),
        Field::text(
            "podCidr",
            "Address range of the pods. Left out, it is `10.244.0.0/16` with kubenet and in overlay mode.",
        ),
        Field::text("serviceCidr", "Address range of the Kubernetes services.").default("10.0.0.0/16"),
        Field::text("dnsServiceIP", "Address of the DNS service; it lies within `serviceCidr`.")
            .default("10.0.0.10"),
        Field::text("dockerBridgeCidr", "Address and range of the Docker bridge.").default("172.17.0.1/16"),
        Field::text("loadBalancerSku", "`standard` or `basic`. Left out, it is unknown.")
            .examples(&["standard", "basic"]),
        Field::text("outboundType", "How the nodes reach the Internet.").default("loadBalancer").examples(&[
            "loadBalancer",
            "userDefinedRouting",
            "managedNATGateway",
            "userAssignedNATGateway",
        ]),
    ],
};

static API_SERVER: Section = Section {
    title: "Access to the API server",
    fields: &[
        Field::new(
            "authorizedIPRanges",
            Kind::Texts,
            "Address ranges that may reach the API server; with none, everybody may.",
        )
        .examples(&["52.174.10.0/24"]),
        Field::new(
            "enablePrivateCluster",
            Kind::Boolean,
            "Whether the API server has a private address alone.",
        )
        .default("false"),
        Field::new(
            "enablePrivateClusterPublicFQDN",
            Kind::Boolean,
            "Whether the private address can be looked up under a public name.",
        ),
    ],
};

static VIRTUAL_NETWORK: Section = Section {
    title: "Virtual network",
    fields: &[
        Field::text("name", "Name of the network."),
        Field::text("resourceGroup", "Resource group of the network. Left out, it is unknown."),
        Field::new("addressPrefixes", Kind::Texts, "Address ranges of the network.")
            .examples(&["10.1.0.0/16"]),
        Field::new("subnets", Kind::Sections(&SUBNET), "Subnets of the network."),
    ],
};

static SUBNET: Section = Section {
    title: "Subnet",
    fields: &[
        Field::text("name", "Name of the subnet.").examples(&["aks-subnet"]),
        Field::text("addressPrefix", "Address range of the subnet.").examples(&["10.1.0.0/24"]),
        Field::new("addressPrefixes", Kind::Texts, "Address ranges of the subnet, where it has several.")
            .examples(&["10.1.0.0/24"]),
    ],
};
