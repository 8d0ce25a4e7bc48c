//! Lists, maps and sets in order. The standard library compiles a sort of its own for every type
//! that is sorted or collected into a map or set; here one is enough for all of them.

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
