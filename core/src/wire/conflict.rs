//! What waits for a person: fields with two values, deletions that ask, fields that a file has emptied.

use serde_json::Value as Json;

use super::{names, wire};

names! {
    /// Why something waits. `values`: two installations said different things. `deleted_edited`: deleted by one, edited by
    /// another who had not seen it. `delete_asks`: deleted by a chapter that does not keep it. `emptied`: a file took every
    /// word away without a new one. `own_word`: a file claims a word of this computer. `home_moved`: somebody else than
    /// its home moved it to another chapter. `apart`: people who are one by what was said of other pairs, and a pair among them
    /// is not: all stand apart until a person says which word is wrong. `declined`: set aside here by a person; only in the list of one record.
    /// `withdrawn`: the person's chapter no longer passes them on: let go, or keep until a day.
    pub enum ConflictKind { Values, DeletedEdited, DeleteAsks, Emptied, OwnWord, HomeMoved, Apart, Declined, Withdrawn }
}

wire! {
    /// A page of what waits, in order of records and fields.
    pub struct ConflictListInput {
        /// Only of this record.
        pub record: Option<String>,
        /// Leave out this many.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, 1,000 at most.
        pub limit: Option<u32>,
    }

    /// A page of what waits.
    pub struct ConflictPage {
        /// All that waits.
        pub total: u32,
        /// This page.
        pub items: Vec<ConflictView>,
    }

    /// Something that waits for a person.
    pub struct ConflictView {
        /// Names it in `conflict_resolve`: record and field.
        pub id: String,
        /// Why it waits.
        pub kind: ConflictKind,
        /// The record.
        pub record: String,
        /// Its kind: `person`, `phone` …
        pub record_kind: String,
        /// Whose it is.
        pub of: Vec<String>,
        /// Their names, in that order.
        pub of_names: Vec<String>,
        /// Its name for eyes, or that of whom it is of; of `apart` both names.
        pub name: String,
        /// The cell's name: `person.given_name`; `_alive` for a deletion: false is deleted; `_withdrawn` for `withdrawn`.
        pub field: String,
        /// What is shown until somebody decides.
        pub shown: Json,
        /// The safer value is shown, whoever said it.
        pub guarded: bool,
        /// What was said, by whom and when. None of a field that was emptied. Of `withdrawn`: the answers about passing on.
        pub values: Vec<ConflictValue>,
        /// `withdrawn`: values of ours on the person that their chapter does not have yet. While there are any, the person
        /// cannot be let go: send that chapter a file, and take in its next one.
        pub unsent: u32,
        /// `withdrawn`: records of the person that only this chapter has (tags, place in a household …); they go too.
        pub only_ours: u32,
    }

    /// One side.
    pub struct ConflictValue {
        /// As in records; null is explicitly empty.
        pub value: Json,
        /// The chapter's name; empty when it is not known here.
        pub chapter: String,
        /// Who said it: names this side in a decision.
        pub installation: String,
        /// RFC 3339, UTC, by that computer's clock.
        pub at: String,
        /// The chapter whose file passed it on, when that is another.
        pub via: Option<String>,
        /// The chapter keeps the record.
        pub home: bool,
    }

    /// Lets go of many people in one act.
    pub struct LetGoInput {
        /// Who; everybody who waits when it is empty.
        #[serde(default)]
        pub ids: Vec<String>,
        /// A person has confirmed that so many go.
        #[serde(default)]
        pub confirmed: bool,
    }

    /// Who was let go.
    pub struct LetGo {
        /// How many.
        pub people: u32,
        /// How many stay, because their chapter does not have our words on them yet.
        pub stay: u32,
        /// The batch; none when nobody went.
        pub batch: Option<u32>,
    }

    /// Decides. Everybody who gets it has it decided.
    pub struct ConflictResolveInput {
        /// Which.
        pub id: String,
        /// What.
        pub decision: Decision,
    }
}

/// A choice between values, or another one.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The value of this installation.
    Take(String),
    /// A value as in records; null empties.
    Value(Json),
    /// Of `withdrawn`: nothing of the person stays here but that word, until consent is given again.
    LetGo,
    /// Of `withdrawn`: stays here and asks again from this day on (ISO date).
    KeepUntil(String),
}
