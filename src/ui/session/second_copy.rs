//! The second copy: opened after the first page, made one with local storage, and both kept small by
//! sealing old facts.

use super::Session;
use crate::browser::mirror::Mirror;
use crate::browser::page;
use crate::keeping::{self, Line, Segment, Shelf as _};
use crate::order;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};

/// A second copy that is not open by then is not waited for any longer.
const COMES_WITHIN_MS: i32 = 5_000;

/// Old facts are sealed once the page has had its first seconds to itself.
const SEALING_WAITS_MS: i32 = 3_000;

impl Session {
    /// Opens the second copy, and lets each place get from the other what it lacks.
    pub(super) fn open_second_copy(self) {
        page::after(COMES_WITHIN_MS, move || {
            if !self.care.read_untracked().has_second() {
                self.care.update(|care| drop(care.second_opened(false)));
            }
        });
        spawn_local(async move {
            let Some(mirror) = Mirror::open().await else {
                self.care.update(|care| drop(care.second_opened(false)));
                return;
            };
            let here: BTreeMap<String, String> = self
                .shelf
                .with_value(|shelf| order::map_of(shelf.iter().flat_map(|shelf| shelf.lines())));
            let there = order::set_of(mirror.keys().await);
            // A line that cannot be read here may be sound there.
            let spoiled: BTreeSet<String> = self
                .set_aside
                .with_untracked(|all| order::set_of(all.iter().map(|a| a.key.clone())));
            let is_lacking = |key: &&String| !here.contains_key(*key) || spoiled.contains(*key);
            let only_there = there.iter().filter(is_lacking).cloned().collect();
            let some_are_known = self.learn_from(&mirror, mirror.lines(only_there).await);

            let waiting = self.care.try_update(|care| care.second_opened(true)).unwrap_or_default();
            let goes_alone = order::set_of(waiting.iter().map(keeping::key_of));
            let only_here: Vec<(String, String)> = here
                .into_iter()
                .filter(|(key, _)| !there.contains(key) && !goes_alone.contains(key))
                .filter(|(key, line)| keeping::take_in(key, line).is_ok())
                .collect();
            self.mirror.set_value(Some(mirror.clone()));
            // What does not get there now is tried again by the next opening.
            mirror.put(&only_here, move |kept| {
                if kept {
                    if some_are_known {
                        self.tidy_second_copy();
                    }
                    page::after(SEALING_WAITS_MS, move || self.seal_old_facts());
                }
            });
            self.send_to_second(&waiting);
        });
    }

    /// Takes in what only the second copy has, and says whether some of it was known here all along.
    fn learn_from(self, mirror: &Mirror, only_there: Vec<(String, String)>) -> bool {
        let (mut some_are_known, mut removed) = (false, Vec::new());
        for (key, line) in &only_there {
            if let Ok(Line::Gone(who, gone)) = keeping::take_in(key, line) {
                self.shelf.with_value(|shelf| {
                    if let Some(shelf) = shelf {
                        // The second copy has the line that says so.
                        keeping::remove(shelf, &who, &gone).ok();
                    }
                });
                self.forget(&who, gone);
            }
        }
        for (key, line) in only_there {
            match keeping::take_in(&key, &line) {
                Ok(Line::Facts(facts)) => {
                    if self.gone.with_value(|gone| keeping::is_gone(gone, &facts)) {
                        removed.push(key);
                    } else if self.join(&key, facts) {
                        self.shelf.with_value(|shelf| {
                            // What stands there, even spoiled, is not overwritten.
                            let free = shelf.as_ref().filter(|shelf| shelf.line(&key).is_none());
                            if let Some(shelf) = free {
                                // Local storage may be full; the second copy has it.
                                shelf.put(&key, &line).ok();
                            }
                        });
                    } else {
                        some_are_known = true;
                    }
                }
                Ok(Line::Gone(..)) | Err(None) => {}
                Err(Some(why)) => self.put_aside(&key, why),
            }
        }
        mirror.remove(&removed);
        some_are_known
    }

    /// Single lines that local storage has sealed meanwhile are needed no longer, now that the second
    /// copy has the segments too. Only what the second copy itself gives back is let go: what local
    /// storage has may not be on the disk yet.
    fn tidy_second_copy(self) {
        let Some(mirror) = self.mirror.get_value() else { return };
        spawn_local(async move {
            let lines = mirror.lines(mirror.keys().await).await;
            mirror.remove(&keeping::sealed_already(&lines));
        });
    }

    /// Seals old facts in both places; in each, single lines go only once the segment was read back
    /// there, and only those that say what it says.
    fn seal_old_facts(self) {
        let sealed = self.shelf.with_value(|shelf| shelf.as_ref().map(keeping::seal_old_facts));
        let Some(mirror) = self.mirror.get_value() else { return };
        for Segment { key, line, replaces } in sealed.unwrap_or_default() {
            let there = mirror.clone();
            mirror.put(&[(key.clone(), line)], move |kept| {
                if kept {
                    spawn_local(async move {
                        let lines = there.lines([vec![key], replaces].concat()).await;
                        there.remove(&keeping::sealed_already(&lines));
                    });
                }
            });
        }
    }
}
