//! Sorting by one routine for all types.

use std::cmp::Ordering;
use std::mem::take;

/// Puts `items` in order; equal ones keep theirs.
///
/// The standard library's sort is compiled anew for every type, 4 KB each, and moves large items about many times. Here
/// all types share one that sorts positions.
pub fn sort_by<T>(items: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|one, two| order(one, two).is_le()) {
        return;
    }
    let positions = in_order(items.len(), &|one, two| match (items.get(one), items.get(two)) {
        (Some(one), Some(two)) => order(one, two),
        _ => Ordering::Equal,
    });
    let mut places: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
    items.extend(positions.into_iter().filter_map(|position| places.get_mut(position)?.take()));
}

/// The same by their own order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// The same by what `key` takes from an item.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, two| key(one).cmp(&key(two)));
}

/// How many equal ones come before each of `keys`.
pub fn repetitions<K: Ord>(keys: &[K]) -> Vec<u32> {
    let positions = in_order(keys.len(), &|one, two| keys.get(one).cmp(&keys.get(two)));
    let mut counts = vec![0; keys.len()];
    for alike in positions.chunk_by(|one, two| keys.get(*one) == keys.get(*two)) {
        for (before, position) in (0..).zip(alike) {
            if let Some(count) = counts.get_mut(*position) {
                *count = before;
            }
        }
    }
    counts
}

/// The positions of `length` items in the order of the items; those of equal ones keep theirs.
#[inline(never)]
pub fn in_order(length: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..length).collect();
    positions.sort_by(|one, two| order(*one, *two));
    positions
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn repetitions_are_counted(keys: Vec<u8>) {
            let before = |at: usize| keys[..at].iter().filter(|key| **key == keys[at]).count() as u32;
            let expected: Vec<u32> = (0..keys.len()).map(before).collect();
            prop_assert_eq!(repetitions(&keys), expected);
        }
    }
}
