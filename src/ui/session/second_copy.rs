//! The second copy: opened after the first page, made one with local storage, and both kept small by
//! sealing old facts.

use super::Session;
use crate::browser::mirror::Mirror;
use crate::browser::page;
use crate::keeping::{self, Line, Shelf as _};
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
            let here: BTreeMap<String, String> = self.shelf.with_value(|shelf| {
                shelf.as_ref().map(|shelf| shelf.lines().into_iter().collect()).unwrap_or_default()
            });
            let there: BTreeSet<String> = mirror.keys().await.into_iter().collect();
            let only_there = there.iter().filter(|key| !here.contains_key(*key)).cloned().collect();
            let known_here = self.learn_from(&mirror, mirror.lines(only_there).await);

            let waiting = self.care.try_update(|care| care.second_opened(true)).unwrap_or_default();
            let goes_alone: BTreeSet<String> = waiting.iter().map(keeping::key_of).collect();
            let only_here: Vec<(String, String)> = here
                .into_iter()
                .filter(|(key, _)| !there.contains(key) && !goes_alone.contains(key))
                .filter(|(key, line)| keeping::take_in(key, line).is_ok())
                .collect();
            self.mirror.set_value(Some(mirror.clone()));
            // What does not get there now is tried again by the next opening.
            mirror.put(&only_here, move |kept| {
                if kept {
                    self.tidy_second_copy(known_here);
                    page::after(SEALING_WAITS_MS, move || self.seal_old_facts());
                }
            });
            self.send_to_second(&waiting);
        });
    }

    /// Takes in what only the second copy has. Gives the keys of what was known here all along.
    fn learn_from(self, mirror: &Mirror, only_there: Vec<(String, String)>) -> Vec<String> {
        let (mut known, mut removed) = (Vec::new(), Vec::new());
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
                        // Local storage may be full; the second copy has it.
                        self.shelf.with_value(|shelf| {
                            if let Some(shelf) = shelf {
                                shelf.put(&key, &line).ok();
                            }
                        });
                    } else {
                        known.push(key);
                    }
                }
                Ok(Line::Gone(..)) | Err(None) => {}
                Err(Some(why)) => self.put_aside(&key, why),
            }
        }
        mirror.remove(&removed);
        known
    }

    /// Single lines that local storage has sealed meanwhile are needed no longer, now that the second
    /// copy has the segments too. Only what local storage gives back today is let go.
    fn tidy_second_copy(self, known: Vec<String>) {
        if known.is_empty() {
            return;
        }
        let opened = self.shelf.with_value(|shelf| shelf.as_ref().map(keeping::open));
        let Some(opened) = opened else { return };
        let Some(mirror) = self.mirror.get_value() else { return };
        spawn_local(async move {
            let lines = mirror.lines(known).await;
            let is_here = |key: &str, line: &str| match keeping::take_in(key, line) {
                Ok(Line::Facts(facts)) => facts.iter().all(|fact| {
                    let journal = opened.journals.get(&fact.owner);
                    journal.is_some_and(|journal| journal.fact(fact.id) == Some(fact))
                }),
                _ => false,
            };
            let spare: Vec<String> = lines
                .into_iter()
                .filter(|(key, line)| is_here(key, line))
                .map(|(k, _)| k)
                .collect();
            mirror.remove(&spare);
        });
    }

    /// Seals old facts in both places; in each, single lines go only once the segment was read back.
    fn seal_old_facts(self) {
        let sealed = self.shelf.with_value(|shelf| shelf.as_ref().map(keeping::seal_old_facts));
        let Some(mirror) = self.mirror.get_value() else { return };
        for segment in sealed.unwrap_or_default() {
            let there = mirror.clone();
            let line = (segment.key.clone(), segment.line);
            let put = [line.clone()];
            mirror.put(&put, move |kept| {
                if kept {
                    spawn_local(async move {
                        if there.lines(vec![segment.key]).await == [line] {
                            there.remove(&segment.replaces);
                        }
                    });
                }
            });
        }
    }
}
