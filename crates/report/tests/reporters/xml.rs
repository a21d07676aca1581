//! A strict reader of the XML that we write: no DTD, no CDATA, no comments, no namespaces.

use std::collections::BTreeMap;

/// An element with its text, in document order.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) text: String,
}

/// Every element of `document`, or what is wrong with it.
pub(crate) fn elements(document: &str) -> Result<Vec<Element>, String> {
    if let Some(bad) = document.chars().find(|char| !is_char(*char)) {
        return Err(format!("{bad:?} is no XML character"));
    }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    let mut rest = document.strip_prefix(head).ok_or("no XML declaration")?;
    let (mut all, mut open) = (Vec::<Element>::new(), Vec::<usize>::new());
    while let Some(at) = rest.find('<') {
        let text = unescaped(&rest[..at])?;
        match open.last() {
            Some(element) => all[*element].text.push_str(&text),
            None if text.trim().is_empty() => {}
            None => return Err(format!("text {text:?} outside of the root")),
        }
        let (tag, after) = rest[at + 1..].split_once('>').ok_or("a tag is not closed")?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().ok_or("one end tag too many")?;
            if all[element].name != name {
                return Err(format!("</{name}> closes <{}>", all[element].name));
            }
            continue;
        }
        if open.is_empty() && !all.is_empty() {
            return Err("two roots".to_owned());
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        all.push(element(tag)?);
        if !is_empty {
            open.push(all.len() - 1);
        }
    }
    if open.is_empty() && rest.trim().is_empty() { Ok(all) } else { Err("the root is not closed".to_owned()) }
}

fn element(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    if name.is_empty() || !name.chars().all(|char| char.is_ascii_lowercase()) {
        return Err(format!("<{name}> is no element of ours"));
    }
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    while !rest.is_empty() {
        let (key, after) = rest.split_once("=\"").ok_or_else(|| format!("{rest:?} is no attribute"))?;
        let (value, after) = after.split_once('"').ok_or("an attribute is not closed")?;
        if element.attributes.insert(key.to_owned(), unescaped(value)?).is_some() {
            return Err(format!("{key} twice"));
        }
        rest = match after.strip_prefix(' ') {
            Some(after) => after,
            None if after.is_empty() => after,
            None => return Err(format!("{after:?} behind an attribute")),
        };
    }
    Ok(element)
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';').ok_or("a reference is not closed")?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => name
                .strip_prefix('#')
                .and_then(|number| number.parse().ok())
                .and_then(char::from_u32)
                .filter(|char| is_char(*char))
                .ok_or_else(|| format!("&{name}; is no reference"))?,
        });
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The production `Char` of XML 1.0.
const fn is_char(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[test]
fn broken_documents_are_refused() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    for (body, is_good) in [
        ("<a b=\"1\"><c/>x&amp;&#10;</a>\n", true),
        ("<a>", false),
        ("<a></b>", false),
        ("<a/><b/>", false),
        ("<a b=\"1\" b=\"2\"/>", false),
        ("<a b=1/>", false),
        ("<a>&x;</a>", false),
        ("<a>&#1;</a>", false),
        ("<a>\u{1}</a>", false),
        ("<a b=\"1\"c=\"2\"/>", false),
    ] {
        assert_eq!(elements(&format!("{head}{body}")).is_ok(), is_good, "{body}");
    }
}
