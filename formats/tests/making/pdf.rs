//! PDF files that are made here, object by object.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// A file that is being made. Object 1 is its catalog, object 2 its tree of pages.
#[derive(Debug, Default)]
pub(crate) struct Pdf {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    /// What the trailer says besides.
    pub(crate) trailer: String,
    /// What fonts and other things the pages have.
    pub(crate) resources: String,
}

/// The page: A4, in points.
const PAGE: &str = "/MediaBox [0 0 595 842]";

impl Pdf {
    /// A file with one font F1 that is not embedded and whose codes are UTF-16.
    pub(crate) fn new() -> Self {
        let mut pdf = Self {
            objects: vec![Vec::new(), Vec::new()],
            ..Self::default()
        };
        let font = pdf.font("/Encoding /UniGB-UCS2-H");
        pdf.resources = format!("/Font << /F1 {font} 0 R >>");
        pdf
    }

    /// Adds an object and gives its number.
    pub(crate) fn add(&mut self, object: impl AsRef<[u8]>) -> usize {
        self.objects.push(object.as_ref().to_vec());
        self.objects.len()
    }

    /// The number of the object that is added next.
    pub(crate) fn next(&self) -> usize {
        self.objects.len() + 1
    }

    pub(crate) fn stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let mut object = format!("<< {entries} /Length {} >>\nstream\n", bytes.len()).into_bytes();
        object.extend(bytes);
        object.extend(b"\nendstream");
        self.add(object)
    }

    pub(crate) fn packed(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let packed = compress_to_vec_zlib(bytes, 9);
        self.stream(&format!("{entries} /Filter /FlateDecode"), &packed)
    }

    /// Adds a composite font of Chinese characters.
    pub(crate) fn font(&mut self, entries: &str) -> usize {
        let descendant = self.add(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 /W [1 95 500 814 907 500] \
             /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        );
        self.add(format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun {entries} /DescendantFonts [{descendant} 0 R] >>"
        ))
    }

    /// Adds a page with this content.
    pub(crate) fn page(&mut self, content: &str) {
        self.page_with(PAGE, content);
    }

    pub(crate) fn page_with(&mut self, entries: &str, content: &str) {
        let content = self.packed("", content.as_bytes());
        let resources = self.resources.clone();
        let page = self.add(format!(
            "<< /Type /Page /Parent 2 0 R {entries} /Resources << {resources} >> /Contents {content} 0 R >>"
        ));
        self.pages.push(page);
    }

    /// The file.
    pub(crate) fn done(mut self) -> Vec<u8> {
        let kids: Vec<String> = self
            .pages
            .iter()
            .map(|page| format!("{page} 0 R"))
            .collect();
        self.objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
        let tree = format!(
            "<< /Type /Pages /Kids [{}] /Count {} >>",
            kids.join(" "),
            kids.len()
        );
        self.objects[1] = tree.into_bytes();
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (nth, object) in self.objects.iter().enumerate() {
            table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
            bytes.extend(format!("{} 0 obj\n", nth + 1).into_bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        let many = self.objects.len() + 1;
        let trailer = &self.trailer;
        bytes.extend(
            format!(
                "xref\n0 {many}\n{table}trailer\n<< /Size {many} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
            )
            .into_bytes(),
        );
        bytes
    }
}

/// A line of words, in the font F1 of 10 points, from this place.
pub(crate) fn line(x: i32, y: i32, words: &str) -> String {
    let codes: String = words
        .encode_utf16()
        .map(|unit| format!("{unit:04X}"))
        .collect();
    format!("BT /F1 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// A straight line, drawn.
pub(crate) fn rule(from: (i32, i32), to: (i32, i32)) -> String {
    format!("{} {} m {} {} l S\n", from.0, from.1, to.0, to.1)
}
