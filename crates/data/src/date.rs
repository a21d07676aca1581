//! A calendar day. The day on which a check is made is always handed in, never read from the clock.

use std::fmt;

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Date {
    // Ordered by significance: the derived comparison is the order in time.
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

const SECONDS_PER_DAY: i64 = 86_400;

impl Date {
    /// The last day that can be written.
    pub const MAX: Date = Date { year: 9999, month: 12, day: 31 };
    /// The first day that can be written.
    pub const MIN: Date = Date { year: 1, month: 1, day: 1 };

    /// Makes a date, or nothing if there is no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        if year == 0 || year > 9999 || month == 0 || month > 12 || day == 0 || day > days_in(year, month) {
            return None;
        }
        Some(Date { year, month, day })
    }

    /// Reads `YYYY-MM-DD`; nothing else is accepted.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.splitn(3, '-');
        let year = number(parts.next()?, 4)?;
        let month = u8::try_from(number(parts.next()?, 2)?).ok()?;
        let day = u8::try_from(number(parts.next()?, 2)?).ok()?;
        Date::new(year, month, day)
    }

    /// Converts seconds since 1970-01-01T00:00:00Z to the UTC day, clamped to the representable range.
    pub fn from_unix_seconds(seconds: i64) -> Date {
        // Howard Hinnant's civil_from_days: days are counted from 0000-03-01, so leap days end the year.
        let days = seconds.div_euclid(SECONDS_PER_DAY) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let clamped = if year < 1 { Date::MIN } else { Date::MAX };
        match (u16::try_from(year), u8::try_from(month), u8::try_from(day)) {
            (Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).unwrap_or(clamped),
            _ => clamped,
        }
    }

    /// The year, 1 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Reads exactly `digits` decimal digits, so that neither `+1` nor `2026-1-2` is a date.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_real_days_in_the_one_spelling_are_dates() {
        assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for text in ["2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        for text in
            ["", "2026-1-2", "2026-01-02T00:00:00Z", "+026-01-02", "20260102", " 2026-01-02", "2026-01-٠١"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn unix_seconds_become_utc_days() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (951_782_400, "2000-02-29"),
            (1_763_424_000, "2025-11-18"),
            (4_102_444_799, "2099-12-31"),
        ] {
            assert_eq!(Date::from_unix_seconds(seconds).to_string(), day);
        }
        assert_eq!(Date::from_unix_seconds(i64::MAX), Date::MAX);
        assert_eq!(Date::from_unix_seconds(i64::MIN), Date::MIN);
    }

    #[test]
    fn dates_compare_in_time() {
        let day = |text| Date::parse(text).unwrap();
        assert!(day("2025-09-30") < day("2025-10-01"));
        assert!(day("2025-12-31") < day("2026-01-01"));
    }

    proptest! {
        #[test]
        fn text_and_date_round_trip(year in 1u16..=9999, month in 1u8..=12, day in 1u8..=31) {
            if let Some(date) = Date::new(year, month, day) {
                prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            }
        }

        #[test]
        fn a_day_lasts_86400_seconds(day in -700_000i64..2_900_000) {
            let start = Date::from_unix_seconds(day * SECONDS_PER_DAY);
            prop_assert_eq!(Date::from_unix_seconds((day + 1) * SECONDS_PER_DAY - 1), start);
            prop_assert!(Date::from_unix_seconds((day + 1) * SECONDS_PER_DAY) > start);
        }

        #[test]
        fn parse_accepts_any_text(text in "\\PC*") {
            if let Some(date) = Date::parse(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
