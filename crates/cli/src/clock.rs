//! The day on which the command runs.

use akslint_data::date::Date;
use std::time::{SystemTime, UNIX_EPOCH};

/// Today (UTC).
pub(crate) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs());
    Date::from_unix_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}
