//! Schools, and a class as its teacher sees it.

use super::person::PersonSummary;
use super::record::{RecordRow, RecordTitle, RecordView};
use super::{names, wire};

names! {
    /// What a teacher must see beside a name.
    pub enum PupilMark { MustNotCollect, NoAdultToReach, GuardianMustNotSee, NoPhotos, Conflict }
}

wire! {
    /// A school in a list.
    pub struct SchoolSummary {
        /// The id.
        pub id: String,
        /// The name.
        pub title: String,
        /// The organisation that it belongs to; none: on its own.
        pub host: Option<RecordTitle>,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// City.
        pub city: String,
        /// Its classes.
        pub classes: u32,
        /// Pupils now, each counted once.
        pub pupils: u32,
        /// Pupils without an adult who can be reached.
        pub to_complete: u32,
        /// Its day of closing is past.
        pub closed: bool,
    }

    /// A school.
    pub struct SchoolView {
        /// The record.
        pub record: RecordView,
        /// The line of the list; none in the bin.
        pub line: Option<SchoolSummary>,
        /// Its terms, newest first.
        pub terms: Vec<RecordRow>,
        /// Its classes with their pupils.
        pub classes: Vec<ClassSummary>,
        /// Offices at the school held now.
        pub teachers: Vec<RecordRow>,
        /// In the bin.
        pub deleted: bool,
    }

    /// A class in a list.
    pub struct ClassSummary {
        /// The id.
        pub id: String,
        /// The name.
        pub title: String,
        /// Its term; none when not said.
        pub term: Option<RecordTitle>,
        /// Level.
        pub level: String,
        /// Room.
        pub room: String,
        /// Pupils now.
        pub pupils: u32,
        /// Pupils without an adult who can be reached.
        pub to_complete: u32,
    }

    /// A class.
    pub struct ClassView {
        /// The record.
        pub record: RecordView,
        /// The name.
        pub title: String,
        /// Whose it is.
        pub school: RecordTitle,
        /// Its term; none when not said.
        pub term: Option<RecordTitle>,
        /// Offices of the class held now.
        pub teachers: Vec<RecordRow>,
        /// Pupils now, by name.
        pub pupils: Vec<Pupil>,
        /// Pupils who left or wait.
        pub others: Vec<Pupil>,
        /// Pupils without an adult who can be reached.
        pub to_complete: u32,
        /// In the bin.
        pub deleted: bool,
    }

    /// A pupil of a class.
    pub struct Pupil {
        /// The record of kind `enrolment`.
        pub enrolment: String,
        /// `enrolled`, `waiting`, `left` or empty.
        pub status: String,
        /// EDTF, or as typed.
        pub from: String,
        /// EDTF, or as typed.
        pub to: String,
        /// Who.
        pub person: PersonSummary,
        /// Who is responsible, in order.
        pub guardians: Vec<AdultOfChild>,
        /// Whom to call when something happens, in order.
        pub emergency: Vec<AdultOfChild>,
        /// Who may take the child home.
        pub may_collect: Vec<RecordTitle>,
        /// Who must not, whatever else was said.
        pub must_not_collect: Vec<RecordTitle>,
        /// Numbers to call, in order: of guardians, then emergency contacts, then adults of the household.
        pub call: Vec<CallLine>,
        /// What a teacher must see.
        pub marks: Vec<PupilMark>,
    }

    /// An adult of a child.
    pub struct AdultOfChild {
        /// The record of kind `guardianship` or `emergency_contact`.
        pub record: String,
        /// Who.
        pub person: PersonSummary,
        /// `mother`, `father` … or a word of one's own.
        pub relation: String,
        /// From 1; none when not said.
        pub order: Option<u32>,
        /// `phone`, `message`, `email`, `letter`; empty: not said.
        pub channels: Vec<String>,
        /// `yes`, `no` or empty.
        pub sees_data: String,
    }

    /// A number to call.
    pub struct CallLine {
        /// Whose.
        pub person: RecordTitle,
        /// What they are to the child; empty when not said.
        pub relation: String,
        /// E.164, else as typed.
        pub number: String,
    }
}
