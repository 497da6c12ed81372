//! How much room the charts have.

use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;
use yew::html::Scope;

use super::surface::Surface;
use crate::app::App;
use crate::message::Msg;

/// The room for a chart, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    pub(crate) width: u32,
    /// The height of what is in sight: of the window, or of an element with a scroll of its own.
    pub(crate) height: u32,
    /// The font size of the page's root: what one `rem` is.
    pub(crate) rem: u32,
}

impl Room {
    /// The height of a row of a long table; `styles/ledger.css` has the same.
    pub(crate) fn row(self) -> usize {
        (self.rem * 13 / 4).max(1) as usize
    }

    /// How many such rows the window has room for.
    pub(crate) fn rows(self) -> usize {
        self.height as usize / self.row() + 1
    }
}

impl Default for Room {
    /// That of a phone, until it is measured.
    fn default() -> Self {
        Self {
            width: 360,
            height: 800,
            rem: 16,
        }
    }
}

/// The room of the chart that shows; `None` where none does.
pub(crate) fn measure(surface: &Surface) -> Option<Room> {
    let width = u32::try_from(surface.find(".chart")?.client_width()).ok()?;
    let height = window().inner_height().ok()?.as_f64()?;
    (width > 0).then(|| Room {
        width,
        height: whole(height),
        rem: rem(surface),
    })
}

/// Tells the explorer when the size of what it is drawn on changed, until it is dropped.
pub(crate) struct Watch {
    observer: Option<ResizeObserver>,
    _tell: Closure<dyn FnMut()>,
}

impl Watch {
    pub(crate) fn new(surface: &Surface, link: &Scope<App>) -> Self {
        let link = link.clone();
        let tell = Closure::<dyn FnMut()>::new(move || link.send_message(Msg::Room));
        // Without an observer the first measure stands.
        let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(surface.mount());
        }
        Self {
            observer,
            _tell: tell,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Pixels, without parts of one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a height of the screen"
)]
pub(super) const fn whole(pixels: f64) -> u32 {
    pixels as u32
}

/// How much of a long table is above what is in sight, in pixels; `None` where none shows.
pub(crate) fn hidden_rows(surface: &Surface) -> Option<usize> {
    let rows = surface.find(".ledger.is-long tbody")?;
    let top = rows.get_bounding_client_rect().top();
    // What is in sight begins at the window's top, or below it at that of an element which has a
    // scroll of its own. Above it is less than 0.
    let first = surface.mount().get_bounding_client_rect().top().max(0.0);
    Some(whole(from(first, top).min(0.0).abs()) as usize)
}

/// By how much the selected row of a long table is higher than the others.
pub(crate) fn detail_height(surface: &Surface, row: usize) -> Option<usize> {
    let height = surface
        .find(".ledger.is-long tbody .is-selected")?
        .get_bounding_client_rect()
        .height();
    Some((whole(height) as usize).saturating_sub(row))
}

/// How far down a place is from another, in pixels of the screen.
#[expect(clippy::float_arithmetic, reason = "places on the screen")]
fn from(first: f64, second: f64) -> f64 {
    second - first
}

fn rem(surface: &Surface) -> u32 {
    let root = surface.root();
    root.and_then(|root| window().get_computed_style(&root).ok().flatten())
        .and_then(|style| style.get_property_value("font-size").ok())
        .and_then(|size| {
            let whole = size.split(['.', 'p']).next()?;
            whole.parse().ok()
        })
        .unwrap_or(16)
}
