//! What the tests of whole documents share.
