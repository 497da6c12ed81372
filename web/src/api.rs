//! What other scripts on the page can call: the whole border between this crate and JavaScript.

use mingzhang::Budget;
use mingzhang::export::csv::{self, CsvOptions};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::decoder::BrowserDecoder;

/// Reads the bytes of a document into a plain object: the text, the outline, every sum of money,
/// the breakdown of each project and the checks. Money is in decimal strings; positions count
/// bytes of the UTF-8 text.
///
/// # Errors
/// A JavaScript `Error` with one sentence when the bytes are no document.
#[wasm_bindgen]
pub fn parse(bytes: &[u8]) -> Result<JsValue, JsError> {
    as_object(&read(bytes)?)
}

/// The breakdown of every project of a document as CSV, one row a line.
///
/// # Errors
/// A JavaScript `Error` with one sentence when the bytes are no document.
#[wasm_bindgen(js_name = toCsv)]
pub fn to_csv(bytes: &[u8]) -> Result<String, JsError> {
    Ok(csv::lines(&read(bytes)?, CsvOptions { excel_bom: false }))
}

/// A reading as plain objects, arrays and strings.
pub(crate) fn as_object(budget: &Budget) -> Result<JsValue, JsError> {
    Ok(budget.serialize(&Serializer::json_compatible())?)
}

fn read(bytes: &[u8]) -> Result<Budget, JsError> {
    Ok(Budget::read_with(bytes, &BrowserDecoder)?)
}
