//! Taking the figures along: files and a link.

use gloo::utils::{document, window};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

fn save(address: &str, extension: &str, kind: &str, words: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(words));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let content = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    let name = address.rsplit('/').next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    link.set_href(&content);
    link.set_download(&[name, ".", extension].concat());
    link.click();
    Url::revoke_object_url(&content).ok()
}

#[wasm_bindgen]
extern "C" {
    /// The page's own script, which loads what is asked for rarely.
    #[derive(Clone, Debug, PartialEq)]
    pub type Host;

    /// The breakdown of a document as the text of a CSV file, or its whole reading as that of a
    /// JSON file.
    #[wasm_bindgen(method, catch, js_name = toFile)]
    async fn to_file(this: &Host, bytes: &Uint8Array, format: &str) -> Result<JsValue, JsValue>;
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Json,
}

/// Hands the reading of a document to the browser's downloads. The file is named after the
/// document's own at `address`.
pub(crate) async fn take(
    host: Host,
    address: String,
    bytes: Uint8Array,
    format: Format,
) -> Option<()> {
    let (extension, kind) = match format {
        Format::Csv => ("csv", "text/csv;charset=utf-8"),
        Format::Json => ("json", "application/json"),
    };
    let text = host.to_file(&bytes, extension).await.ok()?.as_string()?;
    save(&address, extension, kind, &text)
}

/// Puts the page's address on the clipboard; `None` where the browser keeps it to itself, as it
/// does on pages that came over an open connection.
pub(crate) async fn copy_address() -> Option<()> {
    let window = window();
    let navigator = window.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    let address = window.location().href().ok()?;
    let written = navigator.clipboard().write_text(&address);
    JsFuture::from(written).await.ok().map(drop)
}
