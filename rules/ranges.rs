//! The address ranges of a cluster and of the networks it stands in, as the rules compare them.

use akslint_model::prelude::*;
use akslint_model::{Symbol, cidr, ip, overlap};
use ipnet::Ipv4Net;
use std::fmt;
use std::net::Ipv4Addr;

/// Ranges that AKS bars for services, pods and networks. Source: the AKS pages on kubenet and Azure CNI.
pub(crate) const RESERVED: [Ipv4Net; 4] = [
    Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 30, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 31, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 0, 2, 0), 24),
];

/// A network setting of a cluster, with the platform's default where it is left out.
pub(crate) struct Setting {
    what: &'static str,
    /// The range or address.
    pub(crate) value: Value<Text>,
    /// Whether it is the default.
    pub(crate) is_default: bool,
}

impl Setting {
    /// Azure's output may be a selection of columns: what it does not show need not be the default.
    fn new(cluster: &Cluster, what: &'static str, given: &Value<Text>, effective: Value<Text>) -> Self {
        let observed = cluster.declared.is_printed();
        let value = if observed { given.clone() } else { effective };
        let is_default = !given.is_written() && value.is_written();
        Self { what, value, is_default }
    }

    /// The range, if it is known and well-formed.
    pub(crate) fn net(&self) -> Option<Ipv4Net> {
        cidr(self.value.known()?).ok()
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_default {
            f.write_str("the default ")?;
        }
        write!(f, "{} {}", self.what, shown(&self.value))
    }
}

/// The range of the services.
pub(crate) fn service_range(cluster: &Cluster) -> Setting {
    let network = &cluster.network;
    Setting::new(cluster, "service range", &network.service_cidr, network.effective_service_cidr())
}

/// The range of the pods, where they have one of their own.
pub(crate) fn pod_range(cluster: &Cluster) -> Setting {
    let network = &cluster.network;
    Setting::new(cluster, "pod range", &network.pod_cidr, network.effective_pod_cidr())
}

/// The address of the DNS service.
pub(crate) fn dns_address(cluster: &Cluster) -> Setting {
    let network = &cluster.network;
    Setting::new(cluster, "DNS address", &network.dns_service_ip, network.effective_dns_service_ip())
}

/// A value for a message: the text, or the expression that is not known.
pub(crate) fn shown(value: &Value<Text>) -> &str {
    match value {
        Value::Known(text, _) => text,
        Value::Unknown(symbol, _) => symbol.text(),
        Value::Absent(_) => "(left out)",
    }
}

/// Whether the two texts pass `test`; what is left out does not.
pub(crate) fn relate(one: &Value<Text>, two: &Value<Text>, test: impl Fn(&str, &str) -> bool) -> Truth {
    match (one, two) {
        (Value::Absent(_), _) | (_, Value::Absent(_)) => Truth::False,
        (Value::Known(one, _), two) => two.is(|two| test(one, two)),
        (one, Value::Known(two, _)) => one.is(|one| test(one, two)),
        (Value::Unknown(one, _), Value::Unknown(two, _)) => {
            Truth::depends_on(one.roots()) & Truth::depends_on(two.roots())
        }
    }
}

/// Whether the two ranges share an address; what is no range shares none.
pub(crate) fn share(one: &Value<Text>, two: &Value<Text>) -> Truth {
    relate(one, two, |one, two| match (cidr(one), cidr(two)) {
        (Ok(one), Ok(two)) => overlap(one, two),
        _ => false,
    })
}

/// A network in which pools of a cluster stand.
#[derive(Clone, Copy)]
pub(crate) struct Home<'m> {
    /// The subnet's resource id at the first of these pools.
    pub(crate) subnet_id: &'m Value<Text>,
    /// The network.
    pub(crate) network: &'m VirtualNetwork,
}

/// The networks of a cluster: those that the inputs declare, each once, and names for those that they do not.
pub(crate) fn homes<'m>(model: &'m Model, cluster: &'m Cluster) -> (Vec<Home<'m>>, Vec<Symbol>) {
    let (mut homes, mut unseen): (Vec<Home<'_>>, Vec<Symbol>) = (Vec::new(), Vec::new());
    for pool in &cluster.pools.items {
        if let Some((network, _)) = model.home(pool) {
            if !homes.iter().any(|home| std::ptr::eq(home.network, network)) {
                homes.push(Home { subnet_id: &pool.subnet, network });
            }
        } else if let akslint_model::Home::Unseen(symbols) = &pool.home {
            unseen.extend_from_slice(symbols);
        }
    }
    (homes, unseen)
}

/// The first /16 that is free of everything that the cluster's own file knows: a proposal for a service range.
pub(crate) fn free_range(model: &Model, cluster: &Cluster) -> Option<Ipv4Net> {
    let known = |value: &Value<Text>| value.known().and_then(|text| cidr(text).ok());
    let near = |network: &&VirtualNetwork| network.declared.scope.file() == cluster.declared.scope.file();
    let homes = homes(model, cluster).0.into_iter().map(|home| home.network);
    let networks = model.networks().iter().filter(near).chain(homes).flat_map(|network| {
        let subnets = network.subnets.items.iter().flat_map(|subnet| &subnet.prefixes.items);
        network.address_prefixes.items.iter().chain(subnets)
    });
    let mut taken: Vec<Ipv4Net> = networks.filter_map(known).collect();
    taken.extend(known(&cluster.network.effective_pod_cidr()));
    taken.extend(known(&cluster.network.effective_docker_bridge_cidr()));
    taken.extend(RESERVED);
    let ten = (0..=255).map(|second| Ipv4Addr::new(10, second, 0, 0));
    let others = (16..32).map(|second| Ipv4Addr::new(172, second, 0, 0));
    ten.chain(others)
        .chain([Ipv4Addr::new(192, 168, 0, 0)])
        .filter_map(|address| Ipv4Net::new(address, 16).ok())
        .find(|candidate| !taken.iter().any(|net| overlap(*net, *candidate)))
}

/// The usual DNS address of a service range: the tenth after the network's own, or the second in a small range.
pub(crate) fn usual_dns_address(range: Ipv4Net) -> Option<Ipv4Addr> {
    let at = |offset: u32| u32::from(range.network()).checked_add(offset).map(Ipv4Addr::from);
    [10, 2].into_iter().filter_map(at).find(|address| range.contains(address) && *address < range.broadcast())
}

/// Whether the DNS address lies outside the service range.
pub(crate) fn is_outside(cluster: &Cluster) -> Truth {
    let (service, dns) = (service_range(cluster), dns_address(cluster));
    relate(&service.value, &dns.value, |service, dns| match (cidr(service), ip(dns)) {
        (Ok(service), Ok(dns)) => !service.contains(&dns),
        _ => false,
    })
}

/// Whether the api-version takes `serviceCidr`, `dnsServiceIP` and `dockerBridgeCidr` together or not at all.
pub(crate) fn wants_all_three(cluster: &Cluster) -> bool {
    const API_VERSION: &str = "2018-03-31";
    cluster.declared.is_declared() && cluster.declared.api_version.as_deref() == Some(API_VERSION)
}
