//! The AKS release calendar: which Kubernetes minor versions are supported on a day.

use crate::Snapshot;
use crate::date::Date;
use crate::generated::aks_versions as table;

/// Where the calendar comes from; what it says about later days was a plan.
pub const SNAPSHOT: Snapshot = table::SNAPSHOT;

/// One minor version and its calendar. A month without a day is its first for releases, its last for ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AksVersion {
    /// The major version, always 1 so far.
    pub major: u32,
    /// The minor version: 10 in `1.10`, after 9.
    pub minor: u32,
    /// The first day as a preview.
    pub preview: Date,
    /// The first day of general availability.
    pub general_availability: Date,
    /// The last day of standard support.
    pub end_of_life: Date,
    /// The last day of long-term support (Premium tier with the plan `AKSLongTermSupport`), where offered.
    pub long_term_end: Option<Date>,
}

/// What the calendar says about a version on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VersionStatus {
    /// Known, but not even a preview yet.
    NotReleased,
    /// Available as a preview, until the day it becomes generally available.
    Preview {
        /// The first day of general availability.
        until: Date,
    },
    /// Generally available and supported.
    Supported {
        /// The last day of standard support.
        until: Date,
    },
    /// Supported under the long-term plan only.
    LongTermOnly {
        /// The last day of long-term support.
        until: Date,
    },
    /// No longer supported.
    Ended {
        /// The last day of any support; unknown for versions older than the calendar.
        on: Option<Date>,
    },
    /// The calendar cannot tell: the version is newer than it, or the day lies before it.
    Unlisted,
}

/// Says what the calendar knows about version `major.minor` on the day `as_of`.
///
/// Patches do not matter, and a minor that ended for most clusters may still be supported long-term.
pub fn status(major: u32, minor: u32, as_of: Date) -> VersionStatus {
    let Some(version) = find(major, minor) else {
        // A version before the calendar has ended once the calendar's oldest one has.
        return match table::VERSIONS.first() {
            Some(oldest) if (major, minor) < (oldest.major, oldest.minor) && as_of > oldest.end_of_life => {
                VersionStatus::Ended { on: None }
            }
            _ => VersionStatus::Unlisted,
        };
    };
    match version.long_term_end {
        _ if as_of < version.preview => VersionStatus::NotReleased,
        _ if as_of < version.general_availability => {
            VersionStatus::Preview { until: version.general_availability }
        }
        _ if as_of <= version.end_of_life => VersionStatus::Supported { until: version.end_of_life },
        Some(until) if as_of <= until => VersionStatus::LongTermOnly { until },
        end => VersionStatus::Ended { on: Some(end.unwrap_or(version.end_of_life)) },
    }
}

/// Finds a minor version in the calendar.
pub fn find(major: u32, minor: u32) -> Option<&'static AksVersion> {
    let index = table::VERSIONS.binary_search_by_key(&(major, minor), |row| (row.major, row.minor)).ok()?;
    table::VERSIONS.get(index)
}

/// Lists the minor versions in standard support on a day, oldest first; empty for days before the calendar.
pub fn supported(as_of: Date) -> impl Iterator<Item = &'static AksVersion> {
    table::VERSIONS
        .iter()
        .filter(move |row| matches!(status(row.major, row.minor, as_of), VersionStatus::Supported { .. }))
}

/// Reads the major and minor part of `1.29`, `1.29.4` or `v1.29.4`; anything else is no version.
pub fn parse(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.').map(|part| {
        (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())?
    });
    let version = (numbers.next()??, numbers.next()??);
    match (numbers.next(), numbers.next()) {
        (None | Some(Some(_)), None) => Some(version),
        _ => None,
    }
}

/// A version that the Azure Machine Learning page of 2020-10-02 lists as attachable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedVersion {
    /// The full version: `1.17.9`.
    pub version: &'static str,
    /// Whether the page marks it as a preview.
    pub preview: bool,
}

/// The eight versions of that page, newest first.
pub const V1_2020: [ListedVersion; 8] = [
    ListedVersion { version: "1.18.6", preview: true },
    ListedVersion { version: "1.18.4", preview: true },
    ListedVersion { version: "1.17.9", preview: false },
    ListedVersion { version: "1.17.7", preview: false },
    ListedVersion { version: "1.16.13", preview: false },
    ListedVersion { version: "1.16.10", preview: false },
    ListedVersion { version: "1.15.12", preview: false },
    ListedVersion { version: "1.15.11", preview: false },
];

/// The version that page shows as the default of a new cluster.
pub const V1_2020_DEFAULT: &str = "1.16.13";

/// The day of that page.
pub const V1_2020_DATE: Date = Date { year: 2020, month: 10, day: 2 };

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn on(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_life_of_a_version() {
        for (day, expected) in [
            ("2025-01-31", VersionStatus::NotReleased),
            ("2025-02-01", VersionStatus::Preview { until: on("2025-04-01") }),
            ("2025-04-01", VersionStatus::Supported { until: on("2026-03-31") }),
            ("2026-03-31", VersionStatus::Supported { until: on("2026-03-31") }),
            ("2026-04-01", VersionStatus::LongTermOnly { until: on("2027-03-31") }),
            ("2027-04-01", VersionStatus::Ended { on: Some(on("2027-03-31")) }),
        ] {
            assert_eq!(status(1, 32, on(day)), expected, "{day}");
        }
        assert_eq!(status(1, 26, on("2024-04-01")), VersionStatus::Ended { on: Some(on("2024-03-31")) });
    }

    #[test]
    fn a_month_without_a_day_ends_on_its_last() {
        let end = |minor| find(1, minor).unwrap().end_of_life.to_string();
        assert_eq!(
            (end(34).as_str(), end(28).as_str(), end(36).as_str()),
            ("2026-11-30", "2025-01-31", "2027-06-30")
        );
        assert_eq!(end(30), "2025-08-22", "a day that is given is kept");
    }

    #[test]
    fn versions_outside_the_calendar() {
        assert_eq!(status(1, 15, on("2020-10-02")), VersionStatus::Unlisted, "it was still listed then");
        assert_eq!(status(1, 15, on("2021-02-01")), VersionStatus::Ended { on: None });
        assert_eq!(status(1, 9, on("2026-01-01")), VersionStatus::Ended { on: None });
        assert_eq!(status(1, 99, on("2026-01-01")), VersionStatus::Unlisted);
        assert_eq!(status(2, 0, on("2026-01-01")), VersionStatus::Unlisted);
    }

    #[test]
    fn minors_are_numbers() {
        assert!(parse("1.9").unwrap() < parse("1.10.2").unwrap());
        assert_eq!(parse("v1.29.4"), Some((1, 29)));
        for text in
            ["", "1", "1.", "1.x", "1.18.6(preview)", "1.2.3.4", "1.29.", "latest", "+1.2", "1.99999999999"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn three_minors_are_supported_at_the_time_of_the_snapshot() {
        let minors: Vec<u32> = supported(SNAPSHOT.date).map(|version| version.minor).collect();
        assert_eq!(minors, [34, 35, 36]);
        assert_eq!(supported(on("2018-01-01")).count(), 0);
    }

    #[test]
    fn the_calendar_is_sorted_and_in_order_of_life() {
        assert!(table::VERSIONS.is_sorted_by_key(|row| (row.major, row.minor)));
        for row in table::VERSIONS {
            assert!(
                row.preview < row.general_availability && row.general_availability < row.end_of_life,
                "{row:?}"
            );
            assert!(row.long_term_end.is_none_or(|end| end > row.end_of_life), "{row:?}");
        }
    }

    #[test]
    fn the_page_of_2020_has_two_previews_and_its_own_default() {
        assert_eq!(V1_2020.iter().filter(|listed| listed.preview).count(), 2);
        assert!(V1_2020.iter().any(|listed| listed.version == V1_2020_DEFAULT && !listed.preview));
        assert!(V1_2020.iter().all(|listed| parse(listed.version).is_some()));
    }

    proptest! {
        #[test]
        fn any_version_on_any_day_has_a_status(major in 0u32..3, minor in any::<u32>(), day in any::<i32>()) {
            let _ = status(major, minor, Date::from_unix_seconds(i64::from(day) * 1000));
        }

        #[test]
        fn parse_accepts_any_text(text in "\\PC*") {
            let _ = parse(&text);
        }
    }
}
