//! Journals meet: on one device after another, in files, in any order and any number of times.

use crate::any::{self, ana, journal_of, nth};
use crate::dice::{Dice, with_seeds};
use doorways::facts::{
    Fact, FactId, Fingerprint, Joined, Journal, Replica, Stamp, What, fingerprint,
};
use proptest::prelude::*;

const DAY: u64 = 24 * 60 * 60 * 1000;

fn named(id: FactId, ms: u64, name: &str) -> Fact {
    Fact {
        id,
        prev: None,
        stamp: Stamp { ms, count: 0, clock_ms: ms },
        owner: ana(),
        what: What::Named { name: name.into() },
    }
}

/// Six facts from three tabs. Two of them bear the same name, as after a copied browser profile.
fn six() -> Vec<Fact> {
    vec![
        named(nth(1, 1), 10, "Ana"),
        named(nth(1, 2), 30, "Ana M."),
        named(nth(2, 1), 20, "Anita"),
        named(nth(2, 2), 40, "Ana María"),
        named(nth(2, 2), 15, "A."),
        named(nth(3, 1), 10, "Ana"),
    ]
}

/// Every order of every choice among the first `count` numbers, nothing chosen included.
fn every_order_of_every_choice(count: usize) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = vec![vec![]];
    let mut from = 0;
    while from < all.len() {
        let order = all[from].clone();
        for next in (0..count).filter(|next| !order.contains(next)) {
            all.push([order.as_slice(), &[next]].concat());
        }
        from += 1;
    }
    all
}

/// The facts of `six` whose bit is set.
fn chosen(bits: usize) -> Journal {
    journal_of(six().into_iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, f)| f))
}

fn merged(mut a: Journal, b: Journal) -> Journal {
    a.merge(b);
    a
}

#[test]
fn six_facts_in_any_order_and_any_repetition_give_one_journal() {
    let six = six();
    let orders = every_order_of_every_choice(six.len());
    assert_eq!(orders.len(), 1957);
    for order in orders {
        let bits = order.iter().fold(0, |bits, at| bits | 1 << at);
        let mut journal = journal_of(order.iter().map(|at| six[*at].clone()));
        assert_eq!(journal, chosen(bits), "in the order {order:?}");
        for at in order.iter().chain(order.iter().rev()) {
            assert_eq!(journal.join(six[*at].clone()), Joined::Known, "{at} after {order:?}");
        }
        assert_eq!(journal, chosen(bits), "twice in the order {order:?}");
    }
}

#[test]
fn any_two_parts_of_a_journal_merge_into_the_whole() {
    for (a, b) in (0..64).flat_map(|a| (0..64).map(move |b| (a, b))) {
        assert_eq!(merged(chosen(a), chosen(b)), chosen(a | b), "{a:06b} and {b:06b}");
    }
}

#[test]
fn six_facts_spread_over_three_devices_in_every_way_become_one_journal_wherever_they_meet() {
    // Each fact is on any choice of the three devices, none included: 8 to the power of 6 ways.
    for ways in 0..8_usize.pow(6) {
        let on = |device: usize| {
            (0..6).fold(0, |bits, fact| bits | (ways >> (3 * fact + device) & 1) << fact)
        };
        let [a, b, c] = [on(0), on(1), on(2)];
        let met = merged(chosen_ready(a).clone(), chosen_ready(b).clone());
        let met = merged(met, chosen_ready(c).clone());
        assert_eq!(&met, chosen_ready(a | b | c), "{a:06b}, {b:06b} and {c:06b}");
    }
}

/// What [`chosen`] gives, worked out once.
fn chosen_ready(bits: usize) -> &'static Journal {
    static ALL: std::sync::OnceLock<Vec<Journal>> = std::sync::OnceLock::new();
    &ALL.get_or_init(|| (0..64).map(chosen).collect())[bits]
}

/// A journal by chance: a few names and moments, so that facts often repeat or clash.
fn by_chance(dice: &mut Dice) -> Vec<Fact> {
    let count = dice.below(14);
    (0..count)
        .map(|_| {
            let id = nth(1 + dice.number() % 3, u32::try_from(1 + dice.below(9)).expect("small"));
            let name = *dice.pick(&["Ana", "Eva", "安娜"]);
            let prev = dice.one_in(2).then_some(Fingerprint(dice.number() % 2));
            Fact { prev, ..named(id, dice.number() % 4, name) }
        })
        .collect()
}

#[test]
fn journals_by_chance_keep_the_laws_of_merging() {
    with_seeds("journals_by_chance_keep_the_laws_of_merging", 10_000, 1_000_000, |seed| {
        let mut dice = Dice::of(seed);
        let [one, two, three] = [(); 3].map(|()| by_chance(&mut dice));
        let [a, b, c] = [&one, &two, &three].map(|facts| journal_of(facts.iter().cloned()));
        let both = merged(a.clone(), b.clone());
        assert_eq!(both, merged(b.clone(), a.clone()), "whichever comes first");
        assert_eq!(merged(both.clone(), b.clone()), both, "twice is once");
        let all = merged(both, c.clone());
        assert_eq!(all, merged(a, merged(b, c)), "whichever meet first");
        let shuffled = dice.shuffled([one, two, three].concat());
        assert_eq!(all, journal_of(shuffled.clone()), "one by one");
        for fact in &shuffled {
            assert!(
                all.fact(fact.id) == Some(fact) || all.forks().contains(fact),
                "nothing is lost"
            );
        }
        1
    });
}

proptest! {
    #[test]
    fn the_order_in_which_facts_arrive_does_not_matter(
        (facts, shuffled) in any::facts().prop_flat_map(|f| (Just(f.clone()), Just(f).prop_shuffle()))
    ) {
        prop_assert_eq!(journal_of(facts), journal_of(shuffled));
    }

    #[test]
    fn the_order_in_which_journals_meet_does_not_matter(a in any::journal(), b in any::journal()) {
        prop_assert_eq!(merged(a.clone(), b.clone()), merged(b, a));
    }

    #[test]
    fn which_journals_meet_first_does_not_matter(
        a in any::journal(), b in any::journal(), c in any::journal()
    ) {
        let left = merged(merged(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(left, merged(a, merged(b, c)));
    }

    #[test]
    fn merging_twice_changes_nothing(a in any::journal(), b in any::journal()) {
        let once = merged(a, b.clone());
        prop_assert_eq!(merged(once.clone(), b), once.clone());
        prop_assert_eq!(merged(once.clone(), once.clone()), once);
    }

    #[test]
    fn merging_loses_nothing(a in any::facts(), b in any::journal()) {
        let mut journal = merged(journal_of(a.clone()), b);
        for fact in a {
            prop_assert_eq!(journal.join(fact), Joined::Known);
        }
    }

    #[test]
    fn facts_are_read_in_the_order_they_happened(journal in any::journal()) {
        prop_assert!(journal.facts().is_sorted_by_key(|fact| (fact.stamp, fact.id)));
        prop_assert_eq!(journal.facts().map(|fact| fact.stamp).max(), journal.last_stamp());
        prop_assert_eq!(journal.facts().count(), journal.len());
        prop_assert_eq!(journal.is_empty(), journal.facts().next().is_none());
        for fact in journal.facts() {
            prop_assert_eq!(journal.fact(fact.id), Some(fact));
        }
    }
}

/// A tab records `seqs`; a journal with those numbers has `missing` gaps.
#[track_caller]
fn check_missing(numbers: &[(u64, u32)], missing: u32) {
    let facts = numbers.iter().map(|&(replica, seq)| named(nth(replica, seq), 1, "Ana"));
    assert_eq!(journal_of(facts).missing(), missing);
}

#[test]
fn a_lost_fact_is_noticed() {
    check_missing(&[], 0);
    check_missing(&[(1, 1), (1, 2), (1, 3)], 0);
    check_missing(&[(1, 1), (1, 3)], 1);
    check_missing(&[(1, 2)], 1);
    check_missing(&[(1, 4), (2, 1), (2, 3), (3, 1)], 4);
    check_missing(&[(u64::MAX, 2), (0, 2)], 2);
}

#[test]
fn a_journal_that_lost_more_than_can_be_counted_still_opens() {
    check_missing(&[(1, u32::MAX), (2, u32::MAX)], u32::MAX);
}

proptest! {
    #[test]
    fn every_lost_fact_is_noticed_unless_it_was_its_tabs_last(
        lengths in prop::collection::vec(1..9_u32, 1..4), lose in any::<prop::sample::Index>()
    ) {
        let all: Vec<FactId> = (1..).zip(lengths).flat_map(|(r, n)| (1..=n).map(move |s| nth(r, s))).collect();
        let lost = all[lose.index(all.len())];
        let left = all.iter().filter(|id| **id != lost).map(|id| named(*id, 1, "Ana"));
        let was_last = !all.contains(&nth(lost.replica.0, lost.seq + 1));
        prop_assert_eq!(journal_of(left).missing(), u32::from(!was_last));
    }
}

#[test]
fn of_two_facts_with_one_name_the_earlier_counts_on_every_device() {
    let (early, late) = (named(nth(2, 2), 15, "A."), named(nth(2, 2), 40, "Ana María"));
    for arrival in [[&early, &late], [&late, &early]] {
        let mut journal = Journal::default();
        assert_eq!(journal.join(arrival[0].clone()), Joined::New);
        assert_eq!(journal.join(arrival[1].clone()), Joined::Forked);
        assert_eq!(journal.fact(nth(2, 2)), Some(&early));
        assert_eq!(journal.forks(), std::slice::from_ref(&late));
        assert_eq!(journal.len(), 1);
    }
}

proptest! {
    #[test]
    fn every_fact_with_a_taken_name_is_kept_beside(facts in any::facts()) {
        let journal = journal_of(facts.clone());
        let mut distinct: Vec<Fact> = Vec::new();
        for fact in facts {
            if !distinct.contains(&fact) {
                distinct.push(fact);
            }
        }
        prop_assert_eq!(journal.len() + journal.forks().len(), distinct.len());
        for fact in distinct {
            let stands = journal.fact(fact.id) == Some(&fact);
            prop_assert_ne!(stands, journal.forks().contains(&fact));
        }
        for fork in journal.forks() {
            let standing = journal.fact(fork.id).expect("a fork is beside a standing fact");
            prop_assert!(standing.stamp <= fork.stamp);
        }
    }
}

/// A journal in which facts happened at these milliseconds, all in one tab.
fn history(at: &[u64]) -> Journal {
    journal_of((1..).zip(at).map(|(seq, ms)| named(nth(1, seq), *ms, "Ana")))
}

fn next(journal: &Journal, replica: u64, now: u64) -> Fact {
    journal.next(&ana(), Replica(replica), now, What::Named { name: "Anita".into() })
}

/// What a tab records at `now`, after what happened before, is stamped with `expected`.
#[track_caller]
fn check_stamp(before: &[u64], now: u64, expected: (u64, u32)) {
    let Stamp { ms, count, .. } = next(&history(before), 7, now).stamp;
    assert_eq!((ms, count), expected);
}

#[test]
fn a_fact_is_stamped_with_the_time_it_happened() {
    check_stamp(&[], 5 * DAY, (5 * DAY, 0));
    check_stamp(&[4 * DAY], 5 * DAY, (5 * DAY, 0));
}

#[test]
fn a_clock_that_goes_backwards_does_not_put_a_fact_before_known_ones() {
    check_stamp(&[5 * DAY], 5 * DAY, (5 * DAY, 1));
    check_stamp(&[5 * DAY], 5 * DAY - 1, (5 * DAY, 1));
    check_stamp(&[5 * DAY], 4 * DAY, (5 * DAY, 1));
}

#[test]
fn a_clock_that_is_far_ahead_elsewhere_does_not_put_later_work_before_it() {
    check_stamp(&[6 * DAY], 5 * DAY, (6 * DAY, 1));
    check_stamp(&[9000 * DAY], 5 * DAY, (9000 * DAY, 1));
    check_stamp(&[5 * DAY, 9000 * DAY], 5 * DAY - 60_000, (9000 * DAY, 1));
}

#[test]
fn a_day_is_told_from_the_clock_of_the_device_whatever_other_clocks_say() {
    for before in [vec![], vec![4 * DAY], vec![9000 * DAY]] {
        assert_eq!(next(&history(&before), 7, 5 * DAY).stamp.clock_ms, 5 * DAY);
    }
}

#[test]
fn a_clock_beyond_all_calendars_is_held_back() {
    check_stamp(&[], u64::MAX, (253_402_300_799_999, 0));
}

proptest! {
    #[test]
    fn a_new_fact_is_after_every_known_one(
        journal in any::journal(), now in prop_oneof![0..6_u64, 0..100 * DAY], replica in 1..=4_u64
    ) {
        let fact = next(&journal, replica, now);
        // Nothing is after the end of time; there the order of names decides.
        for known in journal.facts().filter(|known| known.stamp.ms < u64::MAX) {
            prop_assert!((fact.stamp.ms, fact.stamp.count) > (known.stamp.ms, known.stamp.count));
        }
        prop_assert!(fact.stamp.ms >= now);
        prop_assert_eq!(fact.stamp.clock_ms, now);
    }

    #[test]
    fn a_new_fact_has_the_next_number_of_its_tab(journal in any::journal(), replica in 1..=4_u64) {
        let fact = next(&journal, replica, 0);
        let last = journal.facts().map(|f| f.id).filter(|id| id.replica.0 == replica).max();
        prop_assert_eq!(fact.id, nth(replica, last.map_or(1, |id| id.seq + 1)));
        let mut after = journal.clone();
        prop_assert_eq!(after.join(fact), Joined::New);
        prop_assert_eq!(after.len(), journal.len() + 1);
    }
}

// ------------------------------------------------------------------ a past that was changed

/// Five facts of one tab and three of another, as they were recorded.
fn chained() -> Vec<Fact> {
    let mut journal = Journal::default();
    for (nth, replica) in [1, 1, 2, 1, 2, 1, 2, 1].into_iter().enumerate() {
        let what = What::Named { name: format!("Ana {nth}") };
        journal.join(journal.next(&ana(), Replica(replica), 5, what));
    }
    journal.facts().cloned().collect()
}

#[test]
fn every_fact_vouches_for_the_one_before_it_in_its_tab() {
    let facts = chained();
    for fact in &facts {
        let before = facts
            .iter()
            .find(|other| other.id.replica == fact.id.replica && other.id.seq + 1 == fact.id.seq);
        assert_eq!(fact.prev, before.map(fingerprint), "{}", fact.id);
    }
    assert_eq!(journal_of(facts).misfits(), []);
}

#[test]
fn a_fact_that_was_changed_afterwards_is_noticed_by_the_next_one() {
    for changed in 0..chained().len() {
        let mut facts = chained();
        facts[changed].what = What::Named { name: "Eva".into() };
        let FactId { replica, seq } = facts[changed].id;
        let next = FactId { replica, seq: seq + 1 };
        let has_next = facts.iter().any(|fact| fact.id == next);
        assert_eq!(journal_of(facts).misfits(), if has_next { vec![next] } else { vec![] });
    }
}

#[test]
fn a_chain_that_was_loosened_is_noticed() {
    for loosened in 0..chained().len() {
        for prev in [None, Some(Fingerprint(7))] {
            let mut facts = chained();
            let sound = facts[loosened].prev;
            facts[loosened].prev = prev;
            let id = facts[loosened].id;
            let misfits = journal_of(facts).misfits();
            assert_eq!(misfits.contains(&id), sound != prev, "{id}");
        }
    }
}

#[test]
fn a_fact_that_is_missing_is_a_gap_and_no_misfit() {
    for missing in 0..chained().len() {
        let mut facts = chained();
        let gone = facts.remove(missing);
        let last = facts.iter().all(|f| f.id.replica != gone.id.replica || f.id < gone.id);
        let journal = journal_of(facts);
        assert_eq!((journal.misfits(), journal.missing()), (vec![], u32::from(!last)));
    }
}

#[test]
fn a_double_is_no_misfit_while_one_of_the_two_fits() {
    let mut facts = chained();
    let mut double = facts[0].clone();
    double.what = What::Named { name: "Eva".into() };
    // Earlier than what was recorded, so that the double is the one that counts.
    double.stamp = Stamp { ms: 1, count: 0, clock_ms: 1 };
    facts.push(double);
    let journal = journal_of(facts);
    assert_eq!((journal.forks().len(), journal.misfits()), (1, vec![]));
}
