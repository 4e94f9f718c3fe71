//! What a file is, told by its first bytes whatever it is called.

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"SQLite format 3\0", "sqlite"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "rtf"),
];

/// What the first bytes say, when they say that this is no table as text.
pub(super) fn looks_like(head: &[u8]) -> Option<&'static str> {
    let found = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)).map(|(_, name)| *name);
    found.or_else(|| markup(&beginning(head)))
}

/// Whether the first line opens an address card (RFC 6350 6.1.1), in whatever encoding.
pub(super) fn is_card(head: &[u8]) -> bool {
    beginning(head).trim_start().get(..11).is_some_and(|text| text.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// Pages that web programs call tables, and other texts that are none.
fn markup(text: &str) -> Option<&'static str> {
    let text = text.trim_start().to_ascii_lowercase();
    let html = ["<!doctype html", "<html", "<table", "<head", "<meta", "<body"];
    if html.iter().any(|tag| text.starts_with(tag)) {
        Some("html")
    } else if text.starts_with("<?xml") {
        Some(if text.contains("<html") { "html" } else { "xml" })
    } else {
        text.starts_with("begin:vcalendar").then_some("ics")
    }
}

/// The first bytes as text, ASCII at least.
fn beginning(head: &[u8]) -> String {
    let head = &head[..head.len().min(1024)];
    match encoding_rs::Encoding::for_bom(head) {
        Some((encoding, _)) => encoding.decode(head).0.into_owned(),
        None => head.iter().filter(|b| **b != 0).map(|b| char::from(*b)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        assert_eq!(looks_like(b"PK\x03\x04\x14\0\0\0[Content_Types].xml"), Some("zip"));
        assert_eq!(looks_like(b"%PDF-1.7"), Some("pdf"));
        assert_eq!(looks_like(b"PKW;Name"), None);
        assert_eq!(looks_like(b"\r\n<html xmlns:o=\"x\"><table>"), Some("html"));
        assert_eq!(looks_like(b"<b>;Name"), None);
        assert!(is_card(b"\xef\xbb\xbfbegin:vcard\r\n") && is_card(b"\xff\xfeB\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0"));
        assert!(!is_card(b"BEGIN:VCALENDAR"));
    }
}
