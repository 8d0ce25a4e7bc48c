//! Lists, maps and sets in order. The standard library compiles a sort of its own for every type
//! that is sorted or collected into a map or set; here one is enough for all of them. Taking entries
//! out costs two kilobytes for every type, too: here small maps and sets are built anew instead.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts as `slice::sort_by` does: what is equal stays in the order it was in.
pub fn sort_by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(list.len(), &|a, b| compare(&list[a], &list[b]));
    for (place, other) in swaps.into_iter().enumerate() {
        list.swap(place, other);
    }
}

/// Sorts by a key as `slice::sort_by_key` does.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// Pairs as a map. Of equal keys the last one counts.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// Values as a set.
pub fn set_of<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(values);
    set
}

/// Keeps the entries of a small map that shall be kept, as `BTreeMap::retain` does.
pub fn keep<K: Ord, V>(map: &mut BTreeMap<K, V>, keeps: impl Fn(&K, &V) -> bool) {
    *map = map_of(std::mem::take(map).into_iter().filter(|(key, value)| keeps(key, value)));
}

/// Takes an entry out of a small map, as `BTreeMap::remove` does.
pub fn take_out<K: Ord, V>(map: &mut BTreeMap<K, V>, key: &K) -> Option<V> {
    let mut taken = None;
    if map.contains_key(key) {
        for (other, value) in std::mem::take(map) {
            if other == *key {
                taken = Some(value);
            } else {
                map.insert(other, value);
            }
        }
    }
    taken
}

/// Keeps the values of a small set that shall be kept, as `BTreeSet::retain` does.
pub fn keep_in<T: Ord>(set: &mut BTreeSet<T>, keeps: impl Fn(&T) -> bool) {
    *set = set_of(std::mem::take(set).into_iter().filter(|value| keeps(value)));
}

/// Takes a value out of a small set, as `BTreeSet::remove` does, and says whether it was there.
pub fn leave_out<T: Ord>(set: &mut BTreeSet<T>, value: &T) -> bool {
    let was_there = set.contains(value);
    if was_there {
        keep_in(set, |other| other != value);
    }
    was_there
}

/// For each place, one after the other, the place it swaps with so that all are in order.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    from.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    for place in 0..count {
        // What belongs here was swapped away when an earlier place got its own.
        while from[place] < place {
            from[place] = from[from[place]];
        }
    }
    from
}
