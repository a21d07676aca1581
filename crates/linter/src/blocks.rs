//! The resources of a file, found by where they stand.

use akslint_diagnostics::Span;
use akslint_diagnostics::order::sort_by_key;
use akslint_model::ResourceBlock;
use std::cmp::Reverse;

/// The blocks of one file, outer ones before inner ones, each with the index of the block around it.
#[derive(Default)]
pub(crate) struct Blocks<'r>(Vec<(&'r ResourceBlock, Option<usize>)>);

impl<'r> Blocks<'r> {
    /// The blocks in any order. Two blocks lie apart or one within the other.
    pub(crate) fn of(mut resources: Vec<&'r ResourceBlock>) -> Self {
        sort_by_key(&mut resources, |resource| (resource.block.start, Reverse(resource.block.end)));
        let mut blocks: Vec<(&ResourceBlock, Option<usize>)> = Vec::with_capacity(resources.len());
        for resource in resources {
            let mut around = blocks.len().checked_sub(1);
            while let Some((outer, next)) = around.and_then(|index| blocks.get(index))
                && !outer.block.contains(resource.block)
            {
                around = *next;
            }
            blocks.push((resource, around));
        }
        Self(blocks)
    }

    /// The blocks around `span`, the innermost first.
    pub(crate) fn all_around(&self, span: Span) -> impl Iterator<Item = &'r ResourceBlock> {
        let before = self.0.partition_point(|(resource, _)| resource.block.start <= span.start);
        let mut at = before.checked_sub(1);
        std::iter::from_fn(move || {
            loop {
                let (resource, outer) = self.0.get(at?)?;
                at = *outer;
                if resource.block.contains(span) {
                    return Some(*resource);
                }
            }
        })
    }

    /// The innermost block around `span`.
    pub(crate) fn around(&self, span: Span) -> Option<&'r ResourceBlock> {
        self.all_around(span).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use akslint_diagnostics::FileId;

    #[test]
    fn finds_the_innermost_block_as_looking_at_all_of_them_does() {
        let span = |start, end| Span::new(FileId(0), start, end);
        let blocks: Vec<ResourceBlock> =
            [(30, 40), (0, 100), (10, 50), (60, 70), (10, 20), (120, 130), (60, 70)]
                .map(|(start, end)| ResourceBlock {
                    block: span(start, end),
                    label: format!("{start}..{end}"),
                })
                .to_vec();
        let index = Blocks::of(blocks.iter().collect());
        for start in 0..140 {
            for end in start..140 {
                let wanted = span(start, end);
                let all =
                    blocks.iter().filter(|one| one.block.contains(wanted)).min_by_key(|one| one.block.len());
                let found = index.around(wanted);
                assert_eq!(found.map(|one| &one.label), all.map(|one| &one.label), "{start}..{end}");
            }
        }
    }
}
