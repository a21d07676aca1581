//! `Microsoft.MachineLearningServices/workspaces` and their `computes`.

use super::cluster::path;
use crate::vocabulary::{Fields, Resource, View};
use akslint_model::{
    Compute, ComputeKind, Identity, NetworkProfile, Target, Term, Tls, Value, Vocabulary, Workspace,
};

/// Lowers a workspace.
pub fn workspace<V: View>(resource: Resource<V>) -> Workspace {
    let Resource { declared, identity, envelope, omission, .. } = resource;
    omission.in_workspace(Workspace { declared, identity, location: envelope.text("location") })
}

/// Lowers a compute of `workspace`. `settings` are the fields that ARM puts into `properties.properties`; `target`
/// says whether the cluster is made or attached.
pub fn compute<V: View>(
    resource: Resource<V>,
    settings: &Fields<V>,
    kind: ComputeKind,
    workspace: Identity,
    target: Target,
) -> Compute {
    let Resource { declared, identity, envelope, properties, omission } = resource;
    let words = declared.vocabulary;
    let location = match properties.text("computeLocation") {
        Value::Absent(_) => envelope.text("location"),
        given => given,
    };
    let api_server = settings.block("apiServerAccessProfile");
    let private_cluster = match api_server.flag(path(words, Term::PrivateCluster)) {
        Value::Absent(_) => settings.flag("enablePrivateCluster"),
        given => given,
    };
    let compute = Compute {
        kind,
        name: identity.name,
        workspace,
        location,
        target,
        purpose: settings.text(path(words, Term::Purpose)),
        agent_count: settings.count(path(words, Term::AgentCount)),
        agent_vm_size: settings.text(path(words, Term::AgentVmSize)),
        subnet: settings.block("aksNetworkingConfiguration").text(path(words.of_created(), Term::SubnetId)),
        private_cluster,
        network: network_profile(settings, words.of_created()),
        load_balancer_type: settings.text(path(words, Term::LoadBalancerType)),
        load_balancer_subnet: settings.text(path(words, Term::LoadBalancerSubnet)),
        tls: tls(&settings.block("sslConfiguration"), words),
        declared,
    };
    omission.in_compute(compute)
}

/// Of the network settings of the cluster to be created, a compute can give three.
fn network_profile<V: View>(settings: &Fields<V>, words: &Vocabulary) -> NetworkProfile {
    let networking = settings.block("aksNetworkingConfiguration");
    let others = settings.block("networkProfile");
    let given = |term| networking.text(path(words, term));
    let other = |term| others.text(path(words, term));
    NetworkProfile {
        block: networking.span(),
        plugin: other(Term::NetworkPlugin),
        plugin_mode: other(Term::NetworkPluginMode),
        pod_cidr: other(Term::PodCidr),
        service_cidr: given(Term::ServiceCidr),
        dns_service_ip: given(Term::DnsServiceIp),
        docker_bridge_cidr: given(Term::DockerBridgeCidr),
        load_balancer_sku: other(Term::LoadBalancerSku),
        outbound_type: other(Term::OutboundType),
    }
}

fn tls<V: View>(block: &Fields<V>, words: &Vocabulary) -> Tls {
    Tls {
        block: block.span(),
        status: block.text(path(words, Term::TlsStatus)),
        certificate: block.secret(path(words, Term::Certificate)),
        key: block.secret(path(words, Term::PrivateKey)),
        cname: block.text(path(words, Term::Cname)),
        leaf_domain_label: block.text(path(words, Term::LeafDomainLabel)),
        overwrite_existing_domain: block.flag(path(words, Term::OverwriteExistingDomain)),
    }
}
