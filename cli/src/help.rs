//! `--help` in the language of the person: texts of the catalogue by the names of verbs and flags.

use clap::Command;
use fluent_bundle::FluentArgs;

use crate::words::Words;

/// Puts the catalogue's texts to every verb and flag: `cli-<verb>-<noun>`, `cli-<verb>-any` for nouns without words of
/// their own, and `cli-arg-<name>`,
/// or `cli-arg-<verb>-<name>` where a flag means something else.
pub(crate) fn speak(command: Command, words: &Words) -> Command {
    with_texts(command.about(words.say("cli-about", &[])), words, "")
}

fn with_texts(mut command: Command, words: &Words, verb: &str) -> Command {
    let none = FluentArgs::new();
    command = command.mut_args(|arg| {
        let name = arg.get_id().as_str().replace('_', "-");
        let text = words.get(&format!("cli-arg{verb}-{name}"), &none);
        match text.or_else(|| words.get(&format!("cli-arg-{name}"), &none)) {
            Some(text) => arg.help(text),
            None => arg,
        }
    });
    command.mut_subcommands(|sub| {
        let key = format!("{verb}-{}", sub.get_name());
        let own = words.get(&format!("cli{key}"), &none);
        let sub = match own.or_else(|| words.get(&format!("cli{verb}-any"), &none)) {
            Some(text) => sub.about(text),
            None => sub,
        };
        with_texts(sub, words, &key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn without_text(command: &Command, path: &str, found: &mut Vec<String>) {
        if command.get_about().is_none() {
            found.push(path.to_owned());
        }
        let silent = command.get_arguments().filter(|arg| arg.get_help().is_none());
        found.extend(silent.map(|arg| format!("{path} {}", arg.get_id())));
        for sub in command.get_subcommands() {
            without_text(sub, &format!("{path} {}", sub.get_name()), found);
        }
    }

    #[test]
    fn every_verb_and_every_flag_is_explained() {
        let mut found = Vec::new();
        without_text(&speak(crate::args::Cli::command(), &Words::of_language("az")), "birlik", &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }
}
