//! A learner: what a journal adds up to. It answers questions and decides which facts may follow.

use super::answering::{Answered, CheckRun, PlacementRun};
use super::{
    LONGEST_NAME, LONGEST_REASON, LONGEST_TITLE, LONGEST_WORK, LookBack, MOST_LOVED, Piece,
    Refusal, Run,
};
use crate::course::{Checkpoint, Course, Door};
use crate::facts::{Fact, FactId, Independence, Journal, Proof, Stamp, Way, What};
use crate::id::{CheckpointId, DoorId, ObjectiveId, TagId};
use crate::order;
use std::collections::BTreeMap;

/// What a learner's journal adds up to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Learner {
    name: String,
    interests: BTreeMap<TagId, u8>,
    runs: Vec<Run>,
    first: Option<Stamp>,
    last: Option<Stamp>,
    handed_over: Vec<(Way, Stamp)>,
    not_handed_over: usize,
    found_empty: usize,
    pub(super) answers: Vec<Answered>,
    pub(super) checks: Vec<CheckRun>,
    pub(super) placements: Vec<PlacementRun>,
}

/// Questions.
impl Learner {
    /// Reads a journal from its first fact to its last.
    pub fn of(journal: &Journal) -> Self {
        let mut learner = Self::default();
        for fact in journal.facts() {
            learner.take_in(fact);
        }
        learner
    }

    /// Takes in the next fact. It must be after every fact taken in so far.
    ///
    /// Never fails: a fact that does not fit (a room nobody opened, say) changes nothing, since
    /// half of a journal may still be on its way from another device.
    pub fn take_in(&mut self, fact: &Fact) {
        self.first.get_or_insert(fact.stamp);
        self.last = Some(fact.stamp);
        self.not_handed_over += usize::from(!matches!(fact.what, What::FoundEmpty));
        match &fact.what {
            What::Named { name } => self.name.clone_from(name),
            What::InterestsTold { interests } => self.interests.clone_from(interests),
            What::DoorChosen { course, door, why, goals, title } => self.runs.push(Run {
                id: fact.id,
                course: course.clone(),
                door: door.clone(),
                why: why.clone(),
                goals: goals.clone(),
                title: title.clone(),
                chosen: fact.stamp,
                touched: fact.stamp,
                left: None,
                finished: BTreeMap::new(),
                looked_back: BTreeMap::new(),
                pieces: Vec::new(),
            }),
            What::DoorLeft { run } => {
                self.touch(*run, fact.stamp, |run| run.left = Some(fact.stamp));
            }
            What::DoorReturned { run } => self.touch(*run, fact.stamp, |run| run.left = None),
            What::CheckpointFinished { run, checkpoint } => self.touch(*run, fact.stamp, |run| {
                run.finished.entry(checkpoint.clone()).or_insert(fact.stamp);
            }),
            What::CheckpointReopened { run, checkpoint } => self.touch(*run, fact.stamp, |run| {
                order::take_out(&mut run.finished, checkpoint);
            }),
            What::ProofAdded { run, checkpoint, proof, how, shows } => {
                self.touch(*run, fact.stamp, |run| {
                    run.pieces.push(Piece {
                        id: fact.id,
                        run: run.id,
                        checkpoint: checkpoint.clone(),
                        proof: proof.clone(),
                        how: *how,
                        shows: shows.clone(),
                        added: fact.stamp,
                        taken_back: false,
                    });
                });
            }
            What::ProofTakenBack { proof } => self.set_taken_back(*proof, true),
            What::ProofPutBack { proof } => self.set_taken_back(*proof, false),
            What::LookedBack { run, checkpoint, ask, words } => {
                self.touch(*run, fact.stamp, |run| {
                    if words.is_empty() {
                        order::take_out(&mut run.looked_back, checkpoint);
                    } else {
                        let look_back = LookBack {
                            ask: ask.clone(),
                            words: words.clone(),
                            written: fact.stamp,
                        };
                        run.looked_back.insert(checkpoint.clone(), look_back);
                    }
                });
            }
            What::HandedOver { way, whole } => {
                self.handed_over.push((*way, fact.stamp));
                // A copy that leaves something out is no reason to feel safe.
                self.not_handed_over = if *whole { 0 } else { self.not_handed_over - 1 };
            }
            What::FoundEmpty => self.found_empty += 1,
            What::PlacementBegun { .. }
            | What::PlacementStopped { .. }
            | What::PlacementFelt { .. }
            | What::CheckBegun { .. }
            | What::QuestionAnswered { .. } => self.take_in_answering(fact),
            What::Unknown { .. } => {}
        }
    }

    /// What the learner wants to be called. Empty until they said so.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How much the learner loves what, from 1 to [`MOST_LOVED`].
    pub fn interests(&self) -> &BTreeMap<TagId, u8> {
        &self.interests
    }

    /// Every run, in the order the doors were chosen, left ones too.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// One run.
    pub fn run(&self, id: FactId) -> Option<&Run> {
        self.runs.iter().find(|run| run.id == id)
    }

    /// Whether any checkpoint is finished.
    pub fn has_finished_something(&self) -> bool {
        self.runs.iter().any(|run| !run.finished.is_empty())
    }

    /// The rooms the learner is in, the one they were last busy with first.
    pub fn open_runs(&self) -> Vec<&Run> {
        let mut open: Vec<&Run> = self.runs.iter().filter(|run| run.is_open()).collect();
        order::sort_by(&mut open, |a, b| b.touched.cmp(&a.touched).then(b.id.cmp(&a.id)));
        open
    }

    /// The room behind a door, if the learner is in it.
    pub fn room_behind(&self, door: &DoorId) -> Option<&Run> {
        self.runs.iter().find(|run| &run.door == door && run.is_open())
    }

    /// Every piece of work that counts, newest first.
    pub fn pieces(&self) -> Vec<&Piece> {
        let mut pieces: Vec<&Piece> = self
            .runs
            .iter()
            .flat_map(|run| &run.pieces)
            .filter(|piece| !piece.taken_back)
            .collect();
        order::sort_by(&mut pieces, |a, b| b.added.cmp(&a.added).then(b.id.cmp(&a.id)));
        pieces
    }

    /// The work that shows a goal, newest first. None means "not tried yet", never zero.
    pub fn pieces_for(&self, objective: &ObjectiveId) -> Vec<&Piece> {
        let mut pieces = self.pieces();
        pieces.retain(|piece| piece.shows.contains(objective));
        pieces
    }

    /// The latest look back anywhere, with its run and checkpoint.
    pub fn latest_look_back(&self) -> Option<(&Run, &CheckpointId, &LookBack)> {
        self.runs
            .iter()
            .flat_map(|run| run.looked_back.iter().map(move |(id, words)| (run, id, words)))
            .max_by_key(|(_, _, words)| words.written)
    }

    /// When the first fact happened.
    pub fn since(&self) -> Option<Stamp> {
        self.first
    }

    /// When the last fact happened.
    pub fn last_here(&self) -> Option<Stamp> {
        self.last
    }

    /// When copies were taken along, and in which way, oldest first.
    pub fn handed_over(&self) -> &[(Way, Stamp)] {
        &self.handed_over
    }

    /// How many facts are not in any whole copy yet.
    pub fn not_handed_over(&self) -> usize {
        self.not_handed_over
    }

    /// Whether a device of theirs forgets: twice they found it empty where their work had been.
    pub fn device_forgets(&self) -> bool {
        self.found_empty >= 2
    }

    fn touch(&mut self, run: FactId, stamp: Stamp, change: impl FnOnce(&mut Run)) {
        if let Some(run) = self.runs.iter_mut().find(|known| known.id == run) {
            run.touched = stamp;
            change(run);
        }
    }

    fn set_taken_back(&mut self, proof: FactId, taken_back: bool) {
        let pieces = self.runs.iter_mut().flat_map(|run| &mut run.pieces);
        for piece in pieces.filter(|piece| piece.id == proof) {
            piece.taken_back = taken_back;
        }
    }
}

/// Decisions: the fact that may be recorded, or why not.
impl Learner {
    /// Gives the learner a name: any writing, 1 to 80 characters once trimmed.
    ///
    /// # Errors
    /// [`Refusal::EmptyName`], [`Refusal::TooLong`], [`Refusal::NothingNew`].
    pub fn be_called(&self, name: &str) -> Result<What, Refusal> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Refusal::EmptyName);
        }
        if name == self.name {
            return Err(Refusal::NothingNew);
        }
        Ok(What::Named { name: at_most(name, LONGEST_NAME)? })
    }

    /// Says what the learner loves. An empty list takes back what was told.
    ///
    /// # Errors
    /// [`Refusal::NotAnInterest`], [`Refusal::NothingNew`].
    pub fn tell_interests(
        &self,
        course: &Course,
        interests: BTreeMap<TagId, u8>,
    ) -> Result<What, Refusal> {
        let known = |id: &TagId| course.tags.iter().any(|tag| &tag.id == id);
        if !interests.iter().all(|(id, much)| known(id) && (1..=MOST_LOVED).contains(much)) {
            return Err(Refusal::NotAnInterest);
        }
        if interests == self.interests {
            return Err(Refusal::NothingNew);
        }
        Ok(What::InterestsTold { interests })
    }

    /// Chooses a door. Every door of the course may be chosen by everybody.
    ///
    /// # Errors
    /// [`Refusal::NotInTheCourse`], [`Refusal::AlreadyInside`], [`Refusal::PickGoals`],
    /// [`Refusal::TooLong`].
    pub fn choose_door(
        &self,
        course: &Course,
        door: &DoorId,
        why: &str,
        goals: Vec<ObjectiveId>,
        title: &str,
    ) -> Result<What, Refusal> {
        let card = course.door(door).ok_or(Refusal::NotInTheCourse)?;
        if let Some(run) = self.room_behind(door) {
            return Err(Refusal::AlreadyInside { run: run.id });
        }
        let goals = match card.choose {
            None => Vec::new(),
            Some((fewest, most)) => {
                let goals = once_each(goals);
                if !(usize::from(fewest)..=usize::from(most)).contains(&goals.len()) {
                    return Err(Refusal::PickGoals { fewest, most });
                }
                if goals.iter().any(|goal| course.objective(goal).is_none()) {
                    return Err(Refusal::NotInTheCourse);
                }
                goals
            }
        };
        Ok(What::DoorChosen {
            course: course.id.clone(),
            door: door.clone(),
            why: at_most(why.trim(), LONGEST_REASON)?,
            goals,
            title: at_most(title.trim(), LONGEST_TITLE)?,
        })
    }

    /// Takes a copy along, of everything or with something left out.
    pub fn hand_over(&self, way: Way, whole: bool) -> What {
        What::HandedOver { way, whole }
    }

    /// Says that a device was empty where their work had been.
    pub fn find_empty(&self) -> What {
        What::FoundEmpty
    }

    /// Leaves a room. Everything in it stays, and coming back is always allowed.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRoom`], [`Refusal::RoomLeft`].
    pub fn leave(&self, run: FactId) -> Result<What, Refusal> {
        self.open_room(run).map(|run| What::DoorLeft { run: run.id })
    }

    /// Comes back to a room that was left.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRoom`], [`Refusal::NotLeft`], [`Refusal::AlreadyInside`] when another room
    /// behind the same door was opened since.
    pub fn come_back(&self, run: FactId) -> Result<What, Refusal> {
        let run = self.run(run).ok_or(Refusal::NoSuchRoom)?;
        if run.is_open() {
            return Err(Refusal::NotLeft);
        }
        match self.room_behind(&run.door) {
            Some(other) => Err(Refusal::AlreadyInside { run: other.id }),
            None => Ok(What::DoorReturned { run: run.id }),
        }
    }

    /// Finishes a checkpoint. The learner says so; the order is theirs.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRoom`], [`Refusal::RoomLeft`], [`Refusal::NotInTheCourse`],
    /// [`Refusal::AlreadyFinished`].
    pub fn finish_checkpoint(
        &self,
        run: FactId,
        door: &Door,
        checkpoint: &CheckpointId,
    ) -> Result<What, Refusal> {
        let (run, checkpoint) = self.checkpoint_of(run, door, checkpoint)?;
        if run.has_finished(&checkpoint.id) {
            return Err(Refusal::AlreadyFinished);
        }
        Ok(What::CheckpointFinished { run: run.id, checkpoint: checkpoint.id.clone() })
    }

    /// Opens a finished checkpoint again.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRoom`], [`Refusal::RoomLeft`], [`Refusal::NotFinished`].
    pub fn reopen_checkpoint(
        &self,
        run: FactId,
        checkpoint: &CheckpointId,
    ) -> Result<What, Refusal> {
        let run = self.open_room(run)?;
        if !run.has_finished(checkpoint) {
            return Err(Refusal::NotFinished);
        }
        Ok(What::CheckpointReopened { run: run.id, checkpoint: checkpoint.clone() })
    }

    /// Puts a piece of work to a checkpoint as proof.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRoom`], [`Refusal::RoomLeft`], [`Refusal::NotInTheCourse`],
    /// [`Refusal::EmptyProof`], [`Refusal::NotALink`], [`Refusal::TooLong`].
    pub fn add_proof(
        &self,
        run: FactId,
        door: &Door,
        checkpoint: &CheckpointId,
        proof: Proof,
        how: Independence,
    ) -> Result<What, Refusal> {
        let (run, checkpoint) = self.checkpoint_of(run, door, checkpoint)?;
        let proof = match proof {
            Proof::Text { text } => Proof::Text { text: not_empty(&text)? },
            Proof::Link { url, about } => Proof::Link {
                url: a_link(&not_empty(&url)?)?,
                about: at_most(about.trim(), LONGEST_TITLE)?,
            },
        };
        Ok(What::ProofAdded {
            run: run.id,
            checkpoint: checkpoint.id.clone(),
            proof,
            how,
            shows: run.shows(checkpoint),
        })
    }

    /// Takes a piece of proof back. It stays in the journal and no longer counts.
    ///
    /// # Errors
    /// [`Refusal::NoSuchProof`], [`Refusal::RoomLeft`].
    pub fn take_back(&self, proof: FactId) -> Result<What, Refusal> {
        self.piece(proof, false).map(|()| What::ProofTakenBack { proof })
    }

    /// Lets a taken-back piece of proof count again.
    ///
    /// # Errors
    /// [`Refusal::NoSuchProof`], [`Refusal::RoomLeft`].
    pub fn put_back(&self, proof: FactId) -> Result<What, Refusal> {
        self.piece(proof, true).map(|()| What::ProofPutBack { proof })
    }

    /// Looks back at a checkpoint in a few words. Empty words take an earlier look back away.
    ///
    /// # Errors
    /// [`Refusal::NoSuchRoom`], [`Refusal::RoomLeft`], [`Refusal::NotInTheCourse`],
    /// [`Refusal::TooLong`], [`Refusal::NothingNew`].
    pub fn look_back(
        &self,
        run: FactId,
        door: &Door,
        checkpoint: &CheckpointId,
        words: &str,
    ) -> Result<What, Refusal> {
        let (run, checkpoint) = self.checkpoint_of(run, door, checkpoint)?;
        let words = at_most(words.trim(), LONGEST_REASON)?;
        let before = run.looked_back.get(&checkpoint.id).map_or("", |look| look.words.as_str());
        if words == before {
            return Err(Refusal::NothingNew);
        }
        Ok(What::LookedBack {
            run: run.id,
            checkpoint: checkpoint.id.clone(),
            ask: checkpoint.ask.clone(),
            words,
        })
    }

    fn open_room(&self, run: FactId) -> Result<&Run, Refusal> {
        let run = self.run(run).ok_or(Refusal::NoSuchRoom)?;
        if run.is_open() { Ok(run) } else { Err(Refusal::RoomLeft) }
    }

    fn checkpoint_of<'a>(
        &self,
        run: FactId,
        door: &'a Door,
        checkpoint: &CheckpointId,
    ) -> Result<(&Run, &'a Checkpoint), Refusal> {
        let run = self.open_room(run)?;
        if run.door != door.id {
            return Err(Refusal::NotInTheCourse);
        }
        let checkpoint = door.checkpoint(checkpoint).ok_or(Refusal::NotInTheCourse)?;
        Ok((run, checkpoint))
    }

    fn piece(&self, proof: FactId, taken_back: bool) -> Result<(), Refusal> {
        let run = self.runs.iter().find(|run| {
            run.pieces.iter().any(|piece| piece.id == proof && piece.taken_back == taken_back)
        });
        match run {
            None => Err(Refusal::NoSuchProof),
            Some(run) if !run.is_open() => Err(Refusal::RoomLeft),
            Some(_) => Ok(()),
        }
    }
}

fn once_each(goals: Vec<ObjectiveId>) -> Vec<ObjectiveId> {
    let mut once = Vec::new();
    for goal in goals {
        if !once.contains(&goal) {
            once.push(goal);
        }
    }
    once
}

pub(super) fn at_most(text: &str, most: usize) -> Result<String, Refusal> {
    if text.chars().count() > most {
        return Err(Refusal::TooLong { most });
    }
    Ok(text.to_owned())
}

fn not_empty(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::EmptyProof);
    }
    at_most(text, LONGEST_WORK)
}

fn a_link(url: &str) -> Result<String, Refusal> {
    if is_a_link(url) { Ok(url.to_owned()) } else { Err(Refusal::NotALink) }
}

/// Whether an address may stand behind a link: only `https:`, which a browser opens as a page;
/// `javascript:` and `data:` ones run code. Work that was brought in may say anything.
pub fn is_a_link(url: &str) -> bool {
    let rest = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let rest = rest.and_then(|_| url.get(8..));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}
