//! The wire format v1: one fact as one line of ASCII with a checksum. It is frozen: what `tests/golden`
//! holds is read and written the same way for ever. Kinds may be added; a release that does not know
//! one passes it on as it was written.
//!
//! ```text
//! 8c736521 {"v":1,"id":"00000000000000a1-2","owner":"…","prev":"0f…","ms":…,"count":0,"kind":"named","data":{"name":"Ana"}}
//! ```
//!
//! The first eight characters are the CRC-32C of the rest, in hexadecimal. `prev` is the fingerprint
//! of the fact before it in its replica; the first has none. Everything outside ASCII is escaped,
//! because one browser halves the storage quota as soon as a value has a character outside Latin-1.
//!
//! The types of the domain do not serialize themselves: this file alone says how a fact is written.

use super::{
    Answer, Asked, Fact, FactId, Felt, Fingerprint, Independence, Proof, Purpose, Said, Stamp, Way,
    What,
};
use crate::id::{CheckpointId, CourseId, DoorId, LearnerId, ObjectiveId, QuestionId, TagId};
use crc::{CRC_32_ISCSI, Crc, Table};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The longest line that is read, in bytes. Longer ones are refused before they are parsed.
pub const LONGEST_FACT: usize = 64 * 1024;

const VERSION: u32 = 1;
const CHECK: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// Longer than [`LONGEST_FACT`].
    TooLong,
    /// The checksum does not fit: the line was altered or cut.
    Altered,
    /// The checksum fits, but it is not a fact.
    NotAFact,
}

/// What every fact of every version has.
#[derive(Deserialize)]
struct Envelope {
    #[expect(dead_code, reason = "a fact without a version is no fact")]
    v: u32,
    id: FactId,
    owner: LearnerId,
    prev: Option<Fingerprint>,
    ms: u64,
    count: u32,
    clock: Option<u64>,
    kind: String,
}

/// A fact of this version.
#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    id: FactId,
    owner: &'a LearnerId,
    #[serde(skip_serializing_if = "Option::is_none")]
    prev: Option<Fingerprint>,
    ms: u64,
    count: u32,
    /// What the clock said, when it was not `ms`.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<u64>,
    kind: &'static str,
    data: Data,
}

/// A fact as this release would have written it: everything it says is known here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known<'a> {
    v: u32,
    id: FactId,
    owner: LearnerId,
    prev: Option<Fingerprint>,
    ms: u64,
    count: u32,
    clock: Option<u64>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    data: Data,
}

/// Everything that any kind of fact says. Each kind uses some of it.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interests: Option<BTreeMap<TagId, u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    course: Option<CourseId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    door: Option<DoorId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<FactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checkpoint: Option<CheckpointId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proof: Option<FactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    goals: Vec<ObjectiveId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<ObjectiveId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    questions: Vec<(QuestionId, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    check: Option<FactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    placement: Option<FactId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    said: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hints: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quick: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    felt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    surprise: Option<bool>,
}

/// Writes a fact. What this release does not know is written as it was read, byte for byte.
pub fn write(fact: &Fact) -> String {
    with_checksum(&to_json(fact))
}

/// The fingerprint of a fact.
pub fn fingerprint(fact: &Fact) -> Fingerprint {
    fingerprint_of(&to_json(fact))
}

/// The fingerprint of some text.
pub fn fingerprint_of(text: &str) -> Fingerprint {
    let digest = Sha256::digest(text.as_bytes());
    Fingerprint(digest.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
}

/// A fact without its checksum.
pub fn to_json(fact: &Fact) -> Cow<'_, str> {
    if let What::Unknown { written, .. } = &fact.what {
        return written.into();
    }
    let (kind, data) = taken_apart(&fact.what);
    let json = serde_json::to_string(&Written {
        v: VERSION,
        id: fact.id,
        owner: &fact.owner,
        prev: fact.prev,
        ms: fact.stamp.ms,
        count: fact.stamp.count,
        clock: Some(fact.stamp.clock_ms).filter(|clock| *clock != fact.stamp.ms),
        kind,
        data,
    })
    .expect("strings, numbers, lists and maps with text keys are always valid JSON");
    in_ascii(json).into()
}

/// Reads a line that [`write`] wrote, on this device or another.
///
/// # Errors
/// [`Unreadable`]. The line is then set aside, never overwritten.
pub fn read(line: &str) -> Result<Fact, Unreadable> {
    if line.len() > LONGEST_FACT {
        return Err(Unreadable::TooLong);
    }
    from_json(checked(line)?)
}

/// What stands behind the checksum of a line.
///
/// # Errors
/// [`Unreadable::Altered`], when it does not fit.
pub fn checked(line: &str) -> Result<&str, Unreadable> {
    let (check, json) = line.split_once(' ').ok_or(Unreadable::Altered)?;
    // One way to write a checksum: eight digits, the letters small.
    let small =
        check.len() == 8 && check.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    if small && u32::from_str_radix(check, 16) == Ok(CHECK.checksum(json.as_bytes())) {
        Ok(json)
    } else {
        Err(Unreadable::Altered)
    }
}

/// Reads a fact without its checksum. Where it comes from must vouch for it.
///
/// # Errors
/// [`Unreadable::NotAFact`].
pub fn from_json(json: &str) -> Result<Fact, Unreadable> {
    // A later release may say more in a known kind; such a fact is not known here, so that writing
    // it again loses nothing. Nearly every fact is known, and is parsed once.
    if let Some(fact) = serde_json::from_str::<Known>(json).ok().and_then(known) {
        return Ok(fact);
    }
    let envelope: Envelope = serde_json::from_str(json).map_err(|_| Unreadable::NotAFact)?;
    let Envelope { id, owner, prev, ms, count, clock, kind, .. } = envelope;
    if id.seq == 0 {
        return Err(Unreadable::NotAFact);
    }
    let stamp = Stamp { ms, count, clock_ms: clock.unwrap_or(ms) };
    Ok(Fact { id, prev, stamp, owner, what: What::Unknown { kind, written: json.to_owned() } })
}

fn known(line: Known<'_>) -> Option<Fact> {
    let Known { v, id, owner, prev, ms, count, clock, kind, data } = line;
    if v != VERSION || id.seq == 0 {
        return None;
    }
    let stamp = Stamp { ms, count, clock_ms: clock.unwrap_or(ms) };
    Some(Fact { id, prev, stamp, owner, what: put_together(&kind, data)? })
}

fn taken_apart(what: &What) -> (&'static str, Data) {
    // One value that each kind fills in compiles much smaller than a value for each kind.
    let mut data = Data::default();
    let kind = match what.clone() {
        What::Named { name } => {
            data.name = Some(name);
            "named"
        }
        What::InterestsTold { interests } => {
            data.interests = Some(interests);
            "interests-told"
        }
        What::DoorChosen { course, door, why, goals, title } => {
            data.course = Some(course);
            data.door = Some(door);
            data.why = unless_empty(why);
            data.goals = goals;
            data.title = unless_empty(title);
            "door-chosen"
        }
        What::DoorLeft { run } => {
            data.run = Some(run);
            "door-left"
        }
        What::DoorReturned { run } => {
            data.run = Some(run);
            "door-returned"
        }
        What::CheckpointFinished { run, checkpoint } => {
            data.run = Some(run);
            data.checkpoint = Some(checkpoint);
            "checkpoint-finished"
        }
        What::CheckpointReopened { run, checkpoint } => {
            data.run = Some(run);
            data.checkpoint = Some(checkpoint);
            "checkpoint-reopened"
        }
        What::ProofAdded { run, checkpoint, proof, how, shows } => {
            data.run = Some(run);
            data.checkpoint = Some(checkpoint);
            match proof {
                Proof::Text { text } => data.text = Some(text),
                Proof::Link { url, about } => {
                    data.url = Some(url);
                    data.about = unless_empty(about);
                }
            }
            data.how = Some(name_of(how).to_owned());
            data.goals = shows;
            "proof-added"
        }
        What::ProofTakenBack { proof } => {
            data.proof = Some(proof);
            "proof-taken-back"
        }
        What::ProofPutBack { proof } => {
            data.proof = Some(proof);
            "proof-put-back"
        }
        What::LookedBack { run, checkpoint, ask, words } => {
            data.run = Some(run);
            data.checkpoint = Some(checkpoint);
            data.ask = Some(ask);
            data.words = unless_empty(words);
            "looked-back"
        }
        What::HandedOver { way, whole } => {
            data.way = Some(name_of_way(way).to_owned());
            data.whole = Some(whole);
            "handed-over"
        }
        What::FoundEmpty => "found-empty",
        What::PlacementBegun { course, quick } => {
            data.course = Some(course);
            data.quick = Some(quick);
            "placement-begun"
        }
        What::PlacementStopped { placement } => {
            data.placement = Some(placement);
            "placement-stopped"
        }
        What::PlacementFelt { placement, felt } => {
            data.placement = Some(placement);
            data.felt = Some(name_of_felt(felt).to_owned());
            "placement-felt"
        }
        What::CheckBegun { course, goal, questions } => {
            data.course = Some(course);
            data.goal = Some(goal);
            data.questions =
                questions.into_iter().map(|asked| (asked.question, asked.seed)).collect();
            "check-begun"
        }
        What::QuestionAnswered { course, goal, asked, answer } => {
            let Answer { purpose, said, words, choices, hints } = answer;
            match purpose {
                Purpose::Practice => {}
                Purpose::Check(check) => data.check = Some(check),
                Purpose::Placement(placement) => data.placement = Some(placement),
                Purpose::Surprise(placement) => {
                    data.placement = Some(placement);
                    data.surprise = Some(true);
                }
            }
            data.course = Some(course);
            data.goal = Some(goal);
            data.questions = vec![(asked.question, asked.seed)];
            data.said = Some(name_of_said(said).to_owned());
            data.words = unless_empty(words);
            data.choices = unless_zero(choices);
            data.hints = unless_zero(hints);
            "question-answered"
        }
        What::Unknown { .. } => unreachable!("an unknown fact is written as it was read"),
    };
    (kind, data)
}

/// None when the kind is not known here, does not say what it must, or says more than is known.
fn put_together(kind: &str, mut data: Data) -> Option<What> {
    let what = taken_out(kind, &mut data)?;
    (data == Data::default()).then_some(what)
}

fn taken_out(kind: &str, data: &mut Data) -> Option<What> {
    Some(match kind {
        "named" => What::Named { name: data.name.take()? },
        "interests-told" => What::InterestsTold { interests: data.interests.take()? },
        "door-chosen" => What::DoorChosen {
            course: data.course.take()?,
            door: data.door.take()?,
            why: data.why.take().unwrap_or_default(),
            goals: std::mem::take(&mut data.goals),
            title: data.title.take().unwrap_or_default(),
        },
        "door-left" => What::DoorLeft { run: data.run.take()? },
        "door-returned" => What::DoorReturned { run: data.run.take()? },
        "checkpoint-finished" => {
            What::CheckpointFinished { run: data.run.take()?, checkpoint: data.checkpoint.take()? }
        }
        "checkpoint-reopened" => {
            What::CheckpointReopened { run: data.run.take()?, checkpoint: data.checkpoint.take()? }
        }
        "proof-added" => What::ProofAdded {
            run: data.run.take()?,
            checkpoint: data.checkpoint.take()?,
            proof: match data.url.take() {
                Some(url) => Proof::Link { url, about: data.about.take().unwrap_or_default() },
                None => Proof::Text { text: data.text.take()? },
            },
            how: {
                let how = data.how.take()?;
                Independence::ALL.into_iter().find(|known| name_of(*known) == how)?
            },
            shows: std::mem::take(&mut data.goals),
        },
        "proof-taken-back" => What::ProofTakenBack { proof: data.proof.take()? },
        "proof-put-back" => What::ProofPutBack { proof: data.proof.take()? },
        "looked-back" => What::LookedBack {
            run: data.run.take()?,
            checkpoint: data.checkpoint.take()?,
            ask: data.ask.take()?,
            words: data.words.take().unwrap_or_default(),
        },
        "handed-over" => {
            let way = data.way.take()?;
            let way = Way::ALL.into_iter().find(|known| name_of_way(*known) == way)?;
            What::HandedOver { way, whole: data.whole.take()? }
        }
        "found-empty" => What::FoundEmpty,
        "placement-begun" => {
            What::PlacementBegun { course: data.course.take()?, quick: data.quick.take()? }
        }
        "placement-stopped" => What::PlacementStopped { placement: data.placement.take()? },
        "placement-felt" => {
            let felt = data.felt.take()?;
            What::PlacementFelt {
                placement: data.placement.take()?,
                felt: Felt::ALL.into_iter().find(|known| name_of_felt(*known) == felt)?,
            }
        }
        "check-begun" => What::CheckBegun {
            course: data.course.take()?,
            goal: data.goal.take()?,
            questions: std::mem::take(&mut data.questions).into_iter().map(asked).collect(),
        },
        "question-answered" => {
            let mut questions = std::mem::take(&mut data.questions).into_iter();
            let (Some(question), None) = (questions.next(), questions.next()) else { return None };
            let said = data.said.take()?;
            What::QuestionAnswered {
                course: data.course.take()?,
                goal: data.goal.take()?,
                asked: asked(question),
                answer: Answer {
                    purpose: match (data.check.take(), data.placement.take(), data.surprise.take())
                    {
                        (None, None, None) => Purpose::Practice,
                        (Some(check), None, None) => Purpose::Check(check),
                        (None, Some(placement), None) => Purpose::Placement(placement),
                        (None, Some(placement), Some(true)) => Purpose::Surprise(placement),
                        _ => return None,
                    },
                    said: Said::ALL.into_iter().find(|known| name_of_said(*known) == said)?,
                    words: taken_words(&mut data.words)?,
                    choices: taken_count(&mut data.choices)?,
                    hints: taken_count(&mut data.hints)?,
                },
            }
        }
        _ => return None,
    })
}

fn asked((question, seed): (QuestionId, u32)) -> Asked {
    Asked { question, seed }
}

/// Empty when there are none. There is one way to write that, so written empty words are not known.
fn taken_words(words: &mut Option<String>) -> Option<String> {
    words.take().map_or(Some(String::new()), unless_empty)
}

/// 0 when nothing is said; a written 0 is not known, as with empty words.
fn taken_count(count: &mut Option<u8>) -> Option<u8> {
    count.take().map_or(Some(0), unless_zero)
}

fn unless_zero(count: u8) -> Option<u8> {
    (count != 0).then_some(count)
}

fn name_of_felt(felt: Felt) -> &'static str {
    match felt {
        Felt::Right => "right",
        Felt::KnowsMore => "knows-more",
        Felt::AsksTooMuch => "asks-too-much",
    }
}

fn name_of_said(said: Said) -> &'static str {
    match said {
        Said::Right => "right",
        Said::NotYet => "not-yet",
        Said::NotLearned => "not-learned",
    }
}

fn name_of_way(way: Way) -> &'static str {
    match way {
        Way::File => "file",
        Way::Link => "link",
        Way::Text => "text",
        Way::Code => "code",
    }
}

fn name_of(how: Independence) -> &'static str {
    match how {
        Independence::Own => "own",
        Independence::Support => "support",
        Independence::Help => "help",
    }
}

fn unless_empty(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A line: the checksum, then the text.
pub fn with_checksum(json: &str) -> String {
    format!("{:08x} {json}", CHECK.checksum(json.as_bytes()))
}

/// Escapes every character outside ASCII. They only occur inside JSON strings.
fn in_ascii(json: String) -> String {
    if json.is_ascii() {
        return json;
    }
    let mut ascii = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(ascii, "\\u{unit:04x}").expect("writing to a String cannot fail");
            }
        }
    }
    ascii
}
