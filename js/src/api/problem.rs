//! What is thrown.

use js_sys::{Error as JsError, Reflect, TypeError};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::JsValue;

/// What the functions of this package throw: an `Error` with one clear sentence and a code.
#[derive(Debug, Serialize, Tsify)]
pub struct MingzhangError {
    /// What is wrong, in one sentence of English.
    pub message: String,
    /// What is wrong, for programs.
    pub code: ErrorCode,
}

/// Why something was thrown. `empty`, `too-large` and `not-text` are about the document, the others
/// about the call: `wrong-type` is a `TypeError`, the others are plain `Error`s.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// The document holds no words.
    Empty,
    /// The document has more bytes than are read.
    TooLarge,
    /// It is not text in UTF-8, UTF-16 or GB 18030; the message says what it looks like.
    NotText,
    /// An argument is of another type.
    WrongType,
    /// An option has a name or a value that is not known.
    UnknownOption,
    /// The document has no project of that number.
    NoSuchProject,
    /// The project has no line at that path.
    NoSuchLine,
}

impl ErrorCode {
    const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::NotText => "not-text",
            Self::WrongType => "wrong-type",
            Self::UnknownOption => "unknown-option",
            Self::NoSuchProject => "no-such-project",
            Self::NoSuchLine => "no-such-line",
        }
    }
}

impl MingzhangError {
    pub(super) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code,
        }
    }

    pub(super) fn no_such_project(number: f64) -> Self {
        Self::new(
            ErrorCode::NoSuchProject,
            format!("the document has no project {number}"),
        )
    }

    pub(super) fn no_such_line(project: u32, path: &str) -> Self {
        Self::new(
            ErrorCode::NoSuchLine,
            format!("project {project} has no line {path}"),
        )
    }
}

impl From<mingzhang::Error> for MingzhangError {
    fn from(error: mingzhang::Error) -> Self {
        let code = if error.is_empty() {
            ErrorCode::Empty
        } else if error.is_too_large() {
            ErrorCode::TooLarge
        } else {
            ErrorCode::NotText
        };
        Self::new(code, error.to_string())
    }
}

impl From<tsify::Error> for MingzhangError {
    fn from(error: tsify::Error) -> Self {
        Self::new(ErrorCode::UnknownOption, error.to_string())
    }
}

impl From<MingzhangError> for JsValue {
    fn from(problem: MingzhangError) -> Self {
        let message = &problem.message;
        let error: Self = match problem.code {
            ErrorCode::WrongType => TypeError::new(message).into(),
            _ => JsError::new(message).into(),
        };
        // A fresh object takes a property.
        let _ = Reflect::set(&error, &"code".into(), &problem.code.name().into());
        error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_thrown_as_their_types_say() {
        for code in [
            ErrorCode::Empty,
            ErrorCode::TooLarge,
            ErrorCode::NotText,
            ErrorCode::WrongType,
            ErrorCode::UnknownOption,
            ErrorCode::NoSuchProject,
            ErrorCode::NoSuchLine,
        ] {
            assert_eq!(serde_json::to_value(code).unwrap(), code.name());
        }
    }

    #[test]
    fn problems_of_the_document_keep_their_words() {
        let problem = MingzhangError::from(mingzhang::Budget::from_text(" ").unwrap_err());
        assert_eq!(problem.code, ErrorCode::Empty);
        assert_eq!(problem.message, "the document is empty");
        let problem = MingzhangError::from(mingzhang::Budget::read(b"%PDF-1.7\n").unwrap_err());
        assert_eq!(problem.code, ErrorCode::NotText);
        assert!(problem.message.contains("PDF"), "{}", problem.message);
    }
}
