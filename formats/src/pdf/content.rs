//! Draws a page, by what its content says.

use std::collections::BTreeMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Rect, Stream};
use hayro_syntax::page::{Page, Resources};
use mingzhang::source::Decode;

use super::drawn::{Drawn, Glyph, UNREADABLE};
use super::font::Font;
use super::geometry::{Area, Matrix};
use super::path::Path;
use super::{radicals, unpack};
use crate::Error;
use crate::limits::Work;

/// Fonts that have been read, for all pages of a file.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<ObjectIdentifier, Rc<Font>>);

/// Draws a page.
pub(super) fn draw(
    page: &Page<'_>,
    fonts: &mut Fonts,
    decoder: &dyn Decode,
    work: &mut Work<'_>,
) -> Result<Drawn, Error> {
    let (width, height) = page.render_dimensions();
    let area = Area::of_page(width, height);
    let mut pen = Pen {
        drawn: Drawn {
            width: area.right,
            height: area.bottom,
            ..Drawn::default()
        },
        state: State {
            matrix: Matrix(page.initial_transform(true).as_coeffs()),
            clip: area,
            ..State::default()
        },
        saved: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        path: Path::default(),
        fonts,
        decoder,
    };
    let mut content = Vec::new();
    let contents = page.raw().get::<Object<'_>>("Contents");
    match contents {
        Some(Object::Stream(stream)) => {
            content = unpack::stream(&stream, work)?
                .unwrap_or_default()
                .into_owned();
        }
        Some(Object::Array(streams)) => {
            for stream in streams.iter::<Stream<'_>>() {
                content.extend_from_slice(&unpack::stream(&stream, work)?.unwrap_or_default());
                content.push(b'\n');
            }
        }
        _ => {}
    }
    pen.run(&content, page.resources(), 0, work)?;
    pen.annotations(page, work)?;
    Ok(pen.drawn)
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    clip: Area,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: Matrix::IDENTITY,
            clip: Area::default(),
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

struct Pen<'p> {
    drawn: Drawn,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    fonts: &'p mut Fonts,
    decoder: &'p dyn Decode,
}

impl Pen<'_> {
    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'_>,
        depth: usize,
        work: &mut Work<'_>,
    ) -> Result<(), Error> {
        // Each level takes as much room as several of other formats.
        work.depth(depth * 4)?;
        let outside = self.saved.len();
        // Reading a font's dictionary again for every word takes most of the time.
        let mut fonts: BTreeMap<Vec<u8>, Rc<Font>> = BTreeMap::new();
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            work.spend(1)?;
            let mut numbers = [0.0; 6];
            let operands = instruction.operands();
            for (number, operand) in numbers.iter_mut().zip(operands) {
                if let Object::Number(operand) = operand {
                    *number = operand.as_f64();
                }
            }
            let [a, b, c, d, e, f] = numbers;
            let mut operands = instruction.operands();
            let operator: &[u8] = instruction.operator;
            match operator {
                b"q" => {
                    work.depth(self.saved.len() / 16)?;
                    self.saved.push(self.state.clone());
                }
                b"Q" if self.saved.len() > outside => {
                    if let Some(state) = self.saved.pop() {
                        self.state = state;
                    }
                }
                b"cm" => self.state.matrix = Matrix(numbers).then(self.state.matrix),
                b"m" => self.path.move_to(self.point(a, b)),
                b"l" => self.path.line_to(self.point(a, b)),
                b"c" => self.path.curve_to(self.point(e, f)),
                b"v" | b"y" => self.path.curve_to(self.point(c, d)),
                b"h" => self.path.close(),
                b"re" => self.rectangle(a, b, c, d),
                b"S" => self.paint(true, false),
                b"s" => {
                    self.path.close();
                    self.paint(true, false);
                }
                b"f" | b"F" | b"f*" => self.paint(false, true),
                b"B" | b"B*" => self.paint(true, true),
                b"b" | b"b*" => {
                    self.path.close();
                    self.paint(true, true);
                }
                b"n" => self.paint(false, false),
                b"W" | b"W*" => self.path.clips = true,
                b"BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
                b"Tc" => self.state.char_space = a,
                b"Tw" => self.state.word_space = a,
                b"Tz" => self.state.scale = a / 100.0,
                b"TL" => self.state.leading = a,
                b"Ts" => self.state.rise = a,
                b"Tf" => {
                    self.state.size = b;
                    if let Some(Object::Name(name)) = operands.next() {
                        let known = fonts.get(name.as_ref());
                        let font = match known {
                            Some(font) => Rc::clone(font),
                            None => self.font(name, resources, work)?,
                        };
                        if known.is_none() {
                            fonts.insert(name.to_vec(), Rc::clone(&font));
                        }
                        self.state.font = Some(font);
                    }
                }
                b"Td" => self.next_line(a, b),
                b"TD" => {
                    self.state.leading = -b;
                    self.next_line(a, b);
                }
                b"Tm" => (self.text, self.line) = (Matrix(numbers), Matrix(numbers)),
                b"T*" => self.next_line(0.0, -self.state.leading),
                b"Tj" => self.show(operands.next(), work)?,
                b"'" => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.next(), work)?;
                }
                b"\"" => {
                    (self.state.word_space, self.state.char_space) = (a, b);
                    self.next_line(0.0, -self.state.leading);
                    self.show(operands.nth(2), work)?;
                }
                b"TJ" => {
                    if let Some(Object::Array(items)) = operands.next() {
                        for item in items.iter::<Object<'_>>() {
                            if let Object::Number(back) = item {
                                self.move_on(-back.as_f64() / 1000.0 * self.state.size);
                            } else {
                                self.show(Some(&item), work)?;
                            }
                        }
                    }
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = operands.next()
                        && let Some(object) = resources.get_x_object(name)
                    {
                        self.object(&object, resources, depth, work)?;
                    }
                }
                b"BI" => self.drawn.pictures += 1,
                _ => {}
            }
        }
        self.saved.truncate(outside);
        Ok(())
    }

    fn font(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'_>,
        work: &mut Work<'_>,
    ) -> Result<Rc<Font>, Error> {
        let id = resources.fonts.get_ref(name).map(ObjectIdentifier::from);
        if let Some(font) = id.and_then(|id| self.fonts.0.get(&id)) {
            return Ok(Rc::clone(font));
        }
        let font = Rc::new(match resources.get_font(name) {
            Some(dict) => Font::new(&dict, work)?,
            None => Font::unknown(),
        });
        if let Some(id) = id {
            self.fonts.0.insert(id, Rc::clone(&font));
        }
        Ok(font)
    }

    /// Draws what stands apart and is named: a picture, or a drawing of its own.
    fn object(
        &mut self,
        object: &Stream<'_>,
        outer: &Resources<'_>,
        depth: usize,
        work: &mut Work<'_>,
    ) -> Result<(), Error> {
        work.object()?;
        let dict = object.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.drawn.pictures += 1,
            Some(b"Form") => {
                let saved = self.state.clone();
                let (text, line) = (self.text, self.line);
                if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
                    self.state.matrix = Matrix::read(&matrix).then(self.state.matrix);
                }
                if let Some(frame) = dict.get::<Rect>("BBox") {
                    self.state.clip = self.state.clip.within(self.state.matrix.area(&frame));
                }
                let content = unpack::stream(object, work)?.unwrap_or_default();
                match dict.get::<Dict<'_>>("Resources") {
                    Some(resources) => {
                        self.run(&content, &Resources::new(resources), depth + 1, work)?;
                    }
                    None => self.run(&content, outer, depth + 1, work)?,
                }
                self.state = saved;
                (self.text, self.line) = (text, line);
            }
            _ => {}
        }
        Ok(())
    }

    /// Draws what was filled into forms and stamped on the page.
    fn annotations(&mut self, page: &Page<'_>, work: &mut Work<'_>) -> Result<(), Error> {
        const HIDDEN: i32 = 2;
        let Some(annotations) = page.raw().get::<Array<'_>>("Annots") else {
            return Ok(());
        };
        for annotation in annotations.iter::<Dict<'_>>() {
            work.object()?;
            let kind = annotation.get::<Name<'_>>("Subtype");
            let is_on_page = matches!(kind.as_deref(), Some(b"Widget" | b"FreeText" | b"Stamp"));
            let flags = annotation.get::<i32>("F").unwrap_or(0);
            let looks = annotation.get::<Dict<'_>>("AP");
            let drawing = looks.and_then(|looks| looks.get::<Stream<'_>>("N"));
            let frame = annotation.get::<Rect>("Rect");
            let (Some(drawing), Some(frame)) = (drawing, frame) else {
                continue;
            };
            if !is_on_page || flags & HIDDEN != 0 {
                continue;
            }
            let own = drawing.dict().get::<Rect>("BBox").unwrap_or(frame);
            let state = self.state.clone();
            self.state = State {
                matrix: Matrix([1.0, 0.0, 0.0, 1.0, frame.x0 - own.x0, frame.y0 - own.y0])
                    .then(Matrix(page.initial_transform(true).as_coeffs())),
                clip: Area::of_page(page.render_dimensions().0, page.render_dimensions().1),
                ..State::default()
            };
            self.object(&drawing, page.resources(), 0, work)?;
            self.state = state;
        }
        Ok(())
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.text = self.line;
    }

    /// Moves on along the line, by a length of text.
    fn move_on(&mut self, by: f64) {
        let is_vertical = self
            .state
            .font
            .as_ref()
            .is_some_and(|font| font.is_vertical);
        let (x, y) = if is_vertical {
            (0.0, by)
        } else {
            (by * self.state.scale, 0.0)
        };
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text);
    }

    fn show(&mut self, text: Option<&Object<'_>>, work: &mut Work<'_>) -> Result<(), Error> {
        let Some(Object::String(text)) = text else {
            return Ok(());
        };
        work.spend(text.as_bytes().len())?;
        let Some(font) = self.state.font.clone() else {
            self.drawn.unreadable += 1;
            return Ok(());
        };
        font.show(text.as_bytes(), self.decoder, |shown| {
            let (size, scale) = (self.state.size, self.state.scale);
            let letter = Matrix([size * scale, 0.0, 0.0, size, 0.0, self.state.rise]);
            let place = letter.then(self.text).then(self.state.matrix);
            let space = self.state.char_space
                + if shown.is_space {
                    self.state.word_space
                } else {
                    0.0
                };
            if font.is_vertical {
                // Drawn below the point, in the middle of the line.
                let middle = Matrix([1.0, 0.0, 0.0, 1.0, -0.5, -0.9]).then(place);
                self.place(&shown.text, middle, 1.0);
                self.move_on(-size + space);
            } else {
                self.place(&shown.text, place, shown.advance);
                self.move_on(shown.advance * size + space);
            }
        });
        Ok(())
    }

    /// Puts a character on the page, if it is in sight.
    fn place(&mut self, text: &Option<String>, place: Matrix, advance: f64) {
        let Some(stand) = place.stand(advance) else {
            return;
        };
        let middle = place.point(advance / 2.0, 0.3);
        if !self.state.clip.holds(middle) {
            return;
        }
        let unreadable = [UNREADABLE];
        let chars: Vec<char> = match text {
            Some(text) => text.chars().map(radicals::mend).collect(),
            None => unreadable.to_vec(),
        };
        if text.is_none() {
            self.drawn.unreadable += 1;
        }
        let many = chars.len().max(1) as i32;
        let each = (stand.right - stand.left) / many;
        for (nth, char) in (0..).zip(chars) {
            if char.is_control() && char != '\t' {
                continue;
            }
            self.drawn.glyphs.push(Glyph {
                char,
                left: stand.left + each * nth,
                right: stand.left + each * (nth + 1),
                base: stand.base,
                size: stand.size,
                turn: stand.turn,
            });
        }
    }

    fn point(&self, x: f64, y: f64) -> (i32, i32) {
        self.state.matrix.point(x, y)
    }

    fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64) {
        self.path.move_to(self.point(x, y));
        for (x, y) in [(x + width, y), (x + width, y + height), (x, y + height)] {
            self.path.line_to(self.point(x, y));
        }
        self.path.close();
    }

    fn paint(&mut self, strokes: bool, fills: bool) {
        let path = std::mem::take(&mut self.path);
        if let Some(clip) = path.clip() {
            self.state.clip = self.state.clip.within(clip);
        }
        path.paint(strokes, fills, self.state.clip, &mut self.drawn);
    }
}
