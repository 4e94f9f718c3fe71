//! What leaves the program: results on stdout, words on stderr. Knows no command.

use std::io::{BufWriter, Stderr, Stdout, Write, stderr, stdout};

use birlik_core::Error;
use serde_json::{Value as Json, json};

use crate::words::Words;

/// Stdout and stderr of one call.
/// A reader that went away is no failure of what was done, so nothing here fails.
pub(crate) struct Printer {
    json: bool,
    words: Words,
    out: BufWriter<Stdout>,
    err: Stderr,
}

impl Printer {
    /// With `json`, one JSON object and nothing else goes to stdout.
    pub(crate) fn new(json: bool, words: Words) -> Self {
        Self { json, words, out: BufWriter::new(stdout()), err: stderr() }
    }

    /// The whole answer: as JSON, or the words of `key` with the answer's own numbers and texts.
    pub(crate) fn done(&mut self, key: &str, answer: &Json) {
        if self.json {
            self.line(answer.to_string());
        } else {
            self.say(key, answer);
        }
    }

    /// A list: as JSON, or its rows as a table and then the words of `key`.
    pub(crate) fn list(&mut self, key: &str, answer: &Json, rows: &[Vec<String>]) {
        if !self.json {
            self.table(rows);
        }
        self.done(key, answer);
    }

    /// Begins an answer whose list `name` is too long to be held: `item` adds to it, `end_list` ends it.
    pub(crate) fn begin_list(&mut self, key: &str, answer: &Json, name: &str) {
        if !self.json {
            return self.say(key, answer);
        }
        let text = answer.to_string();
        let open = text.strip_suffix('}').unwrap_or(&text);
        let comma = if open.len() > 1 { "," } else { "" };
        let _ = write!(self.out, "{open}{comma}\"{name}\":[");
    }

    /// One item of a begun list; without JSON the words of `key` with the item's values.
    pub(crate) fn item(&mut self, key: &str, item: &Json, first: bool) {
        if self.json {
            let _ = write!(self.out, "{}{item}", if first { "" } else { "," });
        } else {
            self.say(key, item);
        }
    }

    /// Ends a begun list and its answer.
    pub(crate) fn end_list(&mut self) {
        if self.json {
            self.line("]}".to_owned());
        }
    }

    /// A plain line of the result, only without JSON.
    pub(crate) fn plain(&mut self, text: &str) {
        if !self.json {
            self.line(text.to_owned());
        }
    }

    /// Words on stderr, with or without JSON.
    pub(crate) fn say(&mut self, key: &str, values: &Json) {
        let args: Vec<(&str, &Json)> =
            values.as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect();
        let text = self.words.say(key, &args);
        let _ = writeln!(self.err, "{text}");
    }

    /// A refusal: `{"error": {"code", "params"}}`, or its words.
    pub(crate) fn error(&mut self, error: &Error) {
        let code = serde_json::to_value(error.code).unwrap_or_default();
        if self.json {
            self.line(json!({ "error": { "code": code, "params": error.params } }).to_string());
        } else {
            self.refusal(code.as_str().unwrap_or_default(), &json!(error.params));
        }
        if std::env::var_os("BIRLIK_LOG").is_some()
            && let Some(cause) = &error.detail
        {
            let _ = writeln!(self.err, "{cause}");
        }
    }

    /// The text of the window for this code; a code that only scripts can meet is said as it is.
    fn refusal(&mut self, code: &str, params: &Json) {
        let key = format!("error-{code}");
        if self.words.knows(&key) {
            self.say(&key, params);
        } else {
            self.say("cli-refused", &json!({ "code": code }));
        }
        for (name, value) in params.as_object().into_iter().flatten() {
            let _ = writeln!(self.err, "  {name}: {}", value.as_str().unwrap_or_default());
        }
    }

    /// Everything out; called once at the end.
    pub(crate) fn finish(&mut self) {
        let _ = self.out.flush();
    }

    fn line(&mut self, text: String) {
        let _ = writeln!(self.out, "{text}");
    }

    fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let width =
            |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
        for row in rows {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            self.line(cells.join("  ").trim_end().to_owned());
        }
    }
}
