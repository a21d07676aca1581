#![allow(clippy::unwrap_used)]
use super::convention::Parts;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What the traps look at.
fn facts(name: &str) -> (u32, u32, u32, u32) {
    let size = find(name).unwrap();
    (size.vcpus, size.usable_vcpus, size.gpus, size.fpgas)
}

#[test]
fn every_row_is_found_in_any_case() {
    let mut count = 0;
    for row in rows() {
        let name = name_of(row);
        let size = find(name).unwrap();
        assert_eq!((size.name.as_ref(), size.basis), (name, Basis::Table));
        assert_eq!(find(&name.to_ascii_lowercase()), Some(size.clone()), "{name}");
        assert_eq!(find(&name.to_ascii_uppercase()), Some(size.clone()), "{name}");
        assert!(size.usable_vcpus >= 1 && size.usable_vcpus <= size.vcpus, "{name}");
        assert!(size.memory_mib.unwrap() >= 512, "{name}");
        assert!(size.status != Status::Retiring || size.retirement.is_some(), "{name}");
        count += 1;
    }
    assert_eq!(count, 1562);
}

#[test]
fn the_table_is_sorted_and_no_two_names_differ_in_separators_only() {
    let names: Vec<String> = rows().map(|row| name_of(row).to_ascii_lowercase()).collect();
    assert!(names.is_sorted());
    let simplified: BTreeSet<String> = names.iter().map(|name| name.replace(['_', '-'], "")).collect();
    assert_eq!(simplified.len(), names.len());
}

#[test]
fn the_naming_convention_gives_the_vcpus_of_every_row_outside_the_closed_families() {
    let mut exceptions = 0;
    for row in rows() {
        let size = find(name_of(row)).unwrap();
        let parts = Parts::parse(&size.name).unwrap();
        let agrees = (parts.vcpus, parts.usable_vcpus) == (size.vcpus, size.usable_vcpus);
        let closed = match parts.family.as_str() {
            "A" | "G" | "GS" => !size.name.contains("_v"),
            "D" | "DS" => !size.name.contains("_v") || size.name.contains("_v2"),
            _ => false,
        };
        assert!(agrees || closed, "{} has {}/{} vCPUs", size.name, size.vcpus, size.usable_vcpus);
        exceptions += usize::from(!agrees);
    }
    assert_eq!(exceptions, 75);
}

#[test]
fn the_feature_letter_p_means_arm() {
    for row in rows() {
        let size = find(name_of(row)).unwrap();
        let arm = Parts::parse(&size.name).unwrap().is_arm();
        // The Grace hosts of these two have no `p`.
        let grace = size.name.contains("GB200") || size.name.contains("GB300");
        assert_eq!(size.architecture == Architecture::Arm64, arm || grace, "{}", size.name);
    }
}

#[test]
fn constrained_sizes_offer_fewer_vcpus_than_they_have() {
    assert_eq!(facts("Standard_E16-4s_v5"), (16, 4, 0, 0));
    assert_eq!(facts("Standard_DS14-4_v2"), (16, 4, 0, 0));
    // The API says 80; the size it constrains has 64.
    assert_eq!(facts("Standard_F64-16ams_v7"), (64, 16, 0, 0));
}

#[test]
fn the_number_in_a_legacy_name_is_not_the_count() {
    assert_eq!(facts("Standard_D3_v2").0, 4);
    assert_eq!(facts("Standard_DS15_v2").0, 20);
    assert_eq!(facts("Standard_A5").0, 2);
    assert_eq!(facts("Basic_A4").0, 8);
    assert_eq!(facts("Standard_GS5-16"), (32, 16, 0, 0));
}

#[test]
fn fpgas_are_not_gpus() {
    assert_eq!(facts("Standard_NP10s"), (10, 10, 0, 1));
    assert_eq!(facts("Standard_NP40s"), (40, 40, 0, 4));
    assert_eq!(facts("Standard_PB6s"), (6, 6, 0, 1));
    let size = find("Standard_PB6s").unwrap();
    assert!(size.is_fpga() && size.is_accelerated() && !size.is_gpu());
}

#[test]
fn gpus_the_api_leaves_out_are_there() {
    assert_eq!(facts("Standard_NV4ads_V710_v5").2, 1);
    assert_eq!(facts("Standard_ND96isr_MI300X_v5").2, 8);
    assert_eq!(facts("Standard_ND128isr_GB300_v6").2, 4);
    assert_eq!(facts("Standard_NC24").2, 4);
}

#[test]
fn memory_of_less_than_a_gibibyte_is_kept() {
    assert_eq!(find("Standard_B1ls").unwrap().memory_mib, Some(512));
    assert_eq!(find("Standard_A1").unwrap().memory_mib, Some(1792));
}

#[test]
fn only_the_b_series_is_burstable() {
    assert!(find("Standard_B2s").unwrap().is_burstable());
    assert!(find("Standard_B2ts_v2").unwrap().is_burstable());
    assert!(!find("Standard_D2s_v5").unwrap().is_burstable());
    assert!(!find("Basic_A1").unwrap().is_burstable());
}

#[test]
fn retirement_is_a_question_of_the_day() {
    let day = |text| Date::parse(text).unwrap();
    let on = |name: &str, text| find(name).unwrap().retired_on(day(text));
    assert_eq!(on("Standard_NC6s_v3", "2025-09-29"), Some(false));
    assert_eq!(on("Standard_NC6s_v3", "2025-09-30"), Some(true));
    assert_eq!(on("Standard_D3_v2", "2026-11-23"), Some(false));
    assert_eq!(on("Standard_D3_v2", "2028-05-01"), Some(true));
    assert_eq!(on("Standard_NC6", "2026-11-23"), Some(true));
    assert_eq!(on("Standard_NC6", "2020-10-02"), None, "its day is not recorded");
    assert_eq!(on("Standard_D4s_v5", "2026-11-23"), Some(false));
}

#[test]
fn names_newer_than_the_table_are_read_by_the_convention() {
    let size = find("standard_d48-12ads_v9").unwrap();
    assert_eq!(size.name, "Standard_D48-12ads_v9");
    assert_eq!((size.vcpus, size.usable_vcpus, size.memory_mib), (48, 12, None));
    assert_eq!((size.status, size.basis), (Status::Unlisted, Basis::NamingConvention));
    assert!(find("Standard_NC16ads_B300_v9").unwrap().is_gpu());
    assert!(find("Standard_NP20s_v9").unwrap().is_fpga());
    assert_eq!(find("Standard_E8pds_v9").unwrap().architecture, Architecture::Arm64);
}

#[test]
fn names_that_no_size_can_have_are_not_found() {
    for name in [
        "",
        "Standard",
        "Standard_",
        "D3_v2",
        "Standard_D3v2",
        "STANDARD D3 V2",
        "Standard_D6_v2",
        "Standard_D4s",
        "Standard_D4_s_v9",
        "Standard_D4s_v9 ",
        "Standard_Q4s_v5",
        "Standard_D4zs_v9",
        "Standard_D0s_v9",
        "Standard_D4-8s_v9",
        "Standard_D99999s_v9",
        "Standard_D4s_v",
        "Standard_D99999999999s_v9",
        "Basic_A9",
        "Standard_DS3_v9",
        "Standard_D４s_v9",
        "Standard_D4s_v9_v9",
        "Standard_B60_v01",
        "Basic_B4s_v9",
        "Standard_D4s_v9_Promo",
        "Standard_D4-4s_v9",
        "Standard_D04s_v9",
    ] {
        assert_eq!(find(name), None, "{name}");
    }
}

#[test]
fn the_near_name_is_the_one_meant() {
    for (name, meant) in [
        ("D3_v2", "Standard_D3_v2"),
        ("Standard_D3v2", "Standard_D3_v2"),
        ("STANDARD D3 V2", "Standard_D3_v2"),
        ("standard-ds3-v2", "Standard_DS3_v2"),
        ("Standrad_D4s_v5", "Standard_D4s_v5"),
        ("Standard_E16_4s_v5", "Standard_E16-4s_v5"),
        ("standard_d3_v2", "Standard_D3_v2"),
        ("NC6", "Standard_NC6"),
    ] {
        assert_eq!(nearest(name), Some(meant), "{name}");
    }
    for name in ["", "Standard_D6_v2", "large", "m5.xlarge", "n1-standard-4", "Standard_D3_v22"] {
        assert_eq!(nearest(name), None, "{name}");
    }
    assert_eq!(nearest(&"D".repeat(100_000)), None);
}

proptest! {
    #[test]
    fn any_text_has_an_answer(name in "\\PC*") {
        let _ = find(&name);
        let _ = nearest(&name);
    }

    #[test]
    fn what_looks_like_a_size_has_an_answer_in_every_case(
        name in "(Standard|Basic|standard)_[A-Z]{0,4}[0-9]{0,5}(-[0-9]{1,3})?[a-z]{0,4}(_[A-Za-z0-9]{1,6}){0,2}(_v[0-9]{1,3})?"
    ) {
        let size = find(&name);
        if let Some(size) = &size {
            prop_assert!(size.name.eq_ignore_ascii_case(&name) && size.usable_vcpus <= size.vcpus);
        }
        let lower = find(&name.to_ascii_lowercase());
        let upper = find(&name.to_ascii_uppercase());
        prop_assert_eq!(size.as_ref().map(|size| size.vcpus), lower.map(|size| size.vcpus));
        prop_assert_eq!(size.map(|size| size.vcpus), upper.map(|size| size.vcpus));
    }
}
