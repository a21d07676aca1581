//! What an object of Azure's output shows of itself: enough to tell what it is.

use akslint_model::ResourceKind;

/// The kind of the resource that a resource id names: of an extension resource, the extension.
fn kind_of_id(id: &str) -> Option<ResourceKind> {
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
    ResourceKind::of_type(&name)
}

/// Whether something was shown, and what it says.
#[derive(Clone, Copy, Debug, Default)]
enum Told {
    #[default]
    Nothing,
    Foreign,
    Ours(ResourceKind),
}

impl From<Option<ResourceKind>> for Told {
    fn from(kind: Option<ResourceKind>) -> Self {
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
    exported_as: Option<ResourceKind>,
    has_properties: bool,
    has_pools: bool,
    has_network: bool,
}

impl Marks {
    /// Takes note of a member that is a string.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        if is("id") && value.starts_with('/') {
            self.id = kind_of_id(value).into();
        } else if is("type") {
            self.is_kubernetes = value.eq_ignore_ascii_case("kubernetes");
            if value.contains('/') {
                self.resource_type = ResourceKind::of_type(value).into();
            }
        } else if is("resource_id") {
            self.has_resource_id = value.starts_with('/');
        } else if is("resourceType") {
            self.exported_as = ResourceKind::of_type(value);
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
    pub(super) fn kind(&self) -> Option<ResourceKind> {
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
            return Some(ResourceKind::Compute);
        }
        (self.has_pools && self.has_network).then_some(ResourceKind::Cluster)
    }
}
