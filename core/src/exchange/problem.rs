//! What was wrong with a file: where, what, how much it matters. No sentence is made here (rule 5).

use serde::{Deserialize, Serialize};

/// Longest `raw`, in characters.
const RAW: usize = 200;

/// Something of a foreign file that was not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Data row, from 1; none: of the whole file or of a line that is no row.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub row: Option<u32>,
    /// Physical line, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<u64>,
    /// Heading of the column.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<String>,
    /// What.
    pub kind: ProblemKind,
    /// How much it matters.
    pub severity: Severity,
    /// As typed, at most 200 characters.
    pub raw: String,
}

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row does not land.
    Refused,
    /// The value landed as it was typed.
    Kept,
    /// Worth knowing, nothing is lost.
    Note,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// What was wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ProblemKind { $($(#[$doc])* $name,)* }

        impl ProblemKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code that catalogues know it by.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

kinds! {
    /// Not a date that can be read.
    UnreadableDate = "unreadable_date",
    /// A date that the calendar does not have.
    ImpossibleDate = "impossible_date",
    /// A date of birth before 1900 or after today.
    UnlikelyDate = "unlikely_date",
    /// Day and month could be either way round, and no row of the column says which.
    AmbiguousDate = "ambiguous_date",
    /// No telephone number of the country, nor of any other.
    UnreadablePhone = "unreadable_phone",
    /// Excel has rounded the number: digits are lost (`9.94502E+11`).
    RoundedByExcel = "rounded_by_excel",
    /// Not an e-mail address.
    UnreadableEmail = "unreadable_email",
    /// None of the words for sex.
    UnreadableSex = "unreadable_sex",
    /// Not a language that is known.
    UnreadableLanguage = "unreadable_language",
    /// Not a country that is known.
    UnreadableCountry = "unreadable_country",
    /// None of the words for a state.
    UnreadableStatus = "unreadable_status",
    /// Neither yes nor no.
    UnreadableConsent = "unreadable_consent",
    /// Not one of our ids; kept as an id elsewhere.
    NotOurId = "not_our_id",
    /// Control characters were left out.
    ControlCharacters = "control_characters",
    /// Combining marks beyond eight on a letter were left out.
    TooManyMarks = "too_many_marks",
    /// Bytes that the encoding does not have are shown as U+FFFD.
    UndecodableBytes = "undecodable_bytes",
    /// Quotes that are not doubled, or text after a closing quote.
    StrayQuote = "stray_quote",
    /// A quote that is never closed; `raw` begins there, and the line was read as if it were text.
    UnclosedQuote = "unclosed_quote",
    /// Fewer cells than headings.
    TooFewCells = "too_few_cells",
    /// More cells than headings.
    TooManyCells = "too_many_cells",
    /// A line longer than the limit.
    LineTooLong = "line_too_long",
    /// A cell longer than the limit.
    CellTooLong = "cell_too_long",
    /// Nothing in the row tells who is meant.
    NothingInRow = "nothing_in_row",
    /// Two headings are the same.
    SameHeadingTwice = "same_heading_twice",
    /// A second column for a field that has one value; it becomes an own field.
    SecondColumn = "second_column",
    /// The text looks as if it had been read in a wrong encoding before.
    ReadWrongBefore = "read_wrong_before",
    /// Nothing in the file proves the encoding.
    EncodingUncertain = "encoding_uncertain",
    /// The result of a formula is an error (`#N/A`); the cell counts as blank.
    FormulaError = "formula_error",
    /// A formula that no program has computed yet; the cell counts as blank.
    FormulaWithoutValue = "formula_without_value",
    /// Sheets of the workbook that were not read; `raw` names them.
    OtherSheets = "other_sheets",
    /// Sheets that the program does not show and that were not read; `raw` names them.
    HiddenSheets = "hidden_sheets",
    /// Pictures and sounds of address cards were left out; `raw` is how many.
    MediaLeftOut = "media_left_out",
    /// A card says its name or birth date twice and differently; the first is taken, the others stand in the notes.
    SaidTwice = "said_twice",
    /// An address card that never ends.
    UnclosedCard = "unclosed_card",
    /// A card that is a list of people and no person.
    GroupCard = "group_card",
    /// A line of an address card that is none.
    UnreadableCardLine = "unreadable_card_line",
    /// More values of a kind than a person can have here; the others stand in the notes.
    TooManyValues = "too_many_values",
    /// The file has no headings; columns were judged by what they hold.
    NoHeadings = "no_headings",
    /// Not a time that can be read.
    UnreadableTime = "unreadable_time",
    /// Not a length of time, or an absurd one.
    UnreadableDuration = "unreadable_duration",
    /// The end lies before the beginning; it stands as a moment.
    EndsBeforeItBegins = "ends_before_it_begins",
    /// An event without a beginning.
    NoStart = "no_start",
    /// A zone that nobody here knows.
    UnknownZone = "unknown_zone",
    /// A time without a zone; the chapter's is taken.
    NoZone = "no_zone",
    /// The clock change skips this hour; it is taken as many minutes later.
    SkippedHour = "skipped_hour",
    /// A repeat rule that is not understood: kept, and only the first day is shown.
    UnknownRule = "unknown_rule",
    /// It repeats and never ends.
    NoEnd = "no_end",
    /// A task, journal or free time: no event.
    NotAnEvent = "not_an_event",
    /// A property that has no place here.
    LeftOut = "left_out",
    /// A line that is none of the format.
    UnreadableLine = "unreadable_line",
    /// An event without an id; one was made from what it says.
    NoUid = "no_uid",
    /// A change of this and all later days, read for this day only.
    LaterDaysToo = "later_days_too",
    /// None of the words of the field.
    UnreadableChoice = "unreadable_choice",
    /// Nobody and nothing here is called so.
    NobodyFound = "nobody_found",
    /// Several here are called so, or the birth date is another.
    SeveralFound = "several_found",
    /// Whom or what the record ties together is not said.
    LinkMissing = "link_missing",
    /// A record of somebody beside themselves.
    SamePersonTwice = "same_person_twice",
    /// A period that ends before it begins; kept as it is.
    EndsBeforeBegin = "ends_before_begin",
    /// The same event a second time in the file.
    SameEventTwice = "same_event_twice",
}

impl Problem {
    /// A problem without a place.
    pub fn new(kind: ProblemKind, severity: Severity, raw: &str) -> Self {
        let raw = match raw.char_indices().nth(RAW) {
            Some((end, _)) => raw[..end].to_owned(),
            None => raw.to_owned(),
        };
        Self { row: None, line: None, column: None, kind, severity, raw }
    }

    /// The same at a row and a physical line.
    pub fn at(mut self, row: u32, line: u64) -> Self {
        (self.row, self.line) = (Some(row), Some(line));
        self
    }

    /// The same in a column.
    pub fn in_column(mut self, heading: &str) -> Self {
        self.column = (!heading.is_empty()).then(|| heading.to_owned());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_serde_writes() {
        for kind in ProblemKind::ALL {
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{}\"", kind.code()));
        }
    }
}
