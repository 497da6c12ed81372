//! Word since 2007.

use crate::limits::Work;
use crate::{Error, Format, Opened};

pub(crate) fn read(_: &[u8], _: &mut Work<'_>) -> Result<Opened, Error> {
    Err(Error::NoReader(Format::Docx))
}
