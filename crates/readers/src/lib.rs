//! Readers: the text of one file becomes a fragment of the model.
//!
//! [`syntax`] knows how a text is written and gives a [`node::Tree`]; it knows no Azure name.

pub mod node;
pub mod syntax;
