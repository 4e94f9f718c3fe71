//! Texts to paste into a chat.

use super::{names, wire};

names! {
    /// What a message says.
    pub enum MessageWhat { Event, Phones, Birthdays }
}

wire! {
    /// A message in short lines.
    pub struct MessageInput {
        /// What it says.
        pub what: MessageWhat,
        /// In which language: `az`, `ru`, `en`.
        pub language: String,
        /// Of an event: which.
        pub event: Option<String>,
        /// Of an event: which occurrence, as in the list; the next one unless said.
        pub on: Option<String>,
        /// Of phones: whose, in this order.
        #[serde(default)]
        pub people: Vec<String>,
        /// Of birthdays: days ahead, today included; 7 unless said.
        pub days: Option<u32>,
        /// Children too, and who is known only through one; needs a reason.
        #[serde(default)]
        pub include_sensitive: bool,
        /// Why and for whom; it is logged.
        pub reason: Option<String>,
    }

    /// A message.
    pub struct MessageView {
        /// Its lines.
        pub lines: Vec<String>,
        /// People left out (rule 14).
        pub left_out: u32,
    }
}
