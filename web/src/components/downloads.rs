//! Taking the figures along: files, a link, a sheet of paper.

use js_sys::{Array, JSON, Reflect};
use mingzhang::export::csv::{self, CsvOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::prelude::*;

use crate::api;
use crate::hooks::{Document, Frame};
use crate::labels::Label;

/// The buttons; what came of pressing one is said in `notice`.
pub(crate) fn downloads(
    frame: &Frame,
    document: &Document,
    notice: &UseStateHandle<Option<Label>>,
) -> Html {
    let as_csv = {
        let (document, notice) = (document.clone(), notice.clone());
        move |_: MouseEvent| {
            let table = csv::lines(&document, CsvOptions { excel_bom: true });
            let saved = save(&document, "csv", "text/csv;charset=utf-8", &table);
            notice.set(Some(outcome(saved, Label::Saved)));
        }
    };
    let as_json = {
        let (document, notice) = (document.clone(), notice.clone());
        move |_: MouseEvent| {
            let saved = api::as_object(&document)
                .ok()
                .and_then(|object| {
                    JSON::stringify_with_replacer_and_space(&object, &JsValue::NULL, &2.into()).ok()
                })
                .and_then(|text| save(&document, "json", "application/json", &String::from(text)));
            notice.set(Some(outcome(saved, Label::Saved)));
        }
    };
    let copy = {
        let notice = notice.clone();
        move |_: MouseEvent| {
            let notice = notice.clone();
            yew::platform::spawn_local(async move {
                notice.set(Some(outcome(copy_address().await, Label::Copied)));
            });
        }
    };
    // A browser without a printer to offer does nothing.
    let print = |_: MouseEvent| drop(gloo::utils::window().print());
    let button = |label: Label, onclick: Callback<MouseEvent>| {
        html! { <button type="button" class="button" {onclick}>{ frame.say(label) }</button> }
    };
    html! {
        <>
            { button(Label::DownloadCsv, as_csv.into()) }
            { button(Label::DownloadJson, as_json.into()) }
            { button(Label::CopyLink, copy.into()) }
            { button(Label::Print, print.into()) }
            if let Some(said) = **notice {
                <span class="tools-notice" aria-hidden="true">{ frame.say(said) }</span>
            }
        </>
    }
}

fn outcome(done: Option<()>, label: Label) -> Label {
    if done.is_some() { label } else { Label::Failed }
}

/// Hands a file to the browser's downloads, named after the document's own file.
fn save(document: &Document, extension: &str, kind: &str, words: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(words));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = gloo::utils::document()
        .create_element("a")
        .ok()?
        .dyn_into()
        .ok()?;
    let file = document.address();
    let name = file.rsplit('/').next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    link.set_href(&address);
    link.set_download(&[name, ".", extension].concat());
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// Puts the page's address on the clipboard; `None` where the browser keeps it to itself, as it
/// does on pages that came over an open connection.
async fn copy_address() -> Option<()> {
    let window = gloo::utils::window();
    let navigator = window.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    let address = window.location().href().ok()?;
    let written = navigator.clipboard().write_text(&address);
    JsFuture::from(written).await.ok().map(drop)
}
