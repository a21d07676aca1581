//! The rules, one folder each: the check, its `rule.json`, its page, its examples.
//!
//! A rule asks the model questions and reports what is certain. It reads no file and knows no default.

mod accelerator_in_secondary_pool;
mod agent_count_positive;
mod attach_target_ambiguous;
mod attach_target_missing;
mod autoscaler_bounds;
mod cidr_format;
mod compute_name_charset;
mod compute_name_duplicate;
mod compute_name_end;
mod compute_name_length;
mod compute_name_required;
mod compute_name_reserved;
mod compute_name_start;
mod dev_test_vcpu_minimum;
mod dns_ip_in_range;
mod dns_ip_reserved;
mod dns_service_pair;
mod duplicate_attachment;
mod internal_load_balancer_subnet_mismatch;
mod internal_load_balancer_without_subnet;
mod leaf_domain_label_format;
mod load_balancer_subnet_with_public;
mod load_balancer_type_value;
mod outbound_type_needs_standard_load_balancer;
mod outbound_type_value;
mod private_needs_attach;
mod private_needs_standard_load_balancer;
mod private_public_fqdn;
mod private_with_public_endpoint;
mod production_autoscaler_minimum;
mod production_node_minimum;
mod production_vcpu_minimum;
mod purpose_value;
mod ranges_allow_all;
mod ranges_count;
mod ranges_format;
mod ranges_miss_machine_learning;
mod ranges_need_standard_load_balancer;
mod ranges_public;
mod ranges_service_tag;
mod ranges_with_private_cluster;
mod ranges_zero;
mod reserved_ranges;
mod resource_id_case;
mod resource_id_format;
mod resource_id_placeholder;
mod resource_id_type;
mod secondary_pool;
mod service_cidr_overlap;
mod service_cidr_too_large;
mod service_pod_overlap;
mod subscription_mismatch;
mod tls_exclusive;
mod tls_incomplete;
mod tls_overwrite_without_label;
mod tls_status_mismatch;
mod tls_with_internal_load_balancer;
mod udr_needs_subnet;
mod vm_size_retired;
mod vm_size_unknown;

mod authorized_range;
mod basic_load_balancer;
mod capacity;
mod cluster_id;
mod compute_name;
mod edit;
mod machine_size;
mod metadata;
#[cfg(feature = "pages")]
mod pages;
mod pools;
mod purpose;
mod ranges;
mod rule;
mod tls;

#[cfg(feature = "pages")]
pub use pages::PAGES;
pub use rule::{Facts, Rule};

/// Every rule, in the order of the codes.
pub static RULES: &[Rule] = &[
    compute_name_required::RULE,
    compute_name_length::RULE,
    compute_name_charset::RULE,
    compute_name_start::RULE,
    compute_name_end::RULE,
    compute_name_reserved::RULE,
    compute_name_duplicate::RULE,
    purpose_value::RULE,
    production_vcpu_minimum::RULE,
    production_node_minimum::RULE,
    production_autoscaler_minimum::RULE,
    dev_test_vcpu_minimum::RULE,
    agent_count_positive::RULE,
    secondary_pool::RULE,
    accelerator_in_secondary_pool::RULE,
    vm_size_unknown::RULE,
    vm_size_retired::RULE,
    autoscaler_bounds::RULE,
    private_needs_attach::RULE,
    private_needs_standard_load_balancer::RULE,
    ranges_need_standard_load_balancer::RULE,
    ranges_with_private_cluster::RULE,
    ranges_count::RULE,
    ranges_public::RULE,
    ranges_format::RULE,
    ranges_zero::RULE,
    ranges_allow_all::RULE,
    ranges_miss_machine_learning::RULE,
    ranges_service_tag::RULE,
    private_public_fqdn::RULE,
    load_balancer_type_value::RULE,
    load_balancer_subnet_with_public::RULE,
    internal_load_balancer_without_subnet::RULE,
    internal_load_balancer_subnet_mismatch::RULE,
    private_with_public_endpoint::RULE,
    outbound_type_value::RULE,
    udr_needs_subnet::RULE,
    outbound_type_needs_standard_load_balancer::RULE,
    tls_incomplete::RULE,
    tls_exclusive::RULE,
    tls_overwrite_without_label::RULE,
    tls_with_internal_load_balancer::RULE,
    leaf_domain_label_format::RULE,
    tls_status_mismatch::RULE,
    cidr_format::RULE,
    service_cidr_too_large::RULE,
    service_cidr_overlap::RULE,
    service_pod_overlap::RULE,
    reserved_ranges::RULE,
    dns_ip_in_range::RULE,
    dns_ip_reserved::RULE,
    dns_service_pair::RULE,
    attach_target_missing::RULE,
    attach_target_ambiguous::RULE,
    resource_id_format::RULE,
    resource_id_type::RULE,
    resource_id_case::RULE,
    resource_id_placeholder::RULE,
    subscription_mismatch::RULE,
    duplicate_attachment::RULE,
];
