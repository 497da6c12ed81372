//! The projects of a document, one row each.

use mingzhang::views::summary::ProjectCard;
use yew::prelude::*;

use super::seal::seal;
use super::share_bar::share_bar;
use crate::hooks::{Frame, href};
use crate::labels::{Label, sentences};

pub(crate) fn project_list(frame: &Frame, cards: &[ProjectCard]) -> Html {
    html! {
        <ol class="project-list card">
            for card in cards {
                <li key={card.number} class="project-row">
                    <span class="project-number num" aria-hidden="true">{ card.number }</span>
                    <div class="project-words">
                        <h3>
                            <a lang="zh-CN" href={href(&frame.view.on_page(Some(card.number)))}>
                                { &card.name }
                            </a>
                            if card.name_is_borrowed {
                                <span class="tag">{ frame.say(Label::Borrowed) }</span>
                            }
                        </h3>
                        <p class="meta">
                            if let Some(implementer) = &card.implementer {
                                <span lang="zh-CN">{ implementer }</span>
                            }
                            <span>{ sentences::parts(frame.lang(), card.parts, card.lines) }</span>
                        </p>
                    </div>
                    <div class="project-seal">{ seal(frame, card.seal) }</div>
                    <p class="project-figures">
                        if let Some(total) = &card.total {
                            <span class="amount num">{ total }</span>
                        } else {
                            <span class="amount not-stated">{ frame.say(Label::NotStated) }</span>
                        }
                        <span class="project-share num">{ card.share.as_deref() }</span>
                    </p>
                    { share_bar(card.bar, card.hue) }
                </li>
            }
        </ol>
    }
}
