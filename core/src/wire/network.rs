//! Organisations as a tree, and one with its people, offices, schools and events.

use super::record::{RecordRow, RecordTitle, RecordView};
use super::wire;

wire! {
    /// The network.
    pub struct NetworkTree {
        /// Every organisation once, each below its parent, in the order of titles.
        pub items: Vec<NetworkLine>,
        /// By country, in the order of codes; organisations without one last, under the empty code.
        pub countries: Vec<NetworkCountry>,
        /// People who are a member somewhere, each counted once.
        pub people: u32,
    }

    /// An organisation in the tree.
    pub struct NetworkLine {
        /// The id.
        pub id: String,
        /// The name.
        pub title: String,
        /// `house`, `coordinating_council` … or a word of one's own.
        pub kind: String,
        /// What stands above; empty at the top.
        pub parent: String,
        /// 0 at the top.
        pub depth: u32,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// City.
        pub city: String,
        /// No longer at work: its day of closing is past.
        pub closed: bool,
        /// What stands above it is below it as well; shown at the top until it is mended.
        pub in_a_circle: bool,
        /// Its members now, each counted once.
        pub people: u32,
        /// With all below, each counted once.
        pub people_below: u32,
        /// Organisations below it.
        pub organisations_below: u32,
        /// Its schools.
        pub schools: u32,
        /// With all below.
        pub schools_below: u32,
        /// Pupils of its schools now, each counted once a school.
        pub pupils: u32,
        /// With all below.
        pub pupils_below: u32,
        /// Its events.
        pub events: u32,
        /// With all below.
        pub events_below: u32,
    }

    /// What there is in a country.
    pub struct NetworkCountry {
        /// ISO 3166-1 alpha-2; empty: not said.
        pub country: String,
        /// Organisations at work of kind `house`.
        pub houses: u32,
        /// All organisations at work.
        pub organisations: u32,
        /// Schools.
        pub schools: u32,
        /// Members of its organisations now.
        pub people: u32,
    }

    /// An organisation.
    pub struct OrganisationView {
        /// The record.
        pub record: RecordView,
        /// The line of the tree, with counts; none in the bin.
        pub line: Option<NetworkLine>,
        /// What stands above, from the top.
        pub path: Vec<RecordTitle>,
        /// What stands right below.
        pub below: Vec<NetworkLine>,
        /// Offices held now.
        pub offices: Vec<RecordRow>,
        /// Offices held before.
        pub offices_before: Vec<RecordRow>,
        /// Its schools.
        pub schools: Vec<RecordRow>,
        /// Its events, at most 50; all with `record_list`.
        pub events: Vec<RecordRow>,
        /// In the bin.
        pub deleted: bool,
    }
}
