//! Virtual machine sizes: what a size name means for vCPUs, GPUs, FPGAs and memory.
//!
//! The table is one sorted text that is searched in place; a name newer than the table is read by Azure's
//! naming convention instead, and says so in [`VmSize::basis`].

mod convention;
mod nearest;

use crate::Snapshot;
use crate::date::Date;
use crate::generated::vm_sizes as table;
use std::borrow::Cow;
use std::cell::RefCell;
use std::cmp::Ordering;

pub use nearest::nearest;

/// Where the table comes from.
pub const SNAPSHOT: Snapshot = table::SNAPSHOT;

/// One virtual machine size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VmSize {
    /// The name in its canonical spelling; Azure compares names without regard to case.
    pub name: Cow<'static, str>,
    /// All virtual CPUs, also those a constrained size (`Standard_E16-4s_v5`: 16) switches off.
    pub vcpus: u32,
    /// Virtual CPUs that the machine offers (`Standard_E16-4s_v5`: 4), never more than `vcpus`.
    pub usable_vcpus: u32,
    /// Memory in MiB; unknown if the size is read by the naming convention.
    pub memory_mib: Option<u32>,
    /// GPUs, a fraction of one counted as 1. Read by the naming convention: 1, meaning at least one.
    pub gpus: u32,
    /// FPGAs. Read by the naming convention: 1, meaning at least one.
    pub fpgas: u32,
    /// The processor architecture.
    pub architecture: Architecture,
    /// Whether the size is offered; [`VmSize::retired_on`] answers the question for a given day.
    pub status: Status,
    /// The day of retirement, if one is announced or past and its date is recorded.
    pub retirement: Option<Date>,
    /// How these values are known.
    pub basis: Basis,
}

/// Whether Azure offers a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Offered, with no announced end.
    Current,
    /// Offered until an announced day.
    Retiring,
    /// No longer offered.
    Retired,
    /// A well-formed name that the table does not hold, usually because it is newer.
    Unlisted,
}

/// How the values of a size are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// From the embedded table.
    Table,
    /// From the name alone, by Azure's naming convention.
    NamingConvention,
}

/// The processor architecture of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Architecture {
    /// 64-bit x86.
    X64,
    /// 64-bit Arm.
    Arm64,
}

/// Finds a size by its name, in any case: in the table, else by the naming convention.
///
/// Nothing is found if the name is in neither, so it is no size at all (`D3_v2`, `Standard_D3v2`).
pub fn find(name: &str) -> Option<VmSize> {
    thread_local! {
        /// The size that was found last: rules ask for the same one in a row.
        static LAST: RefCell<Option<(String, Option<VmSize>)>> = const { RefCell::new(None) };
    }
    LAST.with_borrow_mut(|last| match last {
        Some((known, size)) if known == name => size.clone(),
        _ => {
            let size = find_row(name).and_then(VmSize::from_row).or_else(|| convention::read(name));
            last.insert((name.to_owned(), size)).1.clone()
        }
    })
}

impl VmSize {
    /// Whether the size has a GPU, or a part of one.
    pub fn is_gpu(&self) -> bool {
        self.gpus > 0
    }

    /// Whether the size has an FPGA.
    pub fn is_fpga(&self) -> bool {
        self.fpgas > 0
    }

    /// Whether the size has a GPU or an FPGA.
    pub fn is_accelerated(&self) -> bool {
        self.is_gpu() || self.is_fpga()
    }

    /// Whether the size is of the B series, whose CPU time is limited by credits.
    pub fn is_burstable(&self) -> bool {
        convention::Parts::parse(&self.name).is_some_and(|parts| parts.family == "B")
    }

    /// Whether the size is retired on a day.
    ///
    /// Unknown if the size was already retired when the table was read, the date is not recorded, and the day
    /// lies before the table's.
    pub fn retired_on(&self, day: Date) -> Option<bool> {
        match (self.retirement, self.status) {
            (Some(date), _) => Some(day >= date),
            (None, Status::Retired) => (day >= SNAPSHOT.date).then_some(true),
            (None, _) => Some(false),
        }
    }

    /// Reads a row of the table: `name total[/usable] memory [arm] [gN] [fN] [~date] [x[date]]`.
    fn from_row(row: &'static str) -> Option<VmSize> {
        let mut columns = row.split(' ');
        let name = columns.next()?;
        let cores = columns.next()?;
        let (vcpus, usable_vcpus) = cores.split_once('/').unwrap_or((cores, cores));
        let mut size = VmSize {
            name: Cow::Borrowed(name),
            vcpus: vcpus.parse().ok()?,
            usable_vcpus: usable_vcpus.parse().ok()?,
            memory_mib: columns.next()?.parse().ok(),
            gpus: 0,
            fpgas: 0,
            architecture: Architecture::X64,
            status: Status::Current,
            retirement: None,
            basis: Basis::Table,
        };
        for column in columns {
            let (kind, value) = column.split_at_checked(1)?;
            match kind {
                "a" => size.architecture = Architecture::Arm64,
                "g" => size.gpus = value.parse().ok()?,
                "f" => size.fpgas = value.parse().ok()?,
                "~" => size.status = Status::Retiring,
                _ => size.status = Status::Retired,
            }
            if matches!(kind, "~" | "x") {
                size.retirement = Date::parse(value);
            }
        }
        Some(size)
    }
}

/// The rows of the table in the order of their lower-case names.
fn rows() -> impl Iterator<Item = &'static str> {
    table::ROWS.lines()
}

/// The name a row begins with.
fn name_of(row: &'static str) -> &'static str {
    row.split_once(' ').map_or(row, |(name, _)| name)
}

/// Searches the sorted text by halves: no index has to be built or stored.
fn find_row(name: &str) -> Option<&'static str> {
    let rows = table::ROWS.as_bytes();
    let (mut from, mut to) = (0, rows.len());
    while from < to {
        let before = rows.get(from..from.midpoint(to))?;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(from, |newline| from + newline + 1);
        let rest = rows.get(start..to)?;
        let end = start + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        match compare(rest, name.as_bytes()) {
            Ordering::Equal => return table::ROWS.get(start..end),
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
        }
    }
    None
}

/// How the name at the start of a row stands to `name`, in lower case. Written out, since rules ask for many sizes.
fn compare(row: &[u8], name: &[u8]) -> Ordering {
    let (mut row, mut name) = (row, name);
    loop {
        let (left, right) = (row.split_first().filter(|(byte, _)| **byte != b' '), name.split_first());
        match (left, right) {
            (Some((left, others)), Some((right, rest))) => {
                let order = left.to_ascii_lowercase().cmp(&right.to_ascii_lowercase());
                if order != Ordering::Equal {
                    return order;
                }
                (row, name) = (others, rest);
            }
            (left, right) => return left.is_some().cmp(&right.is_some()),
        }
    }
}

#[cfg(test)]
mod tests;
