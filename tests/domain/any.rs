//! Arbitrary words, facts, journals and places, for laws that must hold for all of them.
//!
//! Names come from a small pool most of the time, so that arbitrary facts often speak of one
//! another, and now and then from everything that a name can be.

use doorways::facts::{
    Answer, Asked, Fact, FactId, Felt, Fingerprint, Independence, Journal, Proof, Purpose, Replica,
    Said, Stamp, Way, What,
};
use doorways::facts::{read, write};
use doorways::id::{CheckpointId, CourseId, DoorId, LearnerId, ObjectiveId, QuestionId, TagId};
use doorways::route::{MOST_COMPARED, Route};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The student whom a journal is about.
pub fn ana() -> LearnerId {
    LearnerId::new("00000000000000a1").expect("hexadecimal digits are an id")
}

/// The name of a fact.
pub fn nth(replica: u64, seq: u32) -> FactId {
    FactId { replica: Replica(replica), seq }
}

/// The journal that some facts add up to.
pub fn journal_of(facts: impl IntoIterator<Item = Fact>) -> Journal {
    let mut journal = Journal::default();
    for fact in facts {
        journal.join(fact);
    }
    journal
}

/// Text that naive programs have stumbled over: the Big List of Naughty Strings.
pub fn naughty_words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let text = std::fs::read_to_string("target/corpora/blns.json")
            .expect("./dev check fetches the Big List of Naughty Strings");
        serde_json::from_str(&text).expect("the list is JSON")
    })
}

/// Anything that can stand in a text field, and much that cannot.
pub fn words() -> impl Strategy<Value = String> {
    let characters = vec(any::<char>(), 0..24).prop_map(String::from_iter);
    prop_oneof![
        "[a-z ]{0,12}",
        characters,
        "[\\x00-\\x1f\\x7f-\\x9f]{0,8}",
        select(naughty_words()),
    ]
}

/// An id: mostly one of a few, sometimes any.
fn id(few: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        7 => select(few).prop_map(str::to_owned),
        1 => "[A-Za-z0-9_-]{1,48}",
    ]
}

pub fn learner_id() -> impl Strategy<Value = LearnerId> {
    id(&["00000000000000a1", "00000000000000b2"]).prop_map(|id| LearnerId::new(id).expect("an id"))
}

pub fn door_id() -> impl Strategy<Value = DoorId> {
    id(&["A1", "A2", "A13"]).prop_map(|id| DoorId::new(id).expect("an id"))
}

pub fn checkpoint_id() -> impl Strategy<Value = CheckpointId> {
    id(&["c1", "c2", "c9"]).prop_map(|id| CheckpointId::new(id).expect("an id"))
}

pub fn objective_id() -> impl Strategy<Value = ObjectiveId> {
    id(&["M1", "M4", "L3"]).prop_map(|id| ObjectiveId::new(id).expect("an id"))
}

pub fn tag_id() -> impl Strategy<Value = TagId> {
    id(&["music", "food", "city"]).prop_map(|id| TagId::new(id).expect("an id"))
}

fn course_id() -> impl Strategy<Value = CourseId> {
    id(&["quadratics-and-profit"]).prop_map(|id| CourseId::new(id).expect("an id"))
}

/// The name of a fact: mostly one of fifteen, sometimes any.
pub fn fact_id() -> impl Strategy<Value = FactId> {
    prop_oneof![
        7 => (1..=3_u64, 1..=5_u32).prop_map(|(replica, seq)| nth(replica, seq)),
        1 => (any::<u64>(), 1..=u32::MAX).prop_map(|(replica, seq)| nth(replica, seq)),
    ]
}

/// A stamp: mostly close to others, sometimes from a clock that is wrong by ages.
pub fn stamp() -> impl Strategy<Value = Stamp> {
    let ms = prop_oneof![7 => 0..6_u64, 1 => any::<u64>()];
    let count = prop_oneof![7 => 0..3_u32, 1 => any::<u32>()];
    (ms.clone(), count, ms).prop_map(|(ms, count, clock_ms)| Stamp { ms, count, clock_ms })
}

pub fn proof() -> impl Strategy<Value = Proof> {
    prop_oneof![
        words().prop_map(|text| Proof::Text { text }),
        (words(), words()).prop_map(|(url, about)| Proof::Link { url, about }),
    ]
}

fn asked() -> impl Strategy<Value = Asked> {
    let question = id(&["M4-a", "M4-b"]).prop_map(|id| QuestionId::new(id).expect("an id"));
    (question, prop_oneof![0..3_u32, any::<u32>()])
        .prop_map(|(question, seed)| Asked { question, seed })
}

fn answer() -> impl Strategy<Value = Answer> {
    let purpose = prop_oneof![
        Just(Purpose::Practice),
        fact_id().prop_map(Purpose::Check),
        fact_id().prop_map(Purpose::Placement),
        fact_id().prop_map(Purpose::Surprise),
    ];
    (purpose, select(Said::ALL.to_vec()), words(), any::<u8>(), 0..4_u8).prop_map(
        |(purpose, said, words, choices, hints)| Answer { purpose, said, words, choices, hints },
    )
}

/// Whatever may have happened that this release knows.
fn what() -> impl Strategy<Value = What> {
    let place = || (fact_id(), checkpoint_id());
    let goals = || vec(objective_id(), 0..4);
    prop_oneof![
        1 => words().prop_map(|name| What::Named { name }),
        1 => btree_map(tag_id(), any::<u8>(), 0..4)
            .prop_map(|interests| What::InterestsTold { interests }),
        3 => (course_id(), door_id(), words(), goals(), words()).prop_map(
            |(course, door, why, goals, title)| What::DoorChosen { course, door, why, goals, title }
        ),
        1 => fact_id().prop_map(|run| What::DoorLeft { run }),
        1 => fact_id().prop_map(|run| What::DoorReturned { run }),
        2 => place().prop_map(|(run, checkpoint)| What::CheckpointFinished { run, checkpoint }),
        1 => place().prop_map(|(run, checkpoint)| What::CheckpointReopened { run, checkpoint }),
        3 => (place(), proof(), select(&Independence::ALL), goals()).prop_map(
            |((run, checkpoint), proof, how, shows)| {
                What::ProofAdded { run, checkpoint, proof, how, shows }
            }
        ),
        1 => fact_id().prop_map(|proof| What::ProofTakenBack { proof }),
        1 => fact_id().prop_map(|proof| What::ProofPutBack { proof }),
        1 => (place(), words(), words()).prop_map(|((run, checkpoint), ask, words)| {
            What::LookedBack { run, checkpoint, ask, words }
        }),
        1 => Just(What::FoundEmpty),
        1 => (course_id(), any::<bool>())
            .prop_map(|(course, quick)| What::PlacementBegun { course, quick }),
        1 => fact_id().prop_map(|placement| What::PlacementStopped { placement }),
        1 => (fact_id(), select(Felt::ALL.to_vec()))
            .prop_map(|(placement, felt)| What::PlacementFelt { placement, felt }),
        1 => (course_id(), objective_id(), vec(asked(), 0..6)).prop_map(
            |(course, goal, questions)| What::CheckBegun { course, goal, questions }
        ),
        2 => (course_id(), objective_id(), asked(), answer()).prop_map(
            |(course, goal, asked, answer)| What::QuestionAnswered { course, goal, asked, answer }
        ),
        1 => (select(Way::ALL.to_vec()), any::<bool>())
            .prop_map(|(way, whole)| What::HandedOver { way, whole }),
    ]
}

fn fingerprint() -> impl Strategy<Value = Option<Fingerprint>> {
    prop::option::of(prop_oneof![0..3_u64, any::<u64>()].prop_map(Fingerprint))
}

/// A fact that this release knows, about anybody.
pub fn known_fact() -> impl Strategy<Value = Fact> {
    (fact_id(), fingerprint(), stamp(), learner_id(), what())
        .prop_map(|(id, prev, stamp, owner, what)| Fact { id, prev, stamp, owner, what })
}

/// A fact of a kind or version that only a later release knows, as this release reads it.
pub fn unknown_fact() -> impl Strategy<Value = Fact> {
    let envelope = (fact_id(), fingerprint(), stamp(), learner_id());
    (envelope, 0..3_u32, "[a-z]{1,6}-of-later", words(), words()).prop_map(
        |((id, prev, stamp, owner), version, kind, key, words)| {
            let written = serde_json::json!({
                "v": version, "id": id, "owner": owner, "prev": prev, "ms": stamp.ms, "count": stamp.count,
                "kind": kind, "data": { key: [words, null, { "more": 1.5e300 }] }, "later": true,
            });
            read(&signed(&written.to_string())).expect("every fact has these fields")
        },
    )
}

/// Any fact, about anybody.
pub fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![7 => known_fact(), 1 => unknown_fact()]
}

/// Facts of one journal in no order, some of them with the same name as another.
pub fn facts() -> impl Strategy<Value = Vec<Fact>> {
    vec(fact(), 0..24)
        .prop_map(|facts| facts.into_iter().filter_map(|fact| about(fact, &ana())).collect())
}

/// A journal, forks and all.
pub fn journal() -> impl Strategy<Value = Journal> {
    facts().prop_map(journal_of)
}

/// The fact as it would be had it happened to `owner`; none when it is of a later release.
fn about(fact: Fact, owner: &LearnerId) -> Option<Fact> {
    match fact.what {
        What::Unknown { .. } => (fact.owner == *owner).then_some(fact),
        _ => Some(Fact { owner: owner.clone(), ..fact }),
    }
}

/// A line whose checksum fits, whatever it says.
pub fn signed(json: &str) -> String {
    write(&Fact {
        id: nth(1, 1),
        prev: None,
        stamp: Stamp { ms: 0, count: 0, clock_ms: 0 },
        owner: ana(),
        what: What::Unknown { kind: String::new(), written: json.to_owned() },
    })
}

/// Any place in the app.
pub fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        select(vec![
            Route::Hall,
            Route::New,
            Route::Today,
            Route::Doors,
            Route::Map,
            Route::Goals,
            Route::Proof,
            Route::Story,
            Route::Settings,
            Route::HandOver,
            Route::RemoveMe,
            Route::BringIn,
            Route::Help,
            Route::Unknown,
        ]),
        learner_id().prop_map(Route::Enter),
        "[A-Za-z0-9_-]{1,200}".prop_map(Route::Take),
        vec(door_id(), 1..=MOST_COMPARED).prop_map(Route::Compare),
        door_id().prop_map(Route::Door),
        door_id().prop_map(Route::Choose),
        fact_id().prop_map(Route::Room),
        (fact_id(), checkpoint_id()).prop_map(|(run, at)| Route::Checkpoint(run, at)),
        objective_id().prop_map(Route::Goal),
    ]
}

/// How much somebody loves what.
pub fn loves(interests: &[(&str, u8)]) -> BTreeMap<TagId, u8> {
    interests.iter().map(|(tag, much)| (TagId::new(*tag).expect("an id"), *much)).collect()
}
