//! Subcommands named after the kinds of the catalogue, so that a new kind is a noun here too. Knows no command of the core.

use std::marker::PhantomData;

use birlik_core::commands::nouns;
use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, Error, FromArgMatches, Subcommand};

/// A kind, and what was typed after its name.
#[derive(Debug)]
pub(crate) struct Noun<A, N> {
    pub(crate) kind: &'static str,
    pub(crate) args: Box<A>,
    number: PhantomData<N>,
}

/// How a verb calls the kinds that it has no words of its own for.
pub(crate) trait Number {
    /// The word for a kind; none where the verb has words of its own.
    fn word(noun: birlik_core::commands::Noun) -> Option<&'static str>;
}

/// `list memberships`; people, households, tags, events and attendance are more than records in lists.
#[derive(Debug)]
pub(crate) struct Plural;

/// `show membership`; people, households and events are shown with more than their fields.
#[derive(Debug)]
pub(crate) struct Shown;

/// `edit membership`; when events are has words of its own.
#[derive(Debug)]
pub(crate) struct Singular;

/// `export memberships`; people, households and events have exports of their own.
#[derive(Debug)]
pub(crate) struct Exported;

impl Number for Plural {
    fn word(noun: birlik_core::commands::Noun) -> Option<&'static str> {
        (!matches!(noun.kind, "person" | "household" | "tag" | "event" | "attendance")).then_some(noun.plural)
    }
}

impl Number for Shown {
    fn word(noun: birlik_core::commands::Noun) -> Option<&'static str> {
        (!matches!(noun.kind, "person" | "household" | "event")).then_some(noun.kind)
    }
}

impl Number for Exported {
    fn word(noun: birlik_core::commands::Noun) -> Option<&'static str> {
        (!matches!(noun.kind, "person" | "household" | "event")).then_some(noun.plural)
    }
}

impl Number for Singular {
    fn word(noun: birlik_core::commands::Noun) -> Option<&'static str> {
        (noun.kind != "event").then_some(noun.kind)
    }
}

impl<A: Args, N: Number> Subcommand for Noun<A, N> {
    fn augment_subcommands(command: Command) -> Command {
        nouns()
            .filter_map(N::word)
            .fold(command, |command, word| command.subcommand(A::augment_args(Command::new(word))))
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        nouns().filter_map(N::word).any(|word| word == name)
    }
}

impl<A: Args, N: Number> FromArgMatches for Noun<A, N> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let missing = || Error::new(ErrorKind::MissingSubcommand);
        let (name, inner) = matches.subcommand().ok_or_else(missing)?;
        let noun = nouns().find(|noun| N::word(*noun) == Some(name)).ok_or_else(missing)?;
        Ok(Self { kind: noun.kind, args: Box::new(A::from_arg_matches(inner)?), number: PhantomData })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
