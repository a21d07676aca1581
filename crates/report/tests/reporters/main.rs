//! Tests of the reporters on reports built by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod agents;
mod consumers;
mod expected;
mod fixtures;
mod injection;
mod positions;
mod promises;
mod xml;
