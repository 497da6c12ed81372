//! A map of few entries. The standard library's costs a browser some 5 KB for each kind of entry.

use std::borrow::Borrow;

/// Entries in the order of their keys.
#[derive(Clone, Debug)]
pub(crate) struct Map<K, V>(Vec<(K, V)>);

/// No document has as many styles, lists or notes; what comes after them is left out, so that no
/// file makes inserting slow.
const MOST: usize = 1 << 13;

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Map<K, V> {
    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(it, _)| it.borrow().cmp(key))
    }

    pub(crate) fn entry<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&(K, V)>
    where
        K: Borrow<Q>,
    {
        self.find(key).ok().and_then(|at| self.0.get(at))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entry(key).map(|(_, value)| value)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Puts a value in place of the one that the key had.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.find(&key) {
            Ok(at) => self.0[at].1 = value,
            Err(at) if self.0.len() < MOST => self.0.insert(at, (key, value)),
            Err(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_of_a_key_counts() {
        let mut map = Map::default();
        for (key, value) in [(3, 'a'), (1, 'b'), (3, 'c')] {
            map.insert(key, value);
        }
        assert_eq!(map.get(&3), Some(&'c'));
        assert_eq!(map.get(&1), Some(&'b'));
        assert_eq!(map.get(&2), None);
        for key in 0..10_000 {
            map.insert(key, 'd');
        }
        assert_eq!(map.0.len(), MOST);
    }
}
