//! What a learner may decide next, what each decision changes, and what the facts add up to.

use crate::any::{self, ana, journal_of, loves, naughty_words, nth};
use crate::shipped::{checkpoint_id, course, door, door_id, goal, goals};
use Do::*;
use doorways::course::Door;
use doorways::facts::{
    Fact, FactId, Independence, Journal, LONGEST_FACT, Proof, Replica, Way, What, read, write,
};
use doorways::learning::{
    LONGEST_NAME, LONGEST_REASON, LONGEST_TITLE, LONGEST_WORK, Learner, LookBack, MOST_LOVED,
    Refusal, Run,
};
use proptest::prelude::*;
use proptest::sample::select;

// ------------------------------------------------------------------ the way of telling

/// Something a learner does. Rooms and proof are named by the step, from 1, that began them.
#[derive(Debug, Clone, Copy)]
enum Do<'a> {
    BeCalled(&'a str),
    Love(&'a [(&'a str, u8)]),
    Choose(&'a str),
    ChooseBecause(&'a str, &'a str),
    ChooseOwn(&'a [&'a str]),
    ChooseOwnCalled(&'a [&'a str], &'a str),
    Leave(u32),
    ComeBack(u32),
    Finish(u32, &'a str),
    Reopen(u32, &'a str),
    Write(u32, &'a str, &'a str),
    Link(u32, &'a str, &'a str),
    LinkAbout(u32, &'a str, &'a str, &'a str),
    TakeBack(u32),
    PutBack(u32),
    LookBackOn(u32, &'a str, &'a str),
}

/// The one place that knows how each decision is asked for.
fn decide(learner: &Learner, step: Do) -> Result<What, Refusal> {
    let choose = |id, why, picked: &[&str], title| {
        learner.choose_door(course(), &door_id(id), why, goals(picked), title)
    };
    let add = |room, at, proof| {
        let door = behind(learner, room);
        learner.add_proof(nth(1, room), door, &checkpoint_id(at), proof, Independence::Own)
    };
    let link = |url: &str, about: &str| Proof::Link { url: url.into(), about: about.into() };
    match step {
        BeCalled(name) => learner.be_called(name),
        Love(interests) => learner.tell_interests(course(), loves(interests)),
        Choose(door) => choose(door, "", &[], ""),
        ChooseBecause(door, why) => choose(door, why, &[], ""),
        ChooseOwn(picked) => choose("A13", "", picked, ""),
        ChooseOwnCalled(picked, title) => choose("A13", "", picked, title),
        Leave(room) => learner.leave(nth(1, room)),
        ComeBack(room) => learner.come_back(nth(1, room)),
        Finish(room, at) => {
            learner.finish_checkpoint(nth(1, room), behind(learner, room), &checkpoint_id(at))
        }
        Reopen(room, at) => learner.reopen_checkpoint(nth(1, room), &checkpoint_id(at)),
        Write(room, at, text) => add(room, at, Proof::Text { text: text.into() }),
        Link(room, at, url) => add(room, at, link(url, "")),
        LinkAbout(room, at, url, about) => add(room, at, link(url, about)),
        TakeBack(proof) => learner.take_back(nth(1, proof)),
        PutBack(proof) => learner.put_back(nth(1, proof)),
        LookBackOn(room, at, words) => {
            learner.look_back(nth(1, room), behind(learner, room), &checkpoint_id(at), words)
        }
    }
}

/// The door that leads to a room; any door when nobody opened that room.
fn behind(learner: &Learner, room: u32) -> &'static Door {
    let known = learner.run(nth(1, room)).map(|run| &run.door);
    door(known.filter(|id| course().door(id).is_some()).map_or("A1", |id| id.as_str()))
}

/// The fact that a decision leads to, as the learner's tab would record it.
fn recorded(journal: &Journal, what: What) -> Fact {
    let now = 1_000 * journal.len() as u64;
    journal.next(&ana(), Replica(1), now, what)
}

/// A journal in which all of this was done, and allowed.
#[track_caller]
fn journal_after(steps: &[Do]) -> Journal {
    let mut journal = Journal::default();
    for step in steps {
        let what = decide(&Learner::of(&journal), *step);
        let what = what.unwrap_or_else(|why| panic!("{step:?} is refused: {why:?}"));
        journal.join(recorded(&journal, what));
    }
    journal
}

/// Who somebody is after all of this.
#[track_caller]
fn after(steps: &[Do]) -> Learner {
    Learner::of(&journal_after(steps))
}

/// The room that a step began.
#[track_caller]
fn room(learner: &Learner, step: u32) -> &Run {
    learner.run(nth(1, step)).expect("the step opened a room")
}

#[track_caller]
fn check(given: &[Do], then: Do, expected: Result<(), Refusal>) {
    assert_eq!(decide(&after(given), then).map(|_| ()), expected, "{then:?} after {given:?}");
}

#[track_caller]
fn allowed(given: &[Do], then: Do) {
    check(given, then, Ok(()));
}

#[track_caller]
fn refused(given: &[Do], then: Do, why: Refusal) {
    check(given, then, Err(why));
}

// ------------------------------------------------------------------ name and interests

#[test]
fn a_name_is_anything_but_nothing() {
    allowed(&[], BeCalled("Ana"));
    allowed(&[], BeCalled("安娜 🦋"));
    refused(&[], BeCalled(""), Refusal::EmptyName);
    refused(&[], BeCalled(" \t\u{a0}\u{2003}\n"), Refusal::EmptyName);
}

#[test]
fn a_name_has_a_length_that_a_screen_can_show() {
    allowed(&[], BeCalled(&"ñ".repeat(LONGEST_NAME)));
    allowed(&[], BeCalled(&format!("  {}  ", "n".repeat(LONGEST_NAME))));
    let most = LONGEST_NAME;
    refused(&[], BeCalled(&"n".repeat(LONGEST_NAME + 1)), Refusal::TooLong { most });
}

#[test]
fn the_latest_name_counts() {
    assert_eq!(Learner::default().name(), "");
    assert_eq!(after(&[BeCalled("  Ana ")]).name(), "Ana");
    assert_eq!(after(&[BeCalled("Ana"), BeCalled("Anita")]).name(), "Anita");
    assert_eq!(after(&[BeCalled("Ana"), BeCalled("Anita"), BeCalled("Ana")]).name(), "Ana");
    refused(&[BeCalled("Ana")], BeCalled(" Ana "), Refusal::NothingNew);
    allowed(&[BeCalled("Ana")], BeCalled("ana"));
}

#[test]
fn a_naughty_name_is_kept_as_it_is_or_refused() {
    for name in naughty_words() {
        match Learner::default().be_called(name) {
            Ok(What::Named { name: kept }) => assert_eq!(kept, name.trim()),
            Ok(other) => panic!("{name:?} became {other:?}"),
            Err(Refusal::EmptyName) => assert_eq!(name.trim(), ""),
            Err(why) => {
                assert_eq!(why, Refusal::TooLong { most: LONGEST_NAME });
                assert!(name.trim().chars().count() > LONGEST_NAME);
            }
        }
    }
}

#[test]
fn an_interest_is_of_the_course_and_loved_a_bit_to_a_lot() {
    allowed(&[], Love(&[("music", 1), ("food", 2), ("city", MOST_LOVED)]));
    refused(&[], Love(&[("music", 0)]), Refusal::NotAnInterest);
    refused(&[], Love(&[("music", MOST_LOVED + 1)]), Refusal::NotAnInterest);
    refused(&[], Love(&[("music", 2), ("money-for-nothing", 2)]), Refusal::NotAnInterest);
}

#[test]
fn the_latest_interests_count() {
    let music = Love(&[("music", 3)]);
    assert_eq!(*after(&[music]).interests(), loves(&[("music", 3)]));
    assert_eq!(*after(&[music, Love(&[("food", 1)])]).interests(), loves(&[("food", 1)]));
    assert!(after(&[music, Love(&[])]).interests().is_empty());
    allowed(&[music], Love(&[("music", 2)]));
    refused(&[music], music, Refusal::NothingNew);
    refused(&[], Love(&[]), Refusal::NothingNew);
}

// ------------------------------------------------------------------ choosing, leaving, coming back

#[test]
fn every_door_is_open_to_somebody_new() {
    for card in course().doors.iter().filter(|card| card.choose.is_none()) {
        allowed(&[], Choose(card.id.as_str()));
    }
    allowed(&[], ChooseOwn(&["M1", "M4", "Q3"]));
}

#[test]
fn a_door_that_the_course_does_not_have_cannot_be_chosen() {
    refused(&[], Choose("A99"), Refusal::NotInTheCourse);
}

#[test]
fn a_learner_is_in_one_room_behind_each_door() {
    allowed(&[Choose("A1")], Choose("A2"));
    refused(&[Choose("A1")], Choose("A1"), Refusal::AlreadyInside { run: nth(1, 1) });
    let own = ChooseOwn(&["M1", "M4", "Q3"]);
    refused(&[Choose("A1"), own], own, Refusal::AlreadyInside { run: nth(1, 2) });
    allowed(&[Choose("A1"), Leave(1)], Choose("A1"));
}

#[test]
fn a_room_remembers_how_it_was_chosen() {
    let learner = after(&[BeCalled("Ana"), ChooseBecause("A5", "  My bus fare went up. ")]);
    let run = room(&learner, 2);
    assert_eq!((run.course.as_str(), run.door.as_str()), ("quadratics-and-profit", "A5"));
    assert_eq!((run.why.as_str(), run.title.as_str()), ("My bus fare went up.", ""));
    assert_eq!((run.goals.as_slice(), run.is_open()), (&[][..], true));
    assert_eq!(learner.room_behind(&door_id("A5")), Some(run));
    assert_eq!(learner.room_behind(&door_id("A1")), None);
}

#[test]
fn a_reason_is_welcome_and_never_needed() {
    let most = LONGEST_REASON;
    allowed(&[], ChooseBecause("A1", ""));
    allowed(&[], ChooseBecause("A1", &"¿".repeat(most)));
    refused(&[], ChooseBecause("A1", &"¿".repeat(most + 1)), Refusal::TooLong { most });
}

#[test]
fn a_door_of_ones_own_has_three_to_six_goals_of_the_course() {
    let pick = Refusal::PickGoals { fewest: 3, most: 6 };
    refused(&[], Choose("A13"), pick);
    refused(&[], ChooseOwn(&["M1", "M4"]), pick);
    allowed(&[], ChooseOwn(&["M1", "M4", "Q3"]));
    allowed(&[], ChooseOwn(&["M1", "M2", "M3", "M4", "M5", "M6"]));
    refused(&[], ChooseOwn(&["M1", "M2", "M3", "M4", "M5", "M6", "M7"]), pick);
    refused(&[], ChooseOwn(&["M1", "M4", "Z9"]), Refusal::NotInTheCourse);
}

#[test]
fn the_same_goal_three_times_is_one_goal() {
    let pick = Refusal::PickGoals { fewest: 3, most: 6 };
    refused(&[], ChooseOwn(&["M1", "M1", "M1"]), pick);
    let learner = after(&[ChooseOwn(&["M4", "M1", "M4", "Q3", "M1", "M1", "M1"])]);
    assert_eq!(room(&learner, 1).goals, goals(&["M4", "M1", "Q3"]));
}

#[test]
fn a_door_with_goals_of_its_own_takes_no_others() {
    let what = Learner::default().choose_door(course(), &door_id("A1"), "", goals(&["E3"]), "");
    assert!(matches!(what, Ok(What::DoorChosen { goals, .. }) if goals.is_empty()));
}

#[test]
fn a_project_may_have_a_title_of_its_own() {
    let (most, picked) = (LONGEST_TITLE, &["M1", "M4", "Q3"]);
    let learner = after(&[ChooseOwnCalled(picked, " Cookies for the trip ")]);
    assert_eq!(room(&learner, 1).title, "Cookies for the trip");
    allowed(&[], ChooseOwnCalled(picked, &"t".repeat(most)));
    refused(&[], ChooseOwnCalled(picked, &"t".repeat(most + 1)), Refusal::TooLong { most });
}

#[test]
fn a_room_can_be_left_once() {
    allowed(&[Choose("A1")], Leave(1));
    refused(&[], Leave(1), Refusal::NoSuchRoom);
    refused(&[Choose("A1"), Leave(1)], Leave(1), Refusal::RoomLeft);
    allowed(&[Choose("A1"), Leave(1), ComeBack(1)], Leave(1));
}

#[test]
fn coming_back_to_a_left_room_is_always_allowed() {
    allowed(&[Choose("A1"), Leave(1)], ComeBack(1));
    refused(&[], ComeBack(1), Refusal::NoSuchRoom);
    refused(&[Choose("A1")], ComeBack(1), Refusal::NotLeft);
    refused(&[Choose("A1"), Leave(1), ComeBack(1)], ComeBack(1), Refusal::NotLeft);
}

#[test]
fn coming_back_waits_while_another_room_behind_the_same_door_is_open() {
    let twice = [Choose("A1"), Leave(1), Choose("A1")];
    refused(&twice, ComeBack(1), Refusal::AlreadyInside { run: nth(1, 3) });
    allowed(&[twice.as_slice(), &[Leave(3)]].concat(), ComeBack(1));
    allowed(&[Choose("A1"), Leave(1), Choose("A2")], ComeBack(1));
}

#[test]
fn leaving_a_room_loses_nothing_in_it() {
    let work =
        [Choose("A1"), Finish(1, "c1"), Write(1, "c2", "26 - 2p"), LookBackOn(1, "c1", "I sew.")];
    let (before, left) = (after(&work), after(&[work.as_slice(), &[Leave(1)]].concat()));
    assert!(!room(&left, 1).is_open());
    assert_eq!(room(&left, 1).finished, room(&before, 1).finished);
    assert_eq!(room(&left, 1).looked_back, room(&before, 1).looked_back);
    assert_eq!(left.pieces(), before.pieces());
    assert_eq!(left.open_runs(), Vec::<&Run>::new());
    let back = after(&[work.as_slice(), &[Leave(1), ComeBack(1)]].concat());
    assert_eq!(back.open_runs(), [room(&back, 1)]);
}

#[test]
fn the_room_the_learner_was_last_busy_with_comes_first() {
    let busy = [Choose("A1"), Choose("A2"), Choose("A3"), Finish(2, "c1"), Leave(3)];
    let learner = after(&busy);
    assert_eq!(learner.open_runs(), [room(&learner, 2), room(&learner, 1)]);
    let learner = after(&[busy.as_slice(), &[LookBackOn(1, "c1", "I sew.")]].concat());
    assert_eq!(learner.open_runs(), [room(&learner, 1), room(&learner, 2)]);
    let order: Vec<&str> = learner.runs().iter().map(|run| run.door.as_str()).collect();
    assert_eq!(order, ["A1", "A2", "A3"]);
}

// ------------------------------------------------------------------ checkpoints

/// Every decision about a checkpoint of a room, with something to say.
fn at_checkpoint(room: u32, at: &str) -> [Do<'_>; 4] {
    [
        Finish(room, at),
        Write(room, at, "q = 26 - 2p"),
        Link(room, at, "https://example.org/graph"),
        LookBackOn(room, at, "Ask sooner."),
    ]
}

#[test]
fn nothing_happens_in_a_room_that_nobody_opened() {
    for step in at_checkpoint(1, "c1").into_iter().chain([Reopen(1, "c1")]) {
        refused(&[], step, Refusal::NoSuchRoom);
        refused(&[BeCalled("Ana")], step, Refusal::NoSuchRoom);
    }
}

#[test]
fn nothing_happens_in_a_room_that_was_left() {
    for step in at_checkpoint(1, "c1").into_iter().chain([Reopen(1, "c1")]) {
        refused(&[Choose("A1"), Finish(1, "c1"), Leave(1)], step, Refusal::RoomLeft);
    }
}

#[test]
fn a_checkpoint_is_one_of_the_door() {
    for step in at_checkpoint(1, "c10") {
        refused(&[Choose("A1")], step, Refusal::NotInTheCourse);
    }
}

#[test]
fn a_room_takes_nothing_that_belongs_to_another_door() {
    let (learner, run, at) = (after(&[Choose("A1")]), nth(1, 1), checkpoint_id("c1"));
    let other = door("A2");
    assert!(other.checkpoint(&at).is_some());
    let proof = Proof::Text { text: "q = 26 - 2p".into() };
    for what in [
        learner.finish_checkpoint(run, other, &at),
        learner.add_proof(run, other, &at, proof, Independence::Own),
        learner.look_back(run, other, &at, "Ask sooner."),
    ] {
        assert_eq!(what, Err(Refusal::NotInTheCourse));
    }
}

#[test]
fn a_checkpoint_is_finished_until_it_is_opened_again() {
    allowed(&[Choose("A1")], Finish(1, "c1"));
    refused(&[Choose("A1"), Finish(1, "c1")], Finish(1, "c1"), Refusal::AlreadyFinished);
    allowed(&[Choose("A1"), Finish(1, "c1")], Reopen(1, "c1"));
    refused(&[Choose("A1")], Reopen(1, "c1"), Refusal::NotFinished);
    refused(&[Choose("A1"), Finish(1, "c1")], Reopen(1, "c2"), Refusal::NotFinished);
    let again = [Choose("A1"), Finish(1, "c1"), Reopen(1, "c1")];
    refused(&again, Reopen(1, "c1"), Refusal::NotFinished);
    allowed(&again, Finish(1, "c1"));
}

/// The next checkpoint of Pitch Night after these steps in its room.
#[track_caller]
fn check_next(steps: &[Do], next: Option<&str>) {
    let learner = after(&[&[Choose("A1")], steps].concat());
    let found = room(&learner, 1).next(door("A1")).map(|checkpoint| checkpoint.id.as_str());
    assert_eq!(found, next);
}

#[test]
fn the_next_checkpoint_is_the_first_that_is_not_finished() {
    check_next(&[], Some("c1"));
    check_next(&[Finish(1, "c1")], Some("c2"));
    check_next(&[Finish(1, "c1"), Reopen(1, "c1")], Some("c1"));
    check_next(&[Finish(1, "c2"), Finish(1, "c4")], Some("c1"));
    check_next(&[Finish(1, "c2"), Finish(1, "c1")], Some("c3"));
    let all = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"].map(|at| Finish(1, at));
    check_next(&all, None);
}

#[test]
fn a_checkpoint_keeps_the_day_it_was_first_finished() {
    let learner = after(&[Choose("A1"), Finish(1, "c1")]);
    let finished = room(&learner, 1).finished[&checkpoint_id("c1")];
    let mut journal = journal_after(&[Choose("A1"), Finish(1, "c1"), Finish(1, "c2")]);
    // Another tab, not yet told, finishes it too.
    let run = nth(1, 1);
    let what = What::CheckpointFinished { run, checkpoint: checkpoint_id("c1") };
    journal.join(journal.next(&ana(), Replica(2), 99_000, what));
    let learner = Learner::of(&journal);
    assert_eq!(room(&learner, 1).finished[&checkpoint_id("c1")], finished);
}

#[test]
fn what_is_not_in_a_whole_copy_is_counted() {
    let mut journal = journal_after(&[BeCalled("Ana"), Choose("A1")]);
    let mut hand_over = |whole| {
        let learner = Learner::of(&journal);
        let what = learner.hand_over(Way::File, whole);
        journal.join(recorded(&journal, what));
        Learner::of(&journal).not_handed_over()
    };
    assert_eq!(after(&[BeCalled("Ana"), Choose("A1")]).not_handed_over(), 2);
    assert_eq!(hand_over(false), 2);
    assert_eq!(hand_over(true), 0);
    assert_eq!(after(&[]).not_handed_over(), 0);
}

#[test]
fn a_device_that_was_found_empty_twice_forgets() {
    let mut journal = journal_after(&[BeCalled("Ana")]);
    for (times, forgets) in [(1, false), (2, true), (3, true)] {
        let what = Learner::of(&journal).find_empty();
        journal.join(recorded(&journal, what));
        let learner = Learner::of(&journal);
        assert_eq!(learner.device_forgets(), forgets, "found empty {times} times");
        // It is no work that a copy could lack.
        assert_eq!(learner.not_handed_over(), 1);
    }
}

#[test]
fn the_first_finished_checkpoint_is_a_turning_point() {
    assert!(!after(&[Choose("A1")]).has_finished_something());
    assert!(after(&[Choose("A1"), Finish(1, "c1")]).has_finished_something());
    assert!(after(&[Choose("A1"), Finish(1, "c1"), Leave(1)]).has_finished_something());
    assert!(!after(&[Choose("A1"), Finish(1, "c1"), Reopen(1, "c1")]).has_finished_something());
}

#[test]
fn what_is_done_after_a_wrong_clock_was_mended_counts() {
    let year = 365 * 24 * 60 * 60 * 1000;
    for wrong in [40 * year, 60 * year] {
        let mut journal = Journal::default();
        let steps = [Choose("A1"), Finish(1, "c1"), Reopen(1, "c1"), Finish(1, "c1")];
        // The clock was wrong while the door was chosen and the checkpoint first finished.
        for (step, now) in steps.into_iter().zip([wrong, wrong, 50 * year, 50 * year]) {
            let what = decide(&Learner::of(&journal), step).expect("every step is allowed");
            let fact = journal.next(&ana(), Replica(1), now, what);
            journal.join(fact);
        }
        let learner = Learner::of(&journal);
        let finished = room(&learner, 1).finished[&checkpoint_id("c1")];
        assert_eq!(finished.clock_ms, 50 * year);
    }
}

// ------------------------------------------------------------------ proof

#[test]
fn proof_needs_some_words_and_not_too_many() {
    let most = LONGEST_WORK;
    allowed(&[Choose("A1")], Write(1, "c2", "q = 26 - 2p"));
    refused(&[Choose("A1")], Write(1, "c2", ""), Refusal::EmptyProof);
    refused(&[Choose("A1")], Write(1, "c2", " \n\t "), Refusal::EmptyProof);
    allowed(&[Choose("A1")], Write(1, "c2", &"é".repeat(most)));
    refused(&[Choose("A1")], Write(1, "c2", &"é".repeat(most + 1)), Refusal::TooLong { most });
}

#[track_caller]
fn check_link(url: &str, expected: Result<(), Refusal>) {
    check(&[Choose("A1")], Link(1, "c2", url), expected);
}

#[test]
fn a_link_is_a_page_that_a_browser_opens() {
    check_link("https://example.org", Ok(()));
    check_link("https://example.org/a?b=c#d", Ok(()));
    check_link("HTTPS://EXAMPLE.ORG/", Ok(()));
    check_link(" \u{a0}https://example.org/trimmed \n", Ok(()));
    check_link("https://ñandú.example/gráfica", Ok(()));
    check_link("https://[::1]:8080/", Ok(()));
    check_link(" ", Err(Refusal::EmptyProof));
    for url in [
        "example.org",
        "http://example.org",
        "www.example.org",
        "//example.org",
        "ftp://example.org",
        "mailto:ana@example.org",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)//https://example.org",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "https:",
        "https://",
        "https:///example.org",
        "https://?",
        "https://.",
        "https:// example.org",
        "https:\\\\example.org",
        "https://example.org/a b",
        "https://exam\nple.org",
        "https://exam\0ple.org",
        "\u{1}https://example.org",
        "view-source:https://example.org",
    ] {
        check_link(url, Err(Refusal::NotALink));
    }
}

#[test]
fn a_link_says_in_a_few_words_what_is_behind_it() {
    let (most, url) = (LONGEST_TITLE, "https://example.org");
    allowed(&[Choose("A1")], LinkAbout(1, "c2", url, &"g".repeat(most)));
    let long = "g".repeat(most + 1);
    refused(&[Choose("A1")], LinkAbout(1, "c2", url, &long), Refusal::TooLong { most });
    let address = format!("https://example.org/{}", "a".repeat(LONGEST_WORK));
    refused(&[Choose("A1")], Link(1, "c2", &address), Refusal::TooLong { most: LONGEST_WORK });
    let learner = after(&[Choose("A1"), LinkAbout(1, "c2", " https://example.org ", " my graph ")]);
    let proof = Proof::Link { url: "https://example.org".into(), about: "my graph".into() };
    assert_eq!(learner.pieces()[0].proof, proof);
}

#[test]
fn no_naughty_address_becomes_a_link() {
    let learner = after(&[Choose("A1")]);
    for url in naughty_words() {
        if let Ok(what) = decide(&learner, Link(1, "c2", url)) {
            let opens = url.starts_with("http://") || url.starts_with("https://");
            assert!(opens, "{url:?} became {what:?}");
        }
    }
}

#[test]
fn proof_counts_for_the_goals_that_the_checkpoint_shows() {
    let learner = after(&[Choose("A1"), Write(1, "c2", "q = 26 - 2p"), Write(1, "c3", "F + 2q")]);
    let (table, costs) = (nth(1, 2), nth(1, 3));
    let for_goal =
        |id| learner.pieces_for(&goal(id)).iter().map(|piece| piece.id).collect::<Vec<FactId>>();
    assert_eq!(for_goal("L2"), [table]);
    assert_eq!(for_goal("L3"), [costs, table], "newest first");
    assert_eq!(for_goal("L6"), [costs]);
    assert_eq!(for_goal("M4"), [], "not tried yet");
    let at = checkpoint_id("c2");
    let there: Vec<FactId> = room(&learner, 1).pieces_at(&at).map(|piece| piece.id).collect();
    assert_eq!(there, [table]);
}

#[test]
fn making_and_showing_ones_own_project_speaks_for_the_picked_goals() {
    let learner = after(&[ChooseOwn(&["M1", "M4", "Q3"])]);
    let run = room(&learner, 1);
    for (at, speaks) in [("c5", true), ("c8", true), ("c6", false), ("c9", false)] {
        let checkpoint = door("A13").checkpoint(&checkpoint_id(at)).expect("the door has it");
        let expected = if speaks { goals(&["M1", "M4", "Q3"]) } else { vec![] };
        assert_eq!(run.shows(checkpoint), expected, "{at}");
    }
}

#[test]
fn proof_keeps_what_it_shows_and_how_it_was_done() {
    for how in Independence::ALL {
        let learner = after(&[Choose("A1")]);
        let proof = Proof::Text { text: " q = 26 - 2p\n".into() };
        let what =
            learner.add_proof(nth(1, 1), door("A1"), &checkpoint_id("c2"), proof, how).expect("ok");
        let expected = What::ProofAdded {
            run: nth(1, 1),
            checkpoint: checkpoint_id("c2"),
            proof: Proof::Text { text: "q = 26 - 2p".into() },
            how,
            shows: goals(&["L2", "L3"]),
        };
        assert_eq!(what, expected);
    }
}

#[test]
fn proof_is_taken_back_and_put_back_one_after_the_other() {
    let given = [Choose("A1"), Write(1, "c2", "q = 26 - 2p")];
    let taken = [given.as_slice(), &[TakeBack(2)]].concat();
    let put = [taken.as_slice(), &[PutBack(2)]].concat();
    allowed(&given, TakeBack(2));
    refused(&given, PutBack(2), Refusal::NoSuchProof);
    allowed(&taken, PutBack(2));
    refused(&taken, TakeBack(2), Refusal::NoSuchProof);
    allowed(&put, TakeBack(2));
    refused(&put, PutBack(2), Refusal::NoSuchProof);
}

#[test]
fn only_proof_can_be_taken_back() {
    refused(&[], TakeBack(1), Refusal::NoSuchProof);
    refused(&[], PutBack(1), Refusal::NoSuchProof);
    refused(&[Choose("A1")], TakeBack(1), Refusal::NoSuchProof);
}

#[test]
fn proof_in_a_room_that_was_left_stays_as_it_is() {
    let given = [Choose("A1"), Write(1, "c2", "q = 26 - 2p"), Leave(1)];
    refused(&given, TakeBack(2), Refusal::RoomLeft);
    let taken = [Choose("A1"), Write(1, "c2", "q = 26 - 2p"), TakeBack(2), Leave(1)];
    refused(&taken, PutBack(2), Refusal::RoomLeft);
}

#[test]
fn proof_that_was_taken_back_stays_and_does_not_count() {
    let given = [Choose("A1"), Write(1, "c2", "q = 26 - 2p"), TakeBack(2)];
    let learner = after(&given);
    assert_eq!(learner.pieces(), Vec::<&doorways::learning::Piece>::new());
    assert_eq!(room(&learner, 1).pieces_at(&checkpoint_id("c2")).count(), 0);
    assert_eq!(room(&learner, 1).pieces.len(), 1);
    let learner = after(&[given.as_slice(), &[PutBack(2)]].concat());
    assert_eq!(learner.pieces_for(&goal("L2")).len(), 1);
}

// ------------------------------------------------------------------ looking back

#[test]
fn a_look_back_has_a_length_that_others_can_read() {
    let most = LONGEST_REASON;
    allowed(&[Choose("A1")], LookBackOn(1, "c1", &"é".repeat(most)));
    refused(&[Choose("A1")], LookBackOn(1, "c1", &"é".repeat(most + 1)), Refusal::TooLong { most });
}

#[test]
fn the_latest_look_back_counts_and_empty_words_take_it_away() {
    let given = [Choose("A1"), LookBackOn(1, "c1", " I sew. ")];
    let learner = after(&given);
    let LookBack { ask, words, .. } = &room(&learner, 1).looked_back[&checkpoint_id("c1")];
    assert_eq!((ask.as_str(), words.as_str()), ("What do you bring to this group?", "I sew."));
    refused(&given, LookBackOn(1, "c1", "I sew."), Refusal::NothingNew);
    refused(&[Choose("A1")], LookBackOn(1, "c1", "  "), Refusal::NothingNew);
    allowed(&given, LookBackOn(1, "c2", "I sew."));
    let learner = after(&[given.as_slice(), &[LookBackOn(1, "c1", " ")]].concat());
    assert!(room(&learner, 1).looked_back.is_empty());
}

#[test]
fn the_latest_look_back_anywhere_is_found() {
    assert_eq!(Learner::default().latest_look_back(), None);
    let learner = after(&[
        Choose("A1"),
        Choose("A2"),
        LookBackOn(1, "c1", "First."),
        LookBackOn(2, "c1", "Second."),
        LookBackOn(1, "c2", "Third."),
        LookBackOn(2, "c2", "Fourth."),
        LookBackOn(2, "c2", ""),
    ]);
    let found = learner.latest_look_back().map(|(run, at, look)| {
        (run.door.as_str().to_owned(), at.as_str().to_owned(), look.words.clone())
    });
    assert_eq!(found, Some(("A1".into(), "c2".into(), "Third.".into())));
}

// ------------------------------------------------------------------ laws

/// Steps that keep meeting the same few rooms.
const STEPS: &[Do] = &[
    BeCalled("Ana"),
    BeCalled(" Anita "),
    BeCalled(""),
    Love(&[("music", 3)]),
    Love(&[("food", 1), ("city", 2)]),
    Love(&[("food", 9)]),
    Choose("A1"),
    Choose("A1"),
    Choose("A2"),
    ChooseBecause("A5", "My bus fare went up."),
    Choose("A99"),
    ChooseOwn(&["M1", "M4", "Q3"]),
    ChooseOwnCalled(&["M2", "M3", "M4"], "Cookies"),
    ChooseOwn(&["M1"]),
    Leave(1),
    Leave(2),
    ComeBack(1),
    ComeBack(2),
    Finish(1, "c1"),
    Finish(1, "c2"),
    Finish(2, "c1"),
    Finish(3, "c10"),
    Reopen(1, "c1"),
    Reopen(1, "c2"),
    Reopen(2, "c1"),
    Write(1, "c1", "We are five."),
    Write(1, "c2", "q = 26 - 2p"),
    Write(2, "c2", " "),
    Link(1, "c2", "https://example.org"),
    Link(2, "c1", "javascript:alert(1)"),
    LinkAbout(2, "c1", "https://example.org/2", "graph"),
    TakeBack(2),
    TakeBack(3),
    TakeBack(4),
    PutBack(2),
    PutBack(3),
    PutBack(4),
    LookBackOn(1, "c1", "I sew."),
    LookBackOn(1, "c1", ""),
    LookBackOn(2, "c1", "Ask sooner."),
];

fn steps() -> impl Strategy<Value = Vec<Do<'static>>> {
    // Most stories begin by opening a room, so that something can happen in it.
    let rest = prop::collection::vec(select(STEPS), 0..24);
    (select(&[Choose("A1"), Choose("A2"), BeCalled("Ana")][..]), rest)
        .prop_map(|(first, rest)| [vec![first], rest].concat())
}

/// Whether what was decided is now so.
fn is_so(learner: &Learner, step: Do, fact: FactId) -> bool {
    let room = |step| room(learner, step);
    let counts = |proof| learner.pieces().iter().any(|piece| piece.id == proof);
    let inside = |id| learner.room_behind(&door_id(id)).is_some_and(|run| run.id == fact);
    let own = |picked| inside("A13") && learner.run(fact).is_some_and(|r| r.goals == goals(picked));
    let added = |number, at| {
        counts(fact) && room(number).pieces_at(&checkpoint_id(at)).any(|piece| piece.id == fact)
    };
    match step {
        BeCalled(name) => learner.name() == name.trim(),
        Love(interests) => *learner.interests() == loves(interests),
        Choose(id) => inside(id),
        ChooseBecause(id, why) => inside(id) && learner.run(fact).is_some_and(|r| r.why == why),
        ChooseOwn(picked) => own(picked),
        ChooseOwnCalled(picked, title) => {
            own(picked) && learner.run(fact).is_some_and(|run| run.title == title)
        }
        Leave(number) => !room(number).is_open(),
        ComeBack(number) => room(number).is_open(),
        Finish(number, at) => room(number).has_finished(&checkpoint_id(at)),
        Reopen(number, at) => !room(number).has_finished(&checkpoint_id(at)),
        Write(number, at, _) | Link(number, at, _) | LinkAbout(number, at, _, _) => {
            added(number, at)
        }
        TakeBack(proof) => !counts(nth(1, proof)),
        PutBack(proof) => counts(nth(1, proof)),
        LookBackOn(number, at, words) => {
            let stands = room(number).looked_back.get(&checkpoint_id(at));
            stands.map_or("", |look| &look.words) == words
        }
    }
}

/// What is said when the same is decided again at once. More proof is always welcome.
fn said_again(step: Do, fact: FactId) -> Option<Refusal> {
    match step {
        BeCalled(_) | Love(_) | LookBackOn(..) => Some(Refusal::NothingNew),
        Choose(_) | ChooseBecause(..) | ChooseOwn(_) | ChooseOwnCalled(..) => {
            Some(Refusal::AlreadyInside { run: fact })
        }
        Leave(_) => Some(Refusal::RoomLeft),
        ComeBack(_) => Some(Refusal::NotLeft),
        Finish(..) => Some(Refusal::AlreadyFinished),
        Reopen(..) => Some(Refusal::NotFinished),
        TakeBack(_) | PutBack(_) => Some(Refusal::NoSuchProof),
        Write(..) | Link(..) | LinkAbout(..) => None,
    }
}

proptest! {
    #[test]
    fn what_is_decided_is_so_and_cannot_be_decided_twice(steps in steps()) {
        let mut journal = Journal::default();
        for step in steps {
            let Ok(what) = decide(&Learner::of(&journal), step) else { continue };
            let fact = recorded(&journal, what);
            journal.join(fact.clone());
            let learner = Learner::of(&journal);
            prop_assert!(is_so(&learner, step, fact.id), "{step:?} changed nothing");
            prop_assert_eq!(decide(&learner, step).err(), said_again(step, fact.id), "{:?}", step);
            prop_assert_eq!(learner.last_here(), Some(fact.stamp));
        }
        prop_assert_eq!(Learner::of(&journal).since(), journal.facts().next().map(|f| f.stamp));
    }

    #[test]
    fn what_is_decided_can_be_kept(steps in steps()) {
        let mut journal = Journal::default();
        for step in steps {
            let Ok(what) = decide(&Learner::of(&journal), step) else { continue };
            let fact = recorded(&journal, what);
            prop_assert_eq!(read(&write(&fact)), Ok(fact.clone()));
            journal.join(fact);
        }
    }

    #[test]
    fn facts_in_any_order_of_arrival_make_the_same_learner(
        (facts, shuffled) in any::facts().prop_flat_map(|f| (Just(f.clone()), Just(f).prop_shuffle()))
    ) {
        prop_assert_eq!(Learner::of(&journal_of(facts)), Learner::of(&journal_of(shuffled)));
    }

    #[test]
    fn learning_one_fact_at_a_time_is_the_same_as_reading_the_journal(journal in any::journal()) {
        let mut learner = Learner::default();
        let mut so_far = Journal::default();
        for fact in journal.facts() {
            learner.take_in(fact);
            so_far.join(fact.clone());
            prop_assert_eq!(&learner, &Learner::of(&so_far));
        }
    }

    #[test]
    fn no_journal_breaks_the_learner(journal in any::journal(), step in select(STEPS)) {
        let learner = Learner::of(&journal);
        // Whatever is answered, answering must not panic.
        decide(&learner, step).ok();
        prop_assert!(learner.open_runs().len() <= learner.runs().len());
        prop_assert!(learner.pieces_for(&goal("M4")).len() <= learner.pieces().len());
        for run in learner.runs() {
            prop_assert_eq!(learner.run(run.id), Some(run));
            prop_assert!(run.next(door("A1")).is_none_or(|at| !run.has_finished(&at.id)));
        }
        prop_assert_eq!(learner.last_here(), journal.last_stamp());
        prop_assert!(learner.since() <= learner.last_here());
    }

    #[test]
    fn facts_about_rooms_that_nobody_opened_change_nothing_yet(facts in any::facts()) {
        let opens = |fact: &Fact| matches!(fact.what, What::DoorChosen { .. });
        let journal = journal_of(facts.iter().filter(|fact| !opens(fact)).cloned());
        let learner = Learner::of(&journal);
        prop_assert_eq!(learner.runs(), &[]);
        prop_assert_eq!(learner.pieces().len(), 0);
        prop_assert_eq!(learner.latest_look_back(), None);
    }

    #[test]
    fn a_room_that_arrives_late_brings_everything_in_it(steps in steps()) {
        let mut journal = Journal::default();
        for step in steps {
            if let Ok(what) = decide(&Learner::of(&journal), step) {
                journal.join(recorded(&journal, what));
            }
        }
        let (doors, rest): (Vec<Fact>, Vec<Fact>) =
            journal.facts().cloned().partition(|fact| matches!(fact.what, What::DoorChosen { .. }));
        let mut late = journal_of(rest);
        late.merge(journal_of(doors));
        prop_assert_eq!(Learner::of(&late), Learner::of(&journal));
    }
}

#[test]
fn the_longest_words_in_the_widest_writing_fit_into_a_kept_line() {
    let wide = |count| "𝒳".repeat(count);
    let url = format!("https://{}", wide(LONGEST_WORK - 8));
    let (name, words, title) = (wide(LONGEST_NAME), wide(LONGEST_REASON), wide(LONGEST_TITLE));
    let work = wide(LONGEST_WORK);
    let longest = [
        BeCalled(&name),
        ChooseBecause("A1", &words),
        ChooseOwnCalled(&["M1", "M2", "M3", "M4", "M5", "M6"], &title),
        Write(2, "c5", &work),
        LinkAbout(2, "c5", &url, &title),
        LookBackOn(2, "c5", &words),
    ];
    for fact in journal_after(&longest).facts() {
        let line = write(fact);
        assert!(line.len() <= LONGEST_FACT, "{} characters: {line:.80}", line.len());
        assert_eq!(read(&line).as_ref(), Ok(fact));
    }
}
