//! Which word somebody meant who wrote another.

/// Longer names are not compared.
const LONGEST: usize = 64;

/// The word that is most like `name`: the same in another case, off by a few characters, or a part of it.
#[must_use]
pub fn closest<'w>(name: &str, words: &mut dyn Iterator<Item = &'w str>) -> Option<&'w str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let allowed = (name.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for word in words {
        let lower = word.to_ascii_lowercase();
        let distance = strsim::osa_distance(&name, &lower);
        let distance = if distance <= allowed {
            distance
        } else if name.len() >= 4 && (lower.ends_with(&name) || lower.starts_with(&name)) {
            LONGEST
        } else {
            continue;
        };
        if best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}
