//! Taking the figures along: files and a link.

use gloo::utils::{document, window};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands text, or bytes, to the browser's downloads.
fn save(address: &str, extension: &str, kind: &str, content: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &options).ok()?;
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
    /// JSON file, or both as the bytes of a workbook.
    #[wasm_bindgen(method, catch, js_name = toFile)]
    async fn to_file(this: &Host, bytes: &Uint8Array, format: &str) -> Result<JsValue, JsValue>;

    /// The chart that shows as the text of an SVG file or as the bytes of a PNG, with its title,
    /// what it comes to and where that is from written into it.
    #[wasm_bindgen(method, catch, js_name = toPicture)]
    async fn to_picture(
        this: &Host,
        title: &str,
        total: &str,
        source: &str,
        format: &str,
    ) -> Result<JsValue, JsValue>;
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Csv,
    Json,
    Xlsx,
    Svg,
    Png,
}

/// What is written into a picture of the chart.
pub(crate) struct Caption {
    pub(crate) title: String,
    pub(crate) total: String,
    pub(crate) source: String,
}

/// Hands the reading of a document to the browser's downloads. The file is named after the
/// document's own at `address`.
pub(crate) async fn take(
    host: Host,
    address: String,
    bytes: Uint8Array,
    format: Format,
    caption: Option<Caption>,
) -> Option<()> {
    let (extension, kind) = match format {
        Format::Csv => ("csv", "text/csv;charset=utf-8"),
        Format::Json => ("json", "application/json"),
        Format::Svg => ("svg", "image/svg+xml"),
        Format::Png => ("png", "image/png"),
        Format::Xlsx => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    };
    let content = match caption {
        Some(Caption {
            title,
            total,
            source,
        }) => host.to_picture(&title, &total, &source, extension).await,
        None => host.to_file(&bytes, extension).await,
    };
    let content = content.ok()?;
    save(&address, extension, kind, &content)
}

/// The page's address.
pub(crate) fn page_address() -> String {
    window().location().href().unwrap_or_default()
}

/// Puts words on the clipboard; `None` where the browser keeps it to itself, as it does on pages
/// that came over an open connection.
pub(crate) async fn copy(words: String) -> Option<()> {
    let navigator = window().navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    let written = navigator.clipboard().write_text(&words);
    JsFuture::from(written).await.ok().map(drop)
}
