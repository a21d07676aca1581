//! A user's own file of service tags decides which prefixes a cluster must let in.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use akslint_data::date::Date;
use akslint_data::service_tags::ServiceTags;
use akslint_diagnostics::{Report, Severity, SourceFile, Sources};
use akslint_linter::{Config, lint, read_service_tags};

const SPEC: &str = "akslint: 1
workspace: { name: ws-ml, location: israelcentral }
compute: { name: scoring }
cluster:
  name: aks-scoring
  agentPoolProfiles: [{ name: system, mode: System, count: 3, vmSize: Standard_D4s_v5 }]
  networkProfile: { loadBalancerSku: standard }
  apiServerAccessProfile: { authorizedIPRanges: [73.140.245.0/24] }
";

fn report(service_tags: ServiceTags) -> Report {
    let mut sources = Sources::new();
    sources.add(SourceFile::new("aks.spec.yaml", SPEC));
    let mut config = Config::new(Date::parse("2026-11-25").expect("a date"));
    config.service_tags = service_tags;
    lint(sources, &config)
}

fn file(region: &str, prefixes: &str) -> ServiceTags {
    let text = format!(
        r#"{{"changeNumber": 412, "cloud": "Public", "values": [
            {{"name": "AzureMachineLearning.{region}", "properties": {{"addressPrefixes": [{prefixes}]}}}}]}}"#
    );
    read_service_tags(&text, "ServiceTags_Public_20261116.json").expect("a service tag file")
}

#[test]
fn the_embedded_snapshot_warns_and_a_current_file_is_an_error() {
    let embedded = report(ServiceTags::embedded());
    let [warning] = embedded.diagnostics.as_slice() else { panic!("{:?}", embedded.diagnostics) };
    assert_eq!((warning.code.as_ref(), warning.severity), ("AML312", Severity::Warning));
    assert!(warning.message.contains(ServiceTags::embedded().origin()), "{}", warning.message);

    let current = report(file("IsraelCentral", r#""20.217.41.0/27", "2603:1040:1402::/48""#));
    let [error] = current.diagnostics.as_slice() else { panic!("{:?}", current.diagnostics) };
    assert_eq!((error.code.as_ref(), error.severity), ("AML312", Severity::Error));
    assert_eq!(error.help.as_deref(), Some("authorize 20.217.41.0/27"));
    assert!(error.message.contains("1 of 1 Azure ML prefixes of israelcentral"), "{}", error.message);
    assert!(error.message.contains("412"), "{}", error.message);
}

#[test]
fn what_the_file_does_not_list_or_the_ranges_cover_is_not_demanded() {
    for tags in [file("WestEurope", r#""13.69.64.192/28""#), file("IsraelCentral", r#""73.140.245.16/28""#)] {
        assert!(report(tags).diagnostics.is_empty());
    }
}
