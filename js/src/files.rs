//! The files that a reader of the page takes away.

use js_sys::JSON;
use mingzhang::Budget;
use mingzhang::export::csv::{self, CsvOptions};
use mingzhang::export::xlsx;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::decoder::BrowserDecoder;

/// The whole reading of a document as the text of a JSON file: what
/// [`Budget::to_json`](mingzhang::Budget) writes.
///
/// # Errors
/// A JavaScript `Error` with one sentence when the bytes are no document.
#[wasm_bindgen(js_name = toJson)]
pub fn to_json(bytes: &[u8]) -> Result<String, JsError> {
    let object = read(bytes)?.serialize(&Serializer::json_compatible())?;
    JSON::stringify_with_replacer_and_space(&object, &JsValue::NULL, &2.into())
        .map(String::from)
        .map_err(|_| JsError::new("the reading cannot be written as JSON"))
}

/// The breakdown of every project of a document as CSV, one row a line; with `excel_bom`, with the
/// mark by which Excel knows UTF-8.
///
/// # Errors
/// A JavaScript `Error` with one sentence when the bytes are no document.
#[wasm_bindgen(js_name = toCsv)]
pub fn to_csv(bytes: &[u8], excel_bom: Option<bool>) -> Result<String, JsError> {
    let excel_bom = excel_bom.unwrap_or_default();
    Ok(csv::lines(&read(bytes)?, CsvOptions { excel_bom }))
}

/// The breakdown, every sum of money and every check of a document as the bytes of an Excel
/// workbook (`.xlsx`).
///
/// # Errors
/// A JavaScript `Error` with one sentence when the bytes are no document.
#[wasm_bindgen(js_name = toXlsx)]
pub fn to_xlsx(bytes: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(xlsx::workbook(&read(bytes)?))
}

fn read(bytes: &[u8]) -> Result<Budget, JsError> {
    Ok(Budget::read_with(bytes, &BrowserDecoder)?)
}
