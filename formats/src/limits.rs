//! How much is spent on one file.

use std::fmt;
use std::ops::ControlFlow;

use crate::error::Error;

/// The most that is spent on one file. Work is counted in steps, not in time, so that the same
/// file gives the same answer on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of text that come out of it.
    pub text: usize,
    /// Bytes that all its packed parts unpack into.
    pub unpacked: usize,
    /// A packed part of some size unpacks into at most so many times its bytes.
    pub ratio: usize,
    /// Levels of parts within parts.
    pub nesting: u32,
    /// Pages.
    pub pages: u32,
    /// Parts: files of a package, objects of a PDF, elements of a page.
    pub objects: u32,
    /// Steps of work; a step is about a byte that is looked at or a character that is placed.
    pub steps: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 128 << 20,
            text: 64 << 20,
            unpacked: 256 << 20,
            ratio: 250,
            nesting: 256,
            pages: 10_000,
            objects: 8_000_000,
            steps: 4_000_000_000,
        }
    }
}

/// How far the reading of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// So much is done, in pages of a PDF, elsewhere in bytes.
    pub done: u64,
    /// Of so much.
    pub total: u64,
}

/// What is left to spend on a file, and who is told how far it is.
pub(crate) struct Work<'a> {
    pub(crate) limits: &'a Limits,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    steps: u64,
    unpacked: usize,
    objects: u32,
}

impl fmt::Debug for Work<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { limits, steps, .. } = self;
        write!(f, "Work {{ {steps} of {} steps }}", limits.steps)
    }
}

#[allow(dead_code, reason = "each format needs a part of it")]
impl<'a> Work<'a> {
    pub(crate) fn new(
        limits: &'a Limits,
        progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Self {
        Self {
            limits,
            progress,
            steps: 0,
            unpacked: 0,
            objects: 0,
        }
    }

    /// Spends steps.
    pub(crate) fn spend(&mut self, steps: usize) -> Result<(), Error> {
        self.steps = self.steps.saturating_add(steps as u64);
        if self.steps > self.limits.steps {
            return Err(Error::TooMuchWork);
        }
        Ok(())
    }

    /// Bytes that one more packed part may unpack into, given its packed bytes.
    pub(crate) fn may_unpack(&self, packed: usize) -> usize {
        /// Parts that unpack into no more than this are no bombs.
        const SMALL: usize = 4 << 20;
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(SMALL);
        by_ratio.min(self.limits.unpacked - self.unpacked)
    }

    /// A packed part was unpacked into so many bytes, no more than it may.
    pub(crate) fn unpacked(&mut self, bytes: usize) -> Result<(), Error> {
        let all = self.unpacked.saturating_add(bytes);
        if all > self.limits.unpacked {
            return Err(self.bomb());
        }
        self.unpacked = all;
        self.spend(bytes)
    }

    /// The error for a part that unpacks into more than it may.
    pub(crate) fn bomb(&self) -> Error {
        Error::UnpacksTooLarge {
            most: self.limits.unpacked,
        }
    }

    /// Counts one more part, and a step for it.
    pub(crate) fn object(&mut self) -> Result<(), Error> {
        self.objects = self.objects.saturating_add(1);
        if self.objects > self.limits.objects {
            return Err(Error::TooManyObjects {
                most: self.limits.objects,
            });
        }
        self.spend(1)
    }

    /// Fails when parts are nested deeper than is read.
    pub(crate) fn depth(&self, depth: usize) -> Result<(), Error> {
        let most = self.limits.nesting;
        if depth > most as usize {
            return Err(Error::TooDeep { most });
        }
        Ok(())
    }

    /// Says how far the reading is.
    pub(crate) fn tell(&mut self, done: usize, total: usize) -> Result<(), Error> {
        let progress = Progress {
            done: done as u64,
            total: total as u64,
        };
        match (self.progress)(progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Cancelled),
        }
    }
}
