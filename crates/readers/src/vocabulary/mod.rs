//! Vocabularies: whose names a document uses. Each lowers what it names to model values, once for all syntaxes.

pub mod arm;
