//! JSON against the grammar, against `serde_json`, and against broken texts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use akslint_diagnostics::FileId;
use akslint_readers::syntax::json::{self, Dialect};

#[test]
fn reads_a_small_template() {
    let text = "\u{feff}// c\n{\"A\": [1, -2.5e3, true, null, \"x\\ny\",], /* d */ \"b\": {\"C\": \"é\"},}";
    let parsed = json::parse(FileId(0), text, Dialect::Arm);
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    let root = parsed.tree.root().unwrap();
    assert_eq!(root.len(), 2);
    let items: Vec<_> = root.get("a").unwrap().items().collect();
    assert_eq!(items[0].as_i64(), Some(1));
    assert_eq!(items[1].number_text(), Some("-2.5e3"));
    assert_eq!(items[4].text().unwrap(), "x\ny");
    assert_eq!(root.get("B").unwrap().get("c").unwrap().text().unwrap(), "é");
    assert_eq!(parsed.tree.comments().len(), 2);
}
