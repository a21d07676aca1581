//! The day of the run.

use akslint_data::date::Date;
use akslint_diagnostics::Profile;
use std::time::{SystemTime, UNIX_EPOCH};

/// The day for which a run judges when it is not told: today (UTC), or the date of the page.
pub(crate) fn day(profile: Profile) -> Date {
    match profile {
        Profile::V1_2020 => akslint_data::aks_versions::V1_2020_DATE,
        Profile::Current => today(),
    }
}

/// Today (UTC).
pub(crate) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    Date::from_unix_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}
