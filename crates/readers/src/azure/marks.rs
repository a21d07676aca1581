//! What an object of Azure's output shows of itself: enough to tell what it is.

/// The resource types that akslint reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cluster,
    AgentPool,
    Workspace,
    Compute,
    Network,
    Subnet,
    RouteTable,
}

/// Every type with its name.
const KINDS: [(Kind, &str); 7] = [
    (Kind::Cluster, "Microsoft.ContainerService/managedClusters"),
    (Kind::AgentPool, "Microsoft.ContainerService/managedClusters/agentPools"),
    (Kind::Workspace, "Microsoft.MachineLearningServices/workspaces"),
    (Kind::Compute, "Microsoft.MachineLearningServices/workspaces/computes"),
    (Kind::Network, "Microsoft.Network/virtualNetworks"),
    (Kind::Subnet, "Microsoft.Network/virtualNetworks/subnets"),
    (Kind::RouteTable, "Microsoft.Network/routeTables"),
];

impl Kind {
    /// The kind of a resource type, without regard to case.
    pub(super) fn of_type(name: &str) -> Option<Self> {
        KINDS.iter().find(|(_, own)| own.eq_ignore_ascii_case(name)).map(|(kind, _)| *kind)
    }

    /// The kind of the resource that a resource id names: of an extension resource, the extension.
    fn of_id(id: &str) -> Option<Self> {
        let segments: Vec<&str> = id.split('/').collect();
        let provider = segments.iter().rposition(|segment| segment.eq_ignore_ascii_case("providers"))?;
        let (namespace, rest) = segments.get(provider.saturating_add(1)..)?.split_first()?;
        let mut name = (*namespace).to_owned();
        for pair in rest.chunks(2) {
            let [kind, own] = pair else { return None };
            if own.is_empty() {
                return None;
            }
            name.push('/');
            name.push_str(kind);
        }
        Self::of_type(&name)
    }

    /// The last part of the type, for labels.
    pub(super) fn noun(self) -> &'static str {
        let name = KINDS.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name);
        name.rsplit('/').next().unwrap_or(name)
    }
}

/// Whether something was shown, and what it says.
#[derive(Clone, Copy, Debug, Default)]
enum Told {
    #[default]
    Nothing,
    Foreign,
    Ours(Kind),
}

impl From<Option<Kind>> for Told {
    fn from(kind: Option<Kind>) -> Self {
        kind.map_or(Self::Foreign, Self::Ours)
    }
}

/// The members of an object that tell what it is, in whatever order they come.
#[derive(Debug, Default)]
pub(super) struct Marks {
    id: Told,
    resource_type: Told,
    is_declaration: bool,
    /// `type` is `kubernetes`, as the v2 tool has it.
    is_kubernetes: bool,
    has_resource_id: bool,
    exported_as: Option<Kind>,
    has_properties: bool,
    has_pools: bool,
    has_network: bool,
}

impl Marks {
    /// Takes note of a member that is a string.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        if is("id") && value.starts_with('/') {
            self.id = Kind::of_id(value).into();
        } else if is("type") {
            self.is_kubernetes = value.eq_ignore_ascii_case("kubernetes");
            if value.contains('/') {
                self.resource_type = Kind::of_type(value).into();
            }
        } else if is("resource_id") {
            self.has_resource_id = value.starts_with('/');
        } else if is("resourceType") {
            self.exported_as = Kind::of_type(value);
        } else if is("apiVersion") || is("$schema") || is("name") && value.starts_with('[') {
            self.is_declaration = true;
        }
    }

    /// Takes note of a member that is an object or an array.
    pub(super) fn branch(&mut self, key: &str) {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        self.has_properties |= is("properties");
        self.has_pools |= is("agentPoolProfiles");
        self.has_network |= is("networkProfile");
    }

    /// Whether an object of which the end is missing is, or may yet turn out to be, one of our resources.
    pub(super) fn may_be_ours(&self) -> bool {
        let is_unnamed = matches!((self.id, self.resource_type), (Told::Nothing, Told::Nothing));
        self.kind().is_some() || is_unnamed && !self.is_declaration && self.has_pools
    }

    /// What the object is; `None` for anything but our resources.
    pub(super) fn kind(&self) -> Option<Kind> {
        match (self.id, self.resource_type) {
            (Told::Ours(kind), _) => return Some(kind),
            (Told::Foreign, _) => return None,
            // Templates and manifests give a version, a schema or a computed name, and no id.
            _ if self.is_declaration => return None,
            (Told::Nothing, Told::Ours(kind)) => return Some(kind),
            (Told::Nothing, Told::Foreign) => return None,
            (Told::Nothing, Told::Nothing) => {}
        }
        if self.exported_as.is_some() {
            // Rows with a resource type but without its properties are about a resource.
            return self.exported_as.filter(|_| self.has_properties);
        }
        if self.is_kubernetes && self.has_resource_id {
            return Some(Kind::Compute);
        }
        (self.has_pools && self.has_network).then_some(Kind::Cluster)
    }
}
