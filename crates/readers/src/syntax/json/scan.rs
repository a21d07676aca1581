//! Fast steps over bytes, eight at a time.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const SPACES: u64 = 0x2020_2020_2020_2020;

/// Number of bytes before the first quote, backslash or control character.
pub(super) fn plain_run(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    let mut run = 0;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        // In each of the three, the lowest set bit is exact; bits above it may be carried over, which does no harm.
        let quote = zero_bytes(word ^ (ONES * b'"' as u64));
        let backslash = zero_bytes(word ^ (ONES * b'\\' as u64));
        let control = word.wrapping_sub(SPACES) & !word & HIGHS;
        let stops = quote | backslash | control;
        if stops != 0 {
            return run + (stops.trailing_zeros() / 8) as usize;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().position(|byte| matches!(byte, 0..0x20 | b'"' | b'\\')).unwrap_or(rest.len())
}

/// Number of spaces at the start.
pub(super) fn space_run(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    let mut run = 0;
    while let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        let other = u64::from_le_bytes(*chunk) ^ SPACES;
        if other != 0 {
            return run + (other.trailing_zeros() / 8) as usize;
        }
        run += 8;
        rest = tail;
    }
    run + rest.iter().position(|byte| *byte != b' ').unwrap_or(rest.len())
}

const fn zero_bytes(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn runs_agree_with_counting(text in "( |a|é|\"|\\\\|\n|\u{1}|\u{7f}|😀){0,40}|[ ]{0,40}x|[ -!#-\\[\\]-~é]{0,60}\"?") {
            let bytes = text.as_bytes();
            let plain = bytes.iter().take_while(|byte| !matches!(byte, 0..0x20 | b'"' | b'\\')).count();
            prop_assert_eq!(plain_run(bytes), plain);
            prop_assert_eq!(space_run(bytes), bytes.iter().take_while(|byte| **byte == b' ').count());
        }
    }
}
