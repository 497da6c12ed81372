//! The lists of a document (`numbering.xml`).

use super::xml::{Element, Piece, Xml};
use crate::Error;
use crate::limits::Work;
use crate::map::Map;
use crate::numbering::{Instance, LEVELS, Level, List, NumberStyle, Numbering};

/// The lists, and what only this format has.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) numbering: Numbering,
    /// The level that a style numbers, by list and style.
    styles: Map<(u32, String), u8>,
}

impl Lists {
    pub(super) fn read(text: &str, work: &mut Work<'_>) -> Result<Self, Error> {
        let mut lists = Self::default();
        let mut open = Open::default();
        // Lists whose levels are those of a style's list, and which list is which style's.
        let mut like_style = Vec::new();
        let mut of_style: Map<Option<String>, u32> = Map::default();
        let mut xml = Xml::new(text);
        // What is said only for programs that know less stands in these.
        let mut skipped = 0_usize;
        while let Some(piece) = xml.next(work)? {
            match piece {
                Piece::Open(element) => {
                    if skipped > 0 || element.name() == "Fallback" {
                        skipped += 1;
                        continue;
                    }
                    match element.name() {
                        "numStyleLink" => {
                            like_style.push((open.list, element.attribute("val")));
                        }
                        "styleLink" => of_style.insert(element.attribute("val"), open.list),
                        _ => lists.open(&element, &mut open),
                    }
                    open.path.push(element.name() == "lvl");
                }
                Piece::Close if skipped > 0 => skipped -= 1,
                Piece::Close => {
                    if open.path.pop() == Some(true) {
                        lists.close_level(&mut open);
                    }
                }
                Piece::Text(_) => {}
            }
        }
        for (list, style) in like_style {
            let levels = of_style
                .get(&style)
                .and_then(|like| lists.numbering.lists.get(like))
                .cloned();
            if let Some(levels) = levels {
                lists.numbering.lists.insert(list, levels);
            }
        }
        Ok(lists)
    }

    fn open(&mut self, element: &Element<'_>, open: &mut Open) {
        let value = || element.attribute("val");
        match element.name() {
            "abstractNum" => {
                open.list = element.number("abstractNumId").unwrap_or(u32::MAX);
                open.instance = None;
                self.numbering.lists.insert(open.list, List::default());
            }
            "num" => {
                let id = element.number("numId").unwrap_or(u32::MAX);
                open.instance = Some(id);
                self.numbering.instances.insert(id, Instance::default());
            }
            "abstractNumId" => {
                if let (Some(instance), Some(list)) = (open.instance(self), element.number("val")) {
                    instance.list = list;
                }
            }
            "lvlOverride" => open.overridden = element.number("ilvl").unwrap_or_default(),
            "startOverride" => {
                let overridden = open.overridden;
                if let (Some(instance), Some(start)) = (open.instance(self), element.number("val"))
                {
                    instance.starts.insert(overridden, start);
                }
            }
            "lvl" => {
                open.at = element.number("ilvl").unwrap_or_default();
                open.level = Level {
                    spaced: true,
                    ..Level::default()
                };
                open.style = None;
            }
            "start" => open.level.start = element.number("val").unwrap_or_default(),
            "numFmt" => open.level.style = NumberStyle::of_name(&value().unwrap_or_default()),
            "lvlText" => open.level.text = value().unwrap_or_default(),
            "lvlRestart" => open.level.restarts_after = element.number("val"),
            "isLgl" => open.level.in_digits = element.is_on(),
            "suff" => open.level.spaced = value().as_deref() != Some("nothing"),
            "pStyle" => open.style = value(),
            _ => {}
        }
    }

    fn close_level(&mut self, open: &mut Open) {
        let level = std::mem::take(&mut open.level);
        if usize::from(open.at) >= LEVELS {
            return;
        }
        let at = open.at;
        if let Some(instance) = open.instance(self) {
            instance.levels.insert(at, level);
        } else if let Some(list) = self.numbering.lists.get_mut(&open.list) {
            list.levels.insert(at, level);
            if let Some(style) = open.style.take() {
                self.styles.insert((open.list, style), at);
            }
        }
    }

    /// The level at which paragraphs of a style are in an instance's list.
    pub(super) fn level_of_style(&self, instance: u32, style: &str) -> Option<u8> {
        let list = self.numbering.instances.get(&instance)?.list;
        self.styles.get(&(list, style.to_owned())).copied()
    }
}

/// What is being read.
#[derive(Default)]
struct Open {
    list: u32,
    instance: Option<u32>,
    overridden: u8,
    at: u8,
    level: Level,
    style: Option<String>,
    /// For each open element, whether it is a level.
    path: Vec<bool>,
}

impl Open {
    fn instance<'a>(&self, lists: &'a mut Lists) -> Option<&'a mut Instance> {
        lists.numbering.instances.get_mut(&self.instance?)
    }
}
