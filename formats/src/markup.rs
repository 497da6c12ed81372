//! What web pages and XML have in common: tags told from text, and characters that are written by
//! name or number.

mod entity;
mod token;

pub(crate) use entity::decoded;
pub(crate) use token::{Tag, Token, Tokens};
