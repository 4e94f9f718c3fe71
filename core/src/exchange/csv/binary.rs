//! Files that are no text whatever they are called, told by their first bytes.

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

/// What the first bytes say, when they say that this is no text.
pub(super) fn looks_like(head: &[u8]) -> Option<&'static str> {
    let (_, name) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature))?;
    let has = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    Some(match *name {
        "zip" if has(b"xl/") || has(b"[Content_Types].xml") => "xlsx",
        "zip" if has(b"opendocument.spreadsheet") => "ods",
        name => name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_named_csv_is_told() {
        assert_eq!(looks_like(b"PK\x03\x04\x14\0\0\0[Content_Types].xml"), Some("xlsx"));
        assert_eq!(looks_like(b"%PDF-1.7"), Some("pdf"));
        assert_eq!(looks_like(b"PKW;Name"), None);
    }
}
