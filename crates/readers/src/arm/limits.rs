//! The limits of evaluation. All count deterministic things, so that every machine gives the same verdict.

/// Characters of one expression, at most: ARM takes literals of so many, and expressions that Bicep writes.
pub(crate) const EXPRESSION_CHARACTERS: usize = 131_072;
/// Calls, accesses and brackets of one expression within one another, at most.
pub(crate) const EXPRESSION_DEPTH: u32 = 128;
/// Steps of evaluation within one another, at most: expressions, and the variables and parameters that they lead to.
pub(crate) const EVALUATION_DEPTH: u32 = 200;
/// Arrays and objects made by expressions within one another, at most.
pub(crate) const VALUE_DEPTH: u32 = 100;
/// Bytes of a string that an expression makes, at most.
pub(crate) const STRING_BYTES: usize = 1 << 20;
/// Items of an array that an expression makes, at most: ARM's own limit for `range`.
pub(crate) const ARRAY_ITEMS: usize = 10_000;
/// Turns of a `copy` loop, at most: ARM's own limit.
pub(crate) const COPY_TURNS: i64 = 800;
/// Resources that loops make in one file, at most.
pub(crate) const COPIED_RESOURCES: u64 = 8_000;
/// Nested deployments within one another, at most.
pub(crate) const DEPLOYMENT_DEPTH: u32 = 16;
/// Nested deployments of one file, at most, those that loops make included.
pub(crate) const DEPLOYMENTS: u32 = 2_000;
/// Steps of evaluation of one file, at most, beside [`FUEL_PER_BYTE`].
pub(crate) const FUEL: u64 = 1_000_000;
/// Steps of evaluation that each byte of the file adds.
pub(crate) const FUEL_PER_BYTE: u64 = 2;
/// Bytes of one step's worth of string building.
pub(crate) const BYTES_PER_STEP: usize = 32;
/// Pieces of a partly known string, at most; beyond that nothing of it counts as known.
pub(crate) const PIECES: usize = 64;
/// Bytes of the text of all pieces of such a string, at most.
pub(crate) const PIECES_BYTES: usize = 4_096;
/// Bytes of a symbol's text, at most; what is longer is cut and told apart by a hash.
pub(crate) const SYMBOL_BYTES: usize = 400;
/// Problems with expressions told of one file, at most.
pub(crate) const PROBLEMS: usize = 20;
/// Keys that stand twice that are looked at, at most.
pub(crate) const DUPLICATES: usize = 100;
