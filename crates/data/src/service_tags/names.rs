//! How the name of a service tag is told from an address: people put tags where ranges belong.

use crate::regions;

/// The tags whose names do not begin with `Azure`: those of the public file of 2025-11-06 (change number 376), and
/// the two that no file lists.
const OTHER_TAGS: [&str; 53] = [
    "ActionGroup",
    "ApiManagement",
    "AppConfiguration",
    "AppService",
    "AppServiceManagement",
    "ApplicationInsightsAvailability",
    "AutonomousDevelopmentPlatform",
    "BatchNodeManagement",
    "ChaosStudio",
    "CognitiveServicesFrontend",
    "CognitiveServicesManagement",
    "DataFactory",
    "DataFactoryManagement",
    "Dynamics365BusinessCentral",
    "Dynamics365ForMarketingEmail",
    "EOPExternalPublishedIPs",
    "EventHub",
    "GatewayManager",
    "Grafana",
    "GuestAndHybridManagement",
    "HDInsight",
    "Internet",
    "KustoAnalytics",
    "LogicApps",
    "LogicAppsManagement",
    "M365ManagementActivityApi",
    "M365ManagementActivityApiWebhook",
    "Marketplace",
    "MicrosoftAzureFluidRelay",
    "MicrosoftCloudAppSecurity",
    "MicrosoftContainerRegistry",
    "MicrosoftDefenderForEndpoint",
    "MicrosoftPurviewPolicyDistribution",
    "OneDsCollector",
    "PowerBI",
    "PowerPlatformInfra",
    "PowerPlatformPlex",
    "PowerQueryOnline",
    "SCCservice",
    "Scuba",
    "SecurityCopilot",
    "SerialConsole",
    "ServiceBus",
    "ServiceFabric",
    "Sql",
    "SqlManagement",
    "Storage",
    "StorageMover",
    "StorageSyncService",
    "VideoIndexer",
    "VirtualNetwork",
    "WindowsAdminCenter",
    "WindowsVirtualDesktop",
];

/// Whether `text` is the name of a service tag, with or without a region: `AzureMachineLearning.WestEurope`,
/// `Storage`. Names that begin with `Azure` count without being listed, as new tags appear often.
pub fn is_tag_name(text: &str) -> bool {
    let (tag, region) = text.split_once('.').map_or((text, None), |(tag, region)| (tag, Some(region)));
    let known = OTHER_TAGS.iter().any(|other| other.eq_ignore_ascii_case(tag));
    let begins = tag.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("azure")) && tag.len() > 5;
    let alphanumeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let named = alphanumeric(tag) && region.is_none_or(alphanumeric);
    named && (known || begins || region.is_some_and(|region| regions::find(region).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_addresses_and_host_names() {
        for tag in [
            "AzureMachineLearning",
            "azuremachinelearning.westeurope",
            "AzureCloud.centralfrance",
            "Storage.WestEurope",
            "Internet",
            "BrandNewService.WestEurope",
        ] {
            assert!(is_tag_name(tag), "{tag}");
        }
        for text in [
            "",
            "azure",
            "abc",
            "73.140.245.0",
            "10.0.0.0/8",
            "example.com",
            "Azure.",
            "azure-devops",
            "Sql.a.b",
        ] {
            assert!(!is_tag_name(text), "{text}");
        }
    }
}
