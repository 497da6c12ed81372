//! Taking the figures along: files and a link.

use gloo::utils::{document, window};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Hands text, or bytes, to the browser's downloads, unless the host wants them for itself.
fn save(host: &Host, address: &str, extension: &str, kind: &str, content: &JsValue) -> Option<()> {
    let name = address.rsplit('/').next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let name = [name, ".", extension].concat();
    if !host.saves(&name, kind, content) {
        return Some(());
    }
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &options).ok()?;
    let content = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&content);
    link.set_download(&name);
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

    /// A file is about to be handed to the browser's downloads; whether it may.
    #[wasm_bindgen(method)]
    fn saves(this: &Host, name: &str, kind: &str, content: &JsValue) -> bool;

    /// Shows how what a fragment stands for is put into another page, in a language. `totals` has
    /// name, amount in 元 and where that comes from for each project, one after the other.
    #[wasm_bindgen(method)]
    pub(crate) fn embed(this: &Host, fragment: &str, lang: &str, address: &str, totals: &Array);

    /// Has a reader choose files to open, in a dialogue that speaks this language.
    #[wasm_bindgen(method)]
    pub(crate) fn choose(this: &Host, lang: &str);

    /// The text of a file that was opened under this name, as UTF-8; nothing when it is not here.
    #[wasm_bindgen(method, catch)]
    pub(crate) async fn opened(this: &Host, name: &str) -> Result<JsValue, JsValue>;

    /// Opens a file to be compared with; the name that it has from then on, or nothing when it
    /// cannot be read, which the dialogue has said.
    #[wasm_bindgen(method, catch, js_name = openOther)]
    pub(crate) async fn open_other(
        this: &Host,
        file: &File,
        lang: &str,
    ) -> Result<JsValue, JsValue>;

    // What follows is told to the script of an element alone.

    /// A document is read and drawn.
    #[wasm_bindgen(method)]
    pub(crate) fn ready(this: &Host, title: &str, projects: u32);

    /// There is nothing to show, and why, in a sentence.
    #[wasm_bindgen(method)]
    pub(crate) fn failed(this: &Host, why: &str);

    /// Another view is drawn: what its address would say.
    #[wasm_bindgen(method)]
    pub(crate) fn changed(this: &Host, fragment: &str);

    /// Another project or line is selected; its label, and its amount in 元, where it has one.
    #[wasm_bindgen(method)]
    pub(crate) fn selected(
        this: &Host,
        project: Option<u32>,
        line: Option<String>,
        label: Option<String>,
        yuan: Option<String>,
    );
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
    save(&host, &address, extension, kind, &content)
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

/// Whether the system offers to hand words on.
pub(crate) fn can_share() -> bool {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"share".into()).is_ok_and(|share| share.is_function())
}

/// Hands words to the system, for a messenger or a note; `None` where the reader thinks better of it.
pub(crate) async fn share(words: String) -> Option<()> {
    let navigator = window().navigator();
    let share: Function = Reflect::get(&navigator, &"share".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let data = Object::new();
    Reflect::set(&data, &"text".into(), &words.into()).ok()?;
    let done: Promise = share.call1(&navigator, &data).ok()?.dyn_into().ok()?;
    JsFuture::from(done).await.ok().map(drop)
}
