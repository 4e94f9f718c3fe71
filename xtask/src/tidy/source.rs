//! A source file taken apart just enough for the rules: code without comments and texts, and the texts by themselves.

/// A text between quotes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// Where it begins, from 1.
    pub(crate) line: usize,
    /// Without the quotes, escapes as written.
    pub(crate) text: String,
}

/// One file.
pub(crate) struct Source {
    /// Relative to the root, with `/`.
    pub(crate) name: String,
    /// As it is.
    pub(crate) text: String,
    /// Rust: comments and the insides of texts are blanks; other files: as it is. The lines stay where they are.
    pub(crate) code: String,
    /// Rust: the texts.
    pub(crate) quoted: Vec<Quoted>,
    /// Rust: the line from which on there are only tests, or past the end.
    tests_from: usize,
}

impl Source {
    /// Takes `text` apart.
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let name = name.replace('\\', "/");
        let (code, quoted) = if name.ends_with(".rs") { apart(text) } else { (text.to_owned(), Vec::new()) };
        let marked = code.lines().position(|line| line.trim() == "#[cfg(test)]");
        let tests_from = if name.ends_with(".rs") { marked.map_or(usize::MAX, |at| at + 1) } else { usize::MAX };
        Self { text: text.to_owned(), name, code, quoted, tests_from }
    }

    /// Whether the file ends so.
    pub(crate) fn is(&self, ending: &str) -> bool {
        self.name.ends_with(ending)
    }

    /// Whether the file lies in the folder.
    pub(crate) fn under(&self, folder: &str) -> bool {
        self.name.starts_with(folder)
    }

    /// Whether the line belongs to tests: in a `tests` folder, or after `#[cfg(test)]`.
    pub(crate) fn is_test(&self, line: usize) -> bool {
        let of_tests = self.name.split('/').any(|part| part == "tests") || self.name.contains(".test.");
        of_tests || line >= self.tests_from
    }

    /// The lines of the code with their numbers from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// Where the reading is.
enum State {
    Code,
    LineComment,
    BlockComment(usize),
    Text { raw: Option<usize> },
}

fn apart(text: &str) -> (String, Vec<Quoted>) {
    let letters: Vec<char> = text.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let (mut code, mut quoted, mut current) = (String::with_capacity(text.len()), Vec::new(), String::new());
    let (mut state, mut line, mut begun, mut index) = (State::Code, 1, 1, 0);
    while index < letters.len() {
        let letter = at(index);
        let mut used = 1;
        let mut shown = ' ';
        match state {
            State::Code => match (letter, at(index + 1)) {
                ('/', '/') => state = State::LineComment,
                ('/', '*') => {
                    state = State::BlockComment(1);
                    used = 2;
                }
                ('"', _) => {
                    state = State::Text { raw: hashes_before(&letters, index) };
                    begun = line;
                    shown = '"';
                }
                // A character, not a lifetime: 'x' or '\…'.
                ('\'', '\\') => {
                    used = (2..12).find(|step| at(index + step) == '\'' && *step > 2).map_or(1, |end| end + 1)
                }
                ('\'', _) if at(index + 2) == '\'' => used = 3,
                _ => shown = letter,
            },
            State::LineComment if letter == '\n' => state = State::Code,
            State::LineComment => {}
            State::BlockComment(depth) => match (letter, at(index + 1)) {
                ('*', '/') => {
                    state = if depth == 1 { State::Code } else { State::BlockComment(depth - 1) };
                    used = 2;
                }
                ('/', '*') => {
                    state = State::BlockComment(depth + 1);
                    used = 2;
                }
                _ => {}
            },
            State::Text { raw: None } if letter == '\\' => {
                current.extend([letter, at(index + 1)]);
                used = 2;
            }
            State::Text { raw } if letter == '"' && ends(&letters, index, raw) => {
                quoted.push(Quoted { line: begun, text: std::mem::take(&mut current) });
                state = State::Code;
                shown = '"';
            }
            State::Text { .. } => current.push(letter),
        }
        for step in index..(index + used).min(letters.len()) {
            let newline = at(step) == '\n';
            code.push(if newline { '\n' } else { shown });
            line += usize::from(newline);
        }
        index += used;
    }
    (code, quoted)
}

/// `r##"` -> 2, `r"` -> 0, `"` -> none.
fn hashes_before(letters: &[char], quote: usize) -> Option<usize> {
    let before: Vec<char> = letters.iter().take(quote).rev().take(8).copied().collect();
    let hashes = before.iter().take_while(|letter| **letter == '#').count();
    (before.get(hashes) == Some(&'r')).then_some(hashes)
}

fn ends(letters: &[char], quote: usize, raw: Option<usize>) -> bool {
    let hashes = raw.unwrap_or(0);
    letters.iter().skip(quote + 1).take(hashes).filter(|letter| **letter == '#').count() == hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_texts_leave_the_code_and_lines_stay() {
        let source =
            Source::new("a.rs", "let a = \"SELECT // 1\"; // DELETE\n/* x\ny */ let b = r#\"a \" b\"#;\nlet c = '\"';");
        assert_eq!(source.quoted.len(), 2);
        assert_eq!(source.quoted[0], Quoted { line: 1, text: "SELECT // 1".into() });
        assert_eq!(source.quoted[1], Quoted { line: 3, text: "a \" b".into() });
        assert!(!source.code.contains("DELETE"));
        assert_eq!(source.code.lines().count(), 4);
        assert!(source.code.lines().nth(2).is_some_and(|line| line.contains("let b")));
    }

    #[test]
    fn lifetimes_are_not_texts_and_escaped_quotes_do_not_end_one() {
        let source = Source::new("a.rs", "fn f<'a>(x: &'a str) -> &'a str { \"say \\\"x\\\"\" } '\\'' \"b\"");
        let texts: Vec<&str> = source.quoted.iter().map(|quoted| quoted.text.as_str()).collect();
        assert_eq!(texts, ["say \\\"x\\\"", "b"]);
    }

    #[test]
    fn tests_begin_where_they_are_marked() {
        let source = Source::new("core/src/a.rs", "fn a() {}\n#[cfg(test)]\nmod tests {}\n");
        assert!(!source.is_test(1));
        assert!(source.is_test(3));
        assert!(Source::new("core/tests/it/a.rs", "").is_test(1));
    }
}
