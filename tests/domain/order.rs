//! Lists, maps and sets in order: the same as the standard library makes them.

use doorways::order::{keep, keep_in, leave_out, map_of, set_of, sort_by, sort_by_key, take_out};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #[test]
    fn a_list_is_sorted_and_what_is_equal_stays_in_order(list: Vec<(u8, u32)>) {
        let (mut ours, mut theirs) = (list.clone(), list);
        sort_by(&mut ours, |(a, _), (b, _)| b.cmp(a));
        theirs.sort_by(|(a, _), (b, _)| b.cmp(a));
        prop_assert_eq!(&ours, &theirs);
        sort_by_key(&mut ours, |(_, key)| *key);
        theirs.sort_by_key(|(_, key)| *key);
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn maps_are_made_and_made_smaller_as_usual(pairs: Vec<(u8, u32)>, key: u8, least: u32) {
        let (mut ours, mut theirs) = (map_of(pairs.clone()), BTreeMap::from_iter(pairs));
        prop_assert_eq!(&ours, &theirs);
        prop_assert_eq!(take_out(&mut ours, &key), theirs.remove(&key));
        prop_assert_eq!(&ours, &theirs);
        keep(&mut ours, |_, value| *value >= least);
        theirs.retain(|_, value| *value >= least);
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn sets_are_made_and_made_smaller_as_usual(values: Vec<u8>, value: u8, least: u8) {
        let (mut ours, mut theirs) = (set_of(values.clone()), BTreeSet::from_iter(values));
        prop_assert_eq!(leave_out(&mut ours, &value), theirs.remove(&value));
        prop_assert_eq!(&ours, &theirs);
        keep_in(&mut ours, |value| *value >= least);
        theirs.retain(|value| *value >= least);
        prop_assert_eq!(ours, theirs);
    }
}
