//! Chance from a seed: the same on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195): small, fast, and good
/// enough to shuffle cards and to spread draws. Not for secrets.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts from `seed`; near seeds give unrelated sequences.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Starts from bytes of any kind and number: FNV-1a (draft-eastlake-fnv). FNV's high bits are
    /// weak for short input, so take what it gives by [`bits`](Self::bits), which mixes once more.
    pub fn hashing(bytes: impl IntoIterator<Item = u8>) -> Self {
        Self(bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        }))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Uniform in `0.0..1.0`.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform in `0..count`; `count` must not be 0. The bias is below 2⁻³² for counts of cards.
    pub fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.bits()) * count as u128) >> 64) as usize
    }

    /// Fisher and Yates' shuffle.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_a_shuffle_is_even() {
        assert_eq!(Random::new(7).bits(), Random::new(7).bits());
        let mut random = Random::new(1);
        let mut at_front = [0; 5];
        for _ in 0..10_000 {
            let mut cards = [0, 1, 2, 3, 4];
            random.shuffle(&mut cards);
            at_front[cards[0]] += 1;
        }
        assert!(at_front.iter().all(|&count| (1_850..2_150).contains(&count)), "{at_front:?}");
    }
}
