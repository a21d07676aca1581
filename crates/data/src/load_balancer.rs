//! Which load balancer SKU a cluster gets when its declaration names none, and when Basic ended.
//!
//! Sources: Azure/AKS CHANGELOG @8d1c8909, azure-cli 2.91.0 (`acs/_loadbalancer.py`), terraform-provider-azurerm
//! CHANGELOG-v1 and -v2 @69697b7f, azure-aks-docs `upgrade-basic-load-balancer-on-aks.md` @fb060abe.

use crate::date::Date;

/// A SKU of the load balancer in front of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoadBalancerSku {
    /// `basic`: retired, and never possible with authorized ranges or a private cluster.
    Basic,
    /// `standard`.
    Standard,
}

/// The first ARM API version whose default is Standard.
pub const ARM_STANDARD_SINCE: Date = Date { year: 2020, month: 4, day: 1 };

/// The day AKS announced that no new clusters get a Basic load balancer.
pub const BASIC_CREATION_BLOCKED: Date = Date { year: 2025, month: 3, day: 31 };

/// The day the Basic load balancer was retired in AKS; existing ones lost support.
pub const BASIC_RETIRED: Date = Date { year: 2025, month: 9, day: 30 };

/// The default of an ARM or Bicep resource, by its API version (`2020-03-01`, `2024-01-02-preview`).
///
/// Nothing if the text does not begin with a day. In the output of `az aks show` the SKU is always filled in.
pub fn arm_default(api_version: &str) -> Option<LoadBalancerSku> {
    let (day, suffix) = api_version.split_at_checked(10)?;
    if !suffix.is_empty() && !suffix.starts_with('-') {
        return None;
    }
    let day = Date::parse(day)?;
    Some(if day < ARM_STANDARD_SINCE { LoadBalancerSku::Basic } else { LoadBalancerSku::Standard })
}

/// The default of `az aks create` in a release of the Azure CLI, for a Kubernetes `(major, minor)` if one is named.
pub fn azure_cli_default(cli: (u32, u32, u32), kubernetes: Option<(u32, u32)>) -> LoadBalancerSku {
    let too_old = kubernetes.is_some_and(|version| version < (1, 13));
    if cli < (2, 0, 76) || too_old { LoadBalancerSku::Basic } else { LoadBalancerSku::Standard }
}

/// The default of the Terraform provider azurerm in a release.
///
/// Before 1.32.0 the provider sends nothing and the API of its time decides, which is Basic too.
pub fn azurerm_default(provider: (u32, u32, u32)) -> LoadBalancerSku {
    if provider < (2, 0, 0) { LoadBalancerSku::Basic } else { LoadBalancerSku::Standard }
}

#[cfg(test)]
mod tests {
    use super::LoadBalancerSku::{Basic, Standard};
    use super::*;

    #[test]
    fn the_api_version_decides_in_arm() {
        for (api_version, sku) in [
            ("2019-08-01", Some(Basic)),
            ("2020-03-01", Some(Basic)),
            ("2020-04-01", Some(Standard)),
            ("2026-01-02-preview", Some(Standard)),
            ("2020-13-01", None),
            ("2020-04-01preview", None),
            ("latest", None),
            ("", None),
            ("[parameters('apiVersion')]", None),
            ("2020-04-0é", None),
        ] {
            assert_eq!(arm_default(api_version), sku, "{api_version}");
        }
    }

    #[test]
    fn releases_are_compared_as_numbers() {
        assert_eq!(azure_cli_default((2, 0, 9), None), Basic);
        assert_eq!(azure_cli_default((2, 0, 76), None), Standard);
        assert_eq!(azure_cli_default((2, 10, 0), Some((1, 9))), Basic);
        assert_eq!(azure_cli_default((2, 10, 0), Some((1, 13))), Standard);
        assert_eq!(azurerm_default((1, 44, 0)), Basic);
        assert_eq!(azurerm_default((2, 0, 0)), Standard);
    }
}
