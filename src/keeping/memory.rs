//! A shelf in memory, with the faults of real ones, so that tests can see what happens then.

use super::{NotKept, Shelf};
use crate::order;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// What a shelf in memory does wrong, so that tests can see what happens then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fault {
    /// Nothing.
    #[default]
    None,
    /// Everything from this put on, counting from 0, finds the shelf full.
    FullFrom(usize),
    /// This put alone, counting from 0, finds the shelf full.
    FullOnceAt(usize),
    /// This put, counting from 0, seems to work and keeps nothing.
    LosesPut(usize),
    /// Nothing can be kept.
    Blocked,
}

/// Lines in memory. They are gone with the tab.
#[derive(Debug, Default)]
pub struct MemoryShelf {
    lines: RefCell<BTreeMap<String, String>>,
    fault: Fault,
    puts: Cell<usize>,
}

impl MemoryShelf {
    /// An empty shelf that does one thing wrong.
    pub fn with_fault(fault: Fault) -> Self {
        Self { fault, ..Self::default() }
    }

    /// The same lines on a shelf that from now on does one thing wrong.
    pub fn turning(self, fault: Fault) -> Self {
        Self { lines: self.lines, fault, puts: Cell::new(0) }
    }

    /// A shelf that holds these lines.
    pub fn holding(lines: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { lines: RefCell::new(order::map_of(lines)), ..Self::default() }
    }
}

impl Shelf for MemoryShelf {
    fn lines(&self) -> Vec<(String, String)> {
        self.lines.borrow().iter().map(|(key, line)| (key.clone(), line.clone())).collect()
    }

    fn line(&self, key: &str) -> Option<String> {
        self.lines.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, line: &str) -> Result<(), NotKept> {
        let nth = self.puts.replace(self.puts.get() + 1);
        match self.fault {
            Fault::Blocked => return Err(NotKept::Blocked),
            Fault::FullFrom(from) if nth >= from => return Err(NotKept::Full),
            Fault::FullOnceAt(at) if nth == at => return Err(NotKept::Full),
            Fault::LosesPut(at) if nth == at => return Ok(()),
            _ => {}
        }
        self.lines.borrow_mut().insert(key.to_owned(), line.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.lines.borrow_mut().remove(key);
    }
}
