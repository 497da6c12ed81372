//! The head of every page: the name, the search box, the settings.

use mingzhang::Unit;
use yew::prelude::*;

use super::choice::choice;
use super::search_box::SearchBox;
use crate::hooks::{Document, Frame, href, use_flag, use_frame};
use crate::labels::{Label, Lang};
use crate::state::{Action, Size, Theme};

#[derive(PartialEq, Properties)]
pub(crate) struct MastheadProps {
    pub(crate) document: Option<Document>,
    pub(crate) query: AttrValue,
}

#[component]
pub(crate) fn Masthead(props: &MastheadProps) -> Html {
    let frame = use_frame();
    let is_open = use_flag();
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <header class="masthead">
            <div class="wrap">
                <a class="brand" href={href(&frame.view.on_page(None))}>
                    <span class="brand-seal" aria-hidden="true">{ "账" }</span>
                    <span class="brand-name" lang="zh-CN">{ "明账" }</span>
                    <span class="unseen">{ frame.say(Label::WholeDocument) }</span>
                </a>
                if let Some(document) = &props.document {
                    <SearchBox document={document.clone()} query={props.query.clone()} />
                }
                <button
                    type="button"
                    class="button settings-button"
                    aria-expanded={is_open.to_string()}
                    aria-controls="settings"
                    onclick={toggle}
                >
                    { frame.say(Label::Settings) }
                </button>
                <div id="settings" class={classes!("settings", is_open.then_some("is-open"))}>
                    { settings(&frame) }
                </div>
            </div>
        </header>
    }
}

fn settings(frame: &Frame) -> Html {
    let view = &frame.view;
    let unit = |face, unit| (face, None, view.unit == unit, Action::SetUnit(unit));
    let size = |face, name, size| (face, Some(name), view.size == size, Action::SetSize(size));
    let theme = |label: Label, theme| {
        let face = frame.say(label);
        (face, None, view.theme == theme, Action::SetTheme(theme))
    };
    let lang = |face, lang| (face, None, view.lang == lang, Action::SetLang(lang));
    html! {
        <>
            { choice(frame, "unit", Label::Unit, vec![
                unit(frame.say(Label::Yuan), Unit::Yuan),
                unit(frame.say(Label::Wanyuan), Unit::Wanyuan),
                unit(frame.say(Label::Yiyuan), Unit::Yiyuan),
            ]) }
            { choice(frame, "size", Label::TextSize, vec![
                size("A", Label::SizePlain, Size::Plain),
                size("A+", Label::SizeLarge, Size::Large),
                size("A++", Label::SizeLargest, Size::Largest),
            ]) }
            { choice(frame, "theme", Label::Theme, vec![
                theme(Label::ThemeAuto, Theme::Auto),
                theme(Label::ThemeLight, Theme::Light),
                theme(Label::ThemeDark, Theme::Dark),
            ]) }
            { choice(frame, "lang", Label::Language, vec![
                lang("中文", Lang::Zh),
                lang("EN", Lang::En),
            ]) }
        </>
    }
}
