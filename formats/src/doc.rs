//! Word from 97 to 2003.

use mingzhang::source::Decode;

use crate::limits::Work;
use crate::{Error, Format, Opened};

pub(crate) fn read(_: &[u8], _: &dyn Decode, _: &mut Work<'_>) -> Result<Opened, Error> {
    Err(Error::NoReader(Format::Doc))
}
