//! Facts on a shelf: kept once, never overwritten, and whatever goes wrong is said.

use crate::any::{self, ana, journal_of, nth, signed};
use doorways::facts::{Fact, LONGEST_FACT, Stamp, Unreadable, What, read, write};
use doorways::id::LearnerId;
use doorways::keeping::{
    Care, Fault, GOES_AFTER_MS, MemoryShelf, NotKept, Opened, Pin, Safety, SetAside, Shelf,
    WhyAside, characters, keep, key_of, open, take_in,
};
use proptest::prelude::*;
use proptest::sample::Index;
use std::slice;

fn named(seq: u32, name: &str) -> Fact {
    let stamp = Stamp { ms: u64::from(seq), count: 0, clock_ms: u64::from(seq) };
    let what = What::Named { name: name.into() };
    Fact { id: nth(7, seq), prev: None, stamp, owner: ana(), what }
}

fn six() -> Vec<Fact> {
    ["Ana", "Anita", "Ana M.", "安娜", "🦋", "Ana"]
        .into_iter()
        .zip(1..)
        .map(|(n, s)| named(s, n))
        .collect()
}

/// A shelf on which these facts are kept.
fn holding(facts: &[Fact]) -> MemoryShelf {
    MemoryShelf::holding(facts.iter().map(|fact| (key_of(fact), write(fact))))
}

/// The facts that a shelf gives back, in the order they happened.
fn found(opened: &Opened) -> Vec<Fact> {
    opened.journals.values().flat_map(|journal| journal.facts()).cloned().collect()
}

// ------------------------------------------------------------------ a shelf that fails

/// Keeps six facts on a shelf with a fault. What is not kept is said, everything else is there.
#[track_caller]
fn check_fault(fault: Fault, fails: impl Fn(usize) -> Option<NotKept>) {
    let shelf = MemoryShelf::with_fault(fault);
    let mut kept: Vec<Fact> = Vec::new();
    for (at, fact) in six().into_iter().enumerate() {
        let before = shelf.lines();
        let result = keep(&shelf, &fact);
        assert_eq!(result.err(), fails(at), "fact {at} with {fault:?}");
        for (key, line) in before {
            assert_eq!(shelf.line(&key), Some(line), "{key} after fact {at} with {fault:?}");
        }
        if result.is_ok() {
            kept.push(fact);
        }
        let opened = open(&shelf);
        assert_eq!((found(&opened), opened.set_aside), (kept.clone(), vec![]), "{fault:?}");
    }
}

#[test]
fn a_sound_shelf_keeps_everything() {
    check_fault(Fault::None, |_| None);
}

#[test]
fn a_full_shelf_says_so_and_loses_nothing_that_it_kept() {
    for from in 0..=6 {
        check_fault(Fault::FullFrom(from), |at| (at >= from).then_some(NotKept::Full));
    }
}

#[test]
fn a_shelf_that_is_full_for_a_moment_keeps_what_comes_later() {
    for once in 0..=6 {
        check_fault(Fault::FullOnceAt(once), |at| (at == once).then_some(NotKept::Full));
    }
}

#[test]
fn a_shelf_that_only_seems_to_keep_a_fact_is_found_out() {
    for lost in 0..=6 {
        let why = NotKept::ReadBackDiffers;
        check_fault(Fault::LosesPut(lost), |at| (at == lost).then_some(why));
    }
}

#[test]
fn a_blocked_shelf_says_so_every_time() {
    check_fault(Fault::Blocked, |_| Some(NotKept::Blocked));
}

#[test]
fn what_could_not_be_kept_is_kept_when_tried_again() {
    for fault in (0..6).flat_map(|at| [Fault::FullOnceAt(at), Fault::LosesPut(at)]) {
        let shelf = MemoryShelf::with_fault(fault);
        let waiting: Vec<Fact> =
            six().into_iter().filter(|fact| keep(&shelf, fact).is_err()).collect();
        assert_eq!(waiting.len(), 1, "{fault:?}");
        assert_eq!(open(&shelf).journals[&ana()].missing(), u32::from(waiting[0].id.seq < 6));
        assert_eq!(keep(&shelf, &waiting[0]), Ok(()), "{fault:?}");
        assert_eq!(found(&open(&shelf)), six());
    }
}

/// A shelf that cuts every line short.
struct Cutting(MemoryShelf);

impl Shelf for Cutting {
    fn lines(&self) -> Vec<(String, String)> {
        self.0.lines()
    }

    fn line(&self, key: &str) -> Option<String> {
        self.0.line(key)
    }

    fn put(&self, key: &str, line: &str) -> Result<(), NotKept> {
        self.0.put(key, &line[..line.len() - 1])
    }

    fn remove(&self, key: &str) {
        self.0.remove(key);
    }
}

#[test]
fn a_line_that_is_kept_cut_short_is_found_out_at_once_and_when_opened() {
    let (shelf, fact) = (Cutting(MemoryShelf::default()), named(1, "Ana"));
    assert_eq!(keep(&shelf, &fact), Err(NotKept::ReadBackDiffers));
    let opened = open(&shelf);
    assert_eq!(found(&opened), []);
    assert_eq!(opened.set_aside, [altered(&key_of(&fact))]);
}

// ------------------------------------------------------------------ keeping

#[test]
fn keeping_a_fact_twice_is_fine() {
    let shelf = MemoryShelf::with_fault(Fault::FullFrom(1));
    assert_eq!(keep(&shelf, &named(1, "Ana")), Ok(()));
    assert_eq!(keep(&shelf, &named(1, "Ana")), Ok(()), "there is nothing more to put");
    assert_eq!(shelf.lines().len(), 1);
}

#[test]
fn a_kept_line_is_never_overwritten() {
    let fact = named(1, "Ana");
    for standing in [write(&named(1, "Anita")), String::new(), "something else".into()] {
        let shelf = MemoryShelf::holding([(key_of(&fact), standing.clone())]);
        assert_eq!(keep(&shelf, &fact), Err(NotKept::Taken));
        assert_eq!(shelf.lines(), [(key_of(&fact), standing)]);
    }
}

#[test]
fn a_fact_stands_under_its_owner_its_tab_and_its_number() {
    let owner = LearnerId::new("00000000000000b2").expect("an id");
    let fact = Fact { owner, ..named(12, "Ben") };
    assert_eq!(key_of(&fact), "doorways/1/00000000000000b2/0000000000000007/12");
}

proptest! {
    #[test]
    fn a_key_is_plain_and_belongs_to_one_fact_alone(a in any::fact(), b in any::fact()) {
        prop_assert!(key_of(&a).bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert_eq!(key_of(&a) == key_of(&b), (a.id, &a.owner) == (b.id, &b.owner));
    }

    #[test]
    fn what_is_kept_is_found_again(facts in prop::collection::vec(any::fact(), 0..12)) {
        let shelf = MemoryShelf::default();
        let kept: Vec<Fact> =
            facts.into_iter().filter(|fact| keep(&shelf, fact).is_ok()).collect();
        let opened = open(&shelf);
        prop_assert_eq!(&opened.set_aside, &vec![]);
        for (owner, journal) in &opened.journals {
            let own = kept.iter().filter(|fact| fact.owner == *owner).cloned();
            prop_assert_eq!(journal, &journal_of(own));
        }
        for fact in kept {
            prop_assert!(opened.journals.contains_key(&fact.owner));
            prop_assert_eq!(keep(&shelf, &fact), Ok(()));
        }
    }
}

// ------------------------------------------------------------------ opening

fn altered(key: &str) -> SetAside {
    set_aside(key, WhyAside::Unreadable(Unreadable::Altered))
}

fn set_aside(key: &str, why: WhyAside) -> SetAside {
    SetAside { key: key.into(), why }
}

/// Opens a shelf with one sound fact and one line that is not. It is set aside and stays as it is.
#[track_caller]
fn check_set_aside(key: &str, line: &str, why: WhyAside) {
    let sound = named(1, "Ana");
    let lines = [(key_of(&sound), write(&sound)), (key.to_owned(), line.to_owned())];
    let shelf = MemoryShelf::holding(lines.clone());
    let opened = open(&shelf);
    assert_eq!(found(&opened), [sound]);
    assert_eq!(opened.set_aside, [set_aside(key, why)]);
    assert_eq!(take_in(key, line), Err(Some(why)));
    keep(&shelf, &named(3, "Anita")).expect("there is room");
    for (key, line) in lines {
        assert_eq!(shelf.line(&key), Some(line));
    }
}

#[test]
fn a_line_that_cannot_be_read_is_set_aside_and_stays() {
    let fact = named(2, "Ana M.");
    let (key, line) = (key_of(&fact), write(&fact));
    let unreadable = |line: &str, why| check_set_aside(&key, line, WhyAside::Unreadable(why));
    unreadable("", Unreadable::Altered);
    unreadable("\u{0}\u{feff}🦋", Unreadable::Altered);
    unreadable(&line[..line.len() - 1], Unreadable::Altered);
    unreadable(&line.replace("Ana", "Eva"), Unreadable::Altered);
    unreadable(&signed("{}"), Unreadable::NotAFact);
    unreadable(&"x".repeat(LONGEST_FACT + 1), Unreadable::TooLong);
}

#[test]
fn a_line_under_the_key_of_another_fact_is_set_aside_and_stays() {
    let line = write(&named(2, "Ana M."));
    for key in [
        "doorways/1/00000000000000a1/0000000000000007/4",
        "doorways/1/00000000000000a1/0000000000000007/02",
        "doorways/1/00000000000000a1/0000000000000007/2 ",
        "doorways/1/00000000000000a1/0000000000000008/2",
        "doorways/1/00000000000000b2/0000000000000007/2",
        "doorways/1/00000000000000a1/2",
        "doorways/1/",
    ] {
        check_set_aside(key, &line, WhyAside::WrongPlace);
    }
}

/// A shelf and its copy, read as one.
struct Copied<'a>(&'a MemoryShelf, &'a MemoryShelf);

impl Shelf for Copied<'_> {
    fn lines(&self) -> Vec<(String, String)> {
        [self.0.lines(), self.1.lines()].concat()
    }

    fn line(&self, key: &str) -> Option<String> {
        self.0.line(key).or_else(|| self.1.line(key))
    }

    fn put(&self, key: &str, line: &str) -> Result<(), NotKept> {
        self.0.put(key, line)
    }

    fn remove(&self, key: &str) {
        self.0.remove(key);
    }
}

#[test]
fn of_two_facts_with_one_name_one_counts_and_both_stay() {
    let late = named(2, "Ana M.");
    let early = Fact { stamp: Stamp { ms: 0, count: 5, clock_ms: 0 }, ..named(2, "Eva") };
    for (one, other) in [(&late, &early), (&early, &late)] {
        let (one, other) = (holding(slice::from_ref(one)), holding(slice::from_ref(other)));
        let both = Copied(&one, &other);
        let before = both.lines();
        let opened = open(&both);
        assert_eq!(found(&opened), slice::from_ref(&early));
        assert_eq!(opened.journals[&ana()].forks(), slice::from_ref(&late));
        assert_eq!(opened.set_aside, [set_aside(&key_of(&late), WhyAside::Fork)]);
        assert_eq!(both.lines(), before);
    }
}

#[test]
fn a_shelf_and_its_copy_hold_each_fact_once() {
    let (one, other) = (holding(&six()[..4]), holding(&six()[2..]));
    let opened = open(&Copied(&one, &other));
    assert_eq!((found(&opened), opened.set_aside), (six(), vec![]));
}

#[test]
fn what_other_programs_keep_is_none_of_our_business() {
    let line = write(&named(2, "Ana M."));
    for key in
        ["", "theme", "doorways", "doorways-open", "doorways/", "doorways/2/x", "Doorways/0/x"]
    {
        let shelf = MemoryShelf::holding([(key.to_owned(), line.clone())]);
        assert_eq!(open(&shelf), Opened::default(), "{key:?}");
        assert_eq!(take_in(key, &line), Err(None));
        assert_eq!(shelf.line(key).as_ref(), Some(&line));
    }
}

#[test]
fn the_room_that_facts_take_up_is_counted_as_browsers_count_it() {
    let fact = named(2, "安娜 🦋");
    let shelf = MemoryShelf::holding([
        (key_of(&fact), write(&fact)),
        ("doorways/1/junk".into(), "é🦋".into()),
        ("theme".into(), "evening".into()),
    ]);
    let expected = key_of(&fact).len() + write(&fact).len() + "doorways/1/junk".len() + 3;
    assert_eq!(characters(&shelf), expected);
}

#[test]
fn each_owner_on_a_device_has_a_journal() {
    let owner = LearnerId::new("00000000000000b2").expect("an id");
    let (anas, bens) = (named(1, "Ana"), Fact { owner: owner.clone(), ..named(1, "Ben") });
    let opened = open(&holding(&[anas.clone(), bens.clone()]));
    assert_eq!(opened.set_aside, []);
    assert_eq!(opened.journals[&ana()], journal_of([anas]));
    assert_eq!(opened.journals[&owner], journal_of([bens]));
}

#[test]
fn any_other_character_in_any_place_of_a_line_is_noticed() {
    let fact = named(2, "Ana M.");
    let (key, line) = (key_of(&fact), write(&fact));
    for (at, right) in line.char_indices() {
        // Every way in which the eight bits of a byte can flip.
        for wrong in ('\0'..='\u{ff}').filter(|wrong| *wrong != right) {
            let flipped = format!("{}{wrong}{}", &line[..at], &line[at + 1..]);
            let shelf = MemoryShelf::holding([(key.clone(), flipped.clone())]);
            let opened = open(&shelf);
            assert_eq!(opened.set_aside, [altered(&key)], "{wrong:?} at {at} of {line}");
            assert_eq!(opened.journals.len(), 0);
            assert_eq!(shelf.line(&key), Some(flipped));
        }
    }
}

#[test]
fn any_other_character_in_a_key_is_noticed() {
    let fact = named(2, "Ana M.");
    let (key, line) = (key_of(&fact), write(&fact));
    for (at, right) in key.char_indices().skip("doorways/1/".len()) {
        for wrong in (' '..='~').filter(|wrong| *wrong != right) {
            let flipped = format!("{}{wrong}{}", &key[..at], &key[at + 1..]);
            assert_eq!(take_in(&flipped, &line), Err(Some(WhyAside::WrongPlace)));
        }
    }
}

proptest! {
    #[test]
    fn several_flipped_bits_are_noticed(
        fact in any::known_fact(), flips in prop::collection::vec((any::<Index>(), 0..7_u8), 2..5)
    ) {
        let (key, line) = (key_of(&fact), write(&fact));
        let mut bytes = line.clone().into_bytes();
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let flipped = String::from_utf8(bytes).expect("seven bits are ASCII");
        prop_assume!(flipped != line);
        prop_assert_eq!(take_in(&key, &flipped), Err(Some(WhyAside::Unreadable(Unreadable::Altered))));
    }

    #[test]
    fn whatever_stands_on_a_shelf_is_taken_in_or_set_aside_and_stays(
        facts in prop::collection::vec(any::fact(), 0..8),
        junk in prop::collection::btree_map("(doorways/1/)?[a-f0-9/]{0,8}", any::words(), 0..6),
        moved in any::<bool>(),
    ) {
        let mut lines: Vec<(String, String)> =
            facts.iter().map(|fact| (key_of(fact), write(fact))).chain(junk).collect();
        if let (true, Some((key, _))) = (moved, lines.first_mut()) {
            key.push('0');
        }
        let shelf = MemoryShelf::holding(lines);
        let before = shelf.lines();
        let opened = open(&shelf);
        prop_assert_eq!(shelf.lines(), before.clone());
        let ours = before.iter().filter(|(key, _)| key.starts_with("doorways/1/")).count();
        let taken_in: usize = opened.journals.values().map(|journal| journal.len()).sum();
        prop_assert_eq!(taken_in + opened.set_aside.len(), ours);
        prop_assert!(opened.set_aside.is_sorted_by_key(|aside| &aside.key));
        for (key, line) in before {
            let is_aside = opened.set_aside.iter().any(|aside| aside.key == key);
            let fact = read(&line).ok().filter(|fact| key_of(fact) == key);
            prop_assert_eq!(is_aside, key.starts_with("doorways/1/") && fact.is_none());
        }
    }
}

// ------------------------------------------------------------------ how safe it is

/// Something that happens to a fact on its way to the two places, by its number.
#[derive(Debug, Clone, Copy)]
enum Step {
    Recorded(u32, Result<(), NotKept>),
    FirstSaid(u32, Result<(), NotKept>),
    SecondOpened,
    NoSecond,
    SecondSaid(u32, bool),
    ClearedAway,
    PutsBack,
}

#[track_caller]
fn check_safety(start: Care, steps: &[Step], expected: Safety) {
    assert_eq!(cared_for(start, steps).safety(), expected, "after {steps:?}");
}

fn cared_for(mut care: Care, steps: &[Step]) -> Care {
    for step in steps {
        match *step {
            Step::Recorded(nth, first) => care.recorded(named(nth, "Ana"), first),
            Step::FirstSaid(nth, first) => care.first_said(named(nth, "Ana").id, first),
            Step::SecondOpened => drop(care.second_opened(true)),
            Step::NoSecond => drop(care.second_opened(false)),
            Step::SecondSaid(nth, kept) => care.second_said(named(nth, "Ana").id, kept),
            Step::ClearedAway => care.cleared_away(),
            Step::PutsBack => care.puts_back(),
        }
    }
    care
}

const FULL: Result<(), NotKept> = Err(NotKept::Full);
const CLOSED: Result<(), NotKept> = Err(NotKept::Blocked);

#[test]
fn saved_is_said_when_the_disk_has_it() {
    use Step::*;
    check_safety(Care::default(), &[], Safety::OnDevice);
    check_safety(Care::default(), &[Recorded(1, Ok(()))], Safety::Saving);
    check_safety(Care::default(), &[Recorded(1, Ok(())), SecondOpened], Safety::Saving);
    let kept = [SecondOpened, Recorded(1, Ok(())), SecondSaid(1, true)];
    check_safety(Care::default(), &kept, Safety::OnDevice);
    let one_of_two = [SecondOpened, Recorded(1, Ok(())), Recorded(2, Ok(())), SecondSaid(2, true)];
    check_safety(Care::default(), &one_of_two, Safety::Saving);
}

#[test]
fn what_was_cleared_away_is_not_called_saved_until_it_is_put_back() {
    use Step::*;
    let kept = [SecondOpened, Recorded(1, Ok(())), SecondSaid(1, true), ClearedAway];
    check_safety(Care::default(), &kept, Safety::ClearedAway);
    let again = [ClearedAway, PutsBack, Recorded(1, Ok(()))];
    check_safety(Care::default(), &again, Safety::Saving);
    let settled = [&again[..], &[SecondOpened, SecondSaid(1, true)]].concat();
    check_safety(Care::default(), &settled, Safety::OnDevice);
    check_safety(Care::without_first(), &[NoSecond, ClearedAway], Safety::OnlyInTab);
}

#[test]
fn without_a_second_copy_local_storage_is_enough() {
    use Step::*;
    check_safety(Care::default(), &[Recorded(1, Ok(())), NoSecond], Safety::OnDevice);
    check_safety(Care::default(), &[NoSecond, Recorded(1, Ok(()))], Safety::OnDevice);
    let failed = [SecondOpened, Recorded(1, Ok(())), SecondSaid(1, false)];
    check_safety(Care::default(), &failed, Safety::OnDevice);
}

#[test]
fn full_local_storage_is_said_as_long_as_it_lasts() {
    use Step::*;
    let only_second = [SecondOpened, Recorded(1, FULL), SecondSaid(1, true)];
    check_safety(Care::default(), &only_second, Safety::OnlySecond(NotKept::Full));
    check_safety(Care::default(), &[Recorded(1, FULL), SecondOpened], Safety::Saving);
    let mended = [&only_second[..], &[FirstSaid(1, Ok(()))]].concat();
    check_safety(Care::default(), &mended, Safety::OnDevice);
}

#[test]
fn a_fact_that_no_place_has_is_said_and_not_let_go() {
    use Step::*;
    let lost = [SecondOpened, Recorded(1, FULL), SecondSaid(1, false)];
    check_safety(Care::default(), &lost, Safety::NotKept(NotKept::Full));
    check_safety(Care::default(), &[NoSecond, Recorded(1, FULL)], Safety::NotKept(NotKept::Full));
    check_safety(Care::default(), &[Recorded(1, FULL), NoSecond], Safety::NotKept(NotKept::Full));
    let care = cared_for(Care::default(), &lost);
    assert_eq!(care.nowhere(), [named(1, "Ana")]);
    assert_eq!(care.not_in_first(), [named(1, "Ana")]);
    let worse_first = [&lost[..], &[Recorded(2, Ok(())), SecondSaid(2, true)]].concat();
    check_safety(Care::default(), &worse_first, Safety::NotKept(NotKept::Full));
}

#[test]
fn a_browser_that_keeps_nothing_is_called_that() {
    use Step::*;
    check_safety(Care::without_first(), &[NoSecond], Safety::OnlyInTab);
    check_safety(Care::without_first(), &[NoSecond, Recorded(1, CLOSED)], Safety::OnlyInTab);
    // A second copy alone is a place too.
    let second = [SecondOpened, Recorded(1, CLOSED), SecondSaid(1, true)];
    check_safety(Care::without_first(), &second, Safety::OnDevice);
}

#[test]
fn facts_wait_for_the_second_copy_to_open() {
    let mut care = Care::default();
    care.recorded(named(1, "Ana"), Ok(()));
    care.recorded(named(2, "Eva"), FULL);
    assert!(!care.has_second());
    assert_eq!(care.second_opened(true), [named(1, "Ana"), named(2, "Eva")]);
    assert!(care.has_second());
}

// ------------------------------------------------------------------ a PIN that hides

#[track_caller]
fn check_pin(digits: &str, fine: bool) {
    let pin = Pin::new(digits, 0x9e37_79b9_7f4a_7c15);
    assert_eq!(pin.is_some(), fine, "{digits:?}");
    if let Some(pin) = pin {
        assert!(pin.fits(digits));
        assert_eq!(Pin::read(&pin.line()), Some(pin));
        assert!(!pin.line().contains(digits), "the digits are not kept");
    }
}

#[test]
fn a_pin_has_four_to_eight_digits() {
    for fine in ["0000", "12345678", "2468"] {
        check_pin(fine, true);
    }
    for other in ["", "123", "123456789", "12a4", "１２３４", " 1234", "-123", "12 34"] {
        check_pin(other, false);
    }
}

#[test]
fn a_pin_that_a_device_has_kept_still_hides() {
    let kept = r#"60717c81 {"salt":"0000000000000007","print":"b3c44d8ff251f4ea"}"#;
    let pin = Pin::read(kept).expect("it is a PIN");
    assert!(pin.fits("2468") && !pin.fits("2469"));
    assert_eq!(pin.line(), kept);
}

#[test]
fn only_its_own_digits_open_what_a_pin_hides() {
    let pin = Pin::new("2468", 7).expect("four digits");
    for other in ["", "2467", "246", "24680", "2468 "] {
        assert!(!pin.fits(other), "{other:?}");
    }
    assert_ne!(pin, Pin::new("2468", 8).expect("four digits"), "each has its own salt");
}

#[test]
fn a_forgotten_pin_goes_a_day_after_somebody_asked() {
    let pin = Pin::new("2468", 7).expect("four digits");
    assert!(!pin.is_gone(u64::MAX));
    let going = pin.going(1_000);
    assert_eq!(Pin::read(&going.line()), Some(going));
    assert!(!going.is_gone(1_000 + GOES_AFTER_MS - 1) && going.is_gone(1_000 + GOES_AFTER_MS));
    // Asking again does not put it off, and opening the door calls it off.
    assert_eq!(going.going(9_000), going);
    assert_eq!(going.staying(), pin);
    assert!(!pin.going(u64::MAX).is_gone(u64::MAX), "a clock that is wrong by ages does no harm");
}

#[test]
fn a_pin_that_cannot_be_read_hides_nothing() {
    let line = Pin::new("2468", 7).expect("four digits").line();
    for at in 0..line.len() {
        assert_eq!(Pin::read(&line[..at]), None);
    }
    assert_eq!(Pin::read(&signed("{}")), None);
}
