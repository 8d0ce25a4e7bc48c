//! What a learner does in a tab, by chance: only what the app lets them do.

use crate::device::Device;
use crate::dice::Dice;
use crate::shipped::{checkpoint_id, course, door, door_id};
use crate::tab::Tab;
use doorways::facts::{Fact, FactId, Independence, Proof, Way, What, read};
use doorways::id::LearnerId;
use doorways::learning::{Learner, Refusal};

const DOORS: [&str; 4] = ["A1", "A2", "A5", "A13"];
const NAMES: [&str; 6] = ["Ana", "Ben", "安娜 🦋", "Zoë", "\u{202e}eva", "<b>Max</b>"];
const WORDS: [&str; 5] =
    ["I asked ten people.", "½ \"price\" \\ 10", "🦋🦋🦋", "a\u{0}b\n\tc", "¿Cuánto más?"];

/// A learner decides something in a tab. None when the app refused it.
pub fn does(dice: &mut Dice, device: &Device, tab: &mut Tab, who: &LearnerId) -> Option<Fact> {
    let now = wrong_now_and_then(dice, device.now());
    let mut chance = Dice::of(dice.number());
    tab.commit(device, who, now, |learner| decide(&mut chance, learner)).ok()
}

/// What the clock of a device says: mostly the time.
fn wrong_now_and_then(dice: &mut Dice, now: u64) -> u64 {
    match dice.below(60) {
        0 => 0,
        1 => now.saturating_sub(3_600_000),
        2 => now + 10 * 365 * 86_400_000,
        3 => u64::MAX,
        _ => now,
    }
}

fn decide(dice: &mut Dice, learner: &Learner) -> Result<What, Refusal> {
    let rooms: Vec<(FactId, &str)> = learner
        .runs()
        .iter()
        .filter_map(|run| Some((run.id, *DOORS.iter().find(|id| **id == run.door.as_str())?)))
        .collect();
    if learner.name().is_empty() || dice.one_in(20) {
        return learner.be_called(dice.pick::<&str>(&NAMES));
    }
    if rooms.is_empty() || dice.one_in(12) {
        let id = *dice.pick(&DOORS);
        let goals = if id == "A13" { crate::shipped::goals(&["M1", "M4"]) } else { vec![] };
        return learner.choose_door(course(), &door_id(id), dice.pick::<&str>(&WORDS), goals, "");
    }
    let (run, id) = *dice.pick(&rooms);
    let door = door(id);
    let at = checkpoint_id(door.checkpoints[dice.below(door.checkpoints.len())].id.as_str());
    let pieces: Vec<FactId> =
        learner.runs().iter().flat_map(|run| &run.pieces).map(|piece| piece.id).collect();
    let words = *dice.pick(&WORDS);
    match dice.below(14) {
        0..=3 => learner.finish_checkpoint(run, door, &at),
        4 => learner.reopen_checkpoint(run, &at),
        5..=6 => {
            let proof = Proof::Text { text: words.into() };
            learner.add_proof(run, door, &at, proof, Independence::Support)
        }
        7 => {
            let proof = Proof::Link { url: "https://example.org/ñ".into(), about: words.into() };
            learner.add_proof(run, door, &at, proof, Independence::Own)
        }
        8 if !pieces.is_empty() => learner.take_back(*dice.pick(&pieces)),
        9 if !pieces.is_empty() => learner.put_back(*dice.pick(&pieces)),
        10 => learner.leave(run),
        11 => learner.come_back(run),
        12 => Ok(learner.hand_over(*dice.pick(&Way::ALL), true)),
        _ => learner.look_back(run, door, &at, words),
    }
}

/// Somebody new. Chance gives the name that nobody else has.
pub fn somebody(dice: &mut Dice) -> LearnerId {
    LearnerId::new(format!("{:016x}", dice.number())).expect("sixteen hexadecimal digits are an id")
}

/// A fact about somebody that only a later release understands.
pub fn of_later(dice: &mut Dice, who: &LearnerId) -> Fact {
    let json = format!(
        r#"{{"v":2,"id":"{:016x}-1","owner":"{who}","ms":{},"count":0,"kind":"badge-earned","data":{{"n":1.50,"x":[null]}}}}"#,
        dice.number(),
        dice.below(1_000_000),
    );
    read(&crate::any::signed(&json)).expect("every fact has these fields")
}
