//! People in lists and one by one; households, tags, the day.

use serde_json::Value as Json;

use super::record::RecordView;
use super::{names, wire};

names! {
    /// Columns that a list of people can be ordered by.
    pub enum PersonSort { Name, GivenName, City, Country, Born, Household, Changed }
}

wire! {
    /// A page of people.
    pub struct PersonListInput {
        /// Part of a name in any script, digits of a phone, an e-mail, an id.
        #[serde(default)]
        pub search: String,
        /// Narrowing; all must hold.
        #[serde(default)]
        pub filters: Vec<PersonFilter>,
        /// By name unless said.
        pub sort: Option<PersonSort>,
        /// From the end.
        #[serde(default)]
        pub descending: bool,
        /// First row, from 0.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, never more than 1,000.
        pub limit: Option<u32>,
        /// Count all matches, whatever it takes; else exact up to 1,000.
        #[serde(default)]
        pub exact_total: bool,
    }

    /// One condition.
    pub struct PersonFilter {
        /// `tag`, `household`, `organisation`, `organisation_below` (with all below it), `school`, `class`, `guardian_of`,
        /// `city`, `country`, `sex`, `status`, `child`, `age_from`, `age_to`, `batch`, `id` or an own field's cell name.
        pub field: String,
        /// Any of these; `true` or `false` for child; one number for ages.
        pub values: Vec<String>,
    }

    /// A page of people.
    pub struct PersonPage {
        /// All that match.
        pub total: u32,
        /// False: there are more than `total`.
        pub total_exact: bool,
        /// How the search was read, for eyes: folded words.
        pub read_as: Vec<String>,
        /// The page.
        pub items: Vec<PersonSummary>,
    }

    /// A person in a list.
    #[derive(Default)]
    pub struct PersonSummary {
        /// The id.
        pub id: String,
        /// Given name.
        pub given: String,
        /// Family name.
        pub family: String,
        /// Patronymic.
        pub patronymic: String,
        /// Name in native script.
        pub native: String,
        /// Preferred name.
        pub preferred: String,
        /// EDTF, or as typed.
        pub born: String,
        /// Whole years; none when unknown.
        pub age: Option<u32>,
        /// `female`, `male`, `other` or empty.
        pub sex: String,
        /// In their order.
        pub phones: Vec<PhoneSummary>,
        /// As typed.
        pub emails: Vec<String>,
        /// The id of the household; empty without one.
        pub household: String,
        /// The household's name.
        pub household_name: String,
        /// City.
        pub city: String,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// BCP 47 tags.
        pub languages: Vec<String>,
        /// Names of tags.
        pub tags: Vec<String>,
        /// `living`, `moved`, `left`, `deceased` or empty.
        pub status: String,
        /// Under age, or a pupil without a year of birth.
        pub child: bool,
        /// Rule 14: a child, or treated as one: known only as guardian, emergency contact or collector of a child.
        pub protected: bool,
        /// A field has two live values.
        pub conflict: bool,
    }

    /// A telephone number.
    pub struct PhoneSummary {
        /// As typed.
        pub typed: String,
        /// E.164, when it could be read.
        pub e164: Option<String>,
    }

    /// All of a person.
    pub struct PersonView {
        /// For heads and lists.
        pub summary: PersonSummary,
        /// The record.
        pub record: RecordView,
        /// Phones, e-mails, addresses, external ids: what is of the person.
        pub parts: Vec<RecordView>,
        /// Households with all who live there.
        pub households: Vec<HouseholdView>,
        /// Tags.
        pub tags: Vec<TagView>,
        /// RFC 3339, UTC: the last change here.
        pub changed: Option<String>,
        /// In the bin.
        pub deleted: bool,
        /// Other records that are one with this one.
        pub merged: Vec<super::duplicate::MergedMember>,
    }

    /// A household with its people.
    pub struct HouseholdView {
        /// The record.
        pub record: RecordView,
        /// Who lives there.
        pub members: Vec<PersonSummary>,
    }

    /// Households in a list.
    pub struct HouseholdSummary {
        /// The id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Joint salutation.
        pub salutation: String,
        /// The head's id; empty without one.
        pub head: String,
        /// The head's name.
        pub head_name: String,
        /// Who lives there.
        pub members: Vec<String>,
        /// The shared address in one line.
        pub address: String,
    }

    /// A page of households.
    pub struct HouseholdPage {
        /// All that match.
        pub total: u32,
        /// The page.
        pub items: Vec<HouseholdSummary>,
    }

    /// A page of households.
    pub struct HouseholdListInput {
        /// Part of its name.
        #[serde(default)]
        pub search: String,
        /// First row, from 0.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said.
        pub limit: Option<u32>,
    }

    /// Puts people into a household and out of all others.
    pub struct PersonMoveToHouseholdInput {
        /// Who.
        pub people: Vec<String>,
        /// Where to; none: out of all.
        pub household: Option<String>,
        /// Makes a household of that name when none is given.
        pub new_household: Option<String>,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// A tag.
    pub struct TagView {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// People that carry it.
        pub people: u32,
    }

    /// Tags or untags people.
    pub struct PersonTagInput {
        /// Who.
        pub people: Vec<String>,
        /// The tag's name; made when there is none.
        pub tag: String,
        /// On or off.
        pub on: bool,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// The day of a reader.
    pub struct TodayInput {
        /// The reader's zone: events stand on its clock, with their own beside; on their own unless said.
        pub zone: Option<String>,
    }

    /// The day.
    pub struct TodayView {
        /// ISO date at the chapter's place.
        pub date: String,
        /// People that are not in the bin.
        pub people: u32,
        /// Of these, children (rule 14).
        pub children: u32,
        /// Households.
        pub households: u32,
        /// The next events of 14 days, at most 8.
        pub events: Vec<super::event::OccurrenceRow>,
        /// In the next 14 days, nearest first.
        pub birthdays: Vec<Birthday>,
        /// What is to complete, at most 20.
        pub to_complete: Vec<ToComplete>,
        /// All that is to complete.
        pub to_complete_total: u32,
        /// Pairs of people who may stand twice, when somebody has looked for them.
        pub duplicates: Option<u32>,
        /// The last batches.
        pub batches: Vec<super::batch::BatchSummary>,
        /// Imports planned and not applied.
        pub waiting: Vec<super::import::ImportSummary>,
        /// What leaves the bin for good within the next 14 days, soonest first, at most 20; restoring keeps it.
        pub bin: Vec<BinDue>,
        /// All of it.
        pub bin_total: u32,
    }

    /// A record in the bin whose time is nearly over.
    pub struct BinDue {
        /// The record.
        pub id: String,
        /// Its kind.
        pub kind: String,
        /// For eyes: its name, or that of whom it is of.
        pub name: String,
        /// ISO date of the day on which it is erased.
        pub on: String,
    }

    /// A birthday.
    pub struct Birthday {
        /// Who.
        pub person: PersonSummary,
        /// ISO date.
        pub date: String,
        /// Days from today.
        pub in_days: u32,
        /// What they become; none without a year.
        pub turns: Option<u32>,
    }

    /// Something that is missing.
    pub struct ToComplete {
        /// Of whom.
        pub person: PersonSummary,
        /// A code: `no_adult_to_reach`, `no_contact`, `value_kept_as_typed`, `no_name`, `not_yet_born`, `own_guardian`.
        pub why: String,
        /// The cell field, when it is one.
        pub field: Option<String>,
        /// The value as typed.
        pub raw: Option<Json>,
    }
}
