//! The command line in the user's language: help texts and messages about wrong words come from the catalogue.

use crate::arguments::Arguments;
use crate::messages::Messages;
use crate::problem::{Outcome, Problem};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _};
use std::ffi::OsString;
use std::io::Write as _;

/// Parses the command line; prints help, version or what is wrong with it, and says how the run ends.
pub(crate) fn parse(words: &[OsString], messages: &Messages) -> Result<Arguments, Outcome> {
    if let Ok(arguments) = matched(bare_command(), words) {
        return Ok(arguments);
    }
    // Only now are the texts wanted: the parsing itself does without them.
    matched(command(messages), words).map_err(|error| tell(&error, words, messages))
}

fn matched(command: Command, words: &[OsString]) -> Result<Arguments, clap::Error> {
    command.try_get_matches_from(words).and_then(|found| Arguments::from_arg_matches(&found))
}

/// Prints the help, the version, or what is wrong. Where that cannot be written, nobody is left to be told.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a foreign enum that grows; what it adds is told in general words"
)]
fn tell(error: &clap::Error, words: &[OsString], messages: &Messages) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            error.print().ok();
            Outcome::Good
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            error.print().ok();
            Outcome::BadInput
        }
        _ => {
            let told = messages.problem(&usage_problem(error, words));
            std::io::stderr().write_all(told.as_bytes()).ok();
            Outcome::BadInput
        }
    }
}

/// Returns the command with the texts of the catalogue.
pub(crate) fn command(messages: &Messages) -> Command {
    localise(bare_command(), messages, None)
}

fn bare_command() -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Arguments::command().arg(help).arg(version)
}

/// Gives a command and its verbs their texts: `help-VERB`, `usage-VERB`, `examples-VERB`, `option-NAME`; a verb of a verb is
/// `task-list`.
fn localise(command: Command, messages: &Messages, verb: Option<&str>) -> Command {
    let name = verb.unwrap_or("dondoc").to_owned();
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        messages.text("help-heading-usage")
    );
    let usage =
        messages.find(&format!("usage-{name}"), &[]).unwrap_or_else(|| usage_of(&command, messages, &name));
    let mut command = command
        .about(messages.text(&format!("help-{name}")))
        .override_usage(usage)
        .after_help(messages.find(&format!("examples-{name}"), &[]).unwrap_or_default())
        .help_template(template)
        .subcommand_help_heading(messages.text("help-heading-verbs"));
    command = command.mut_args(|argument| localise_argument(argument, messages, &name));
    let verbs: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for inner in verbs {
        let path = verb.map_or_else(|| inner.clone(), |verb| format!("{verb}-{inner}"));
        command = command.mut_subcommand(inner, |inner| localise(inner, messages, Some(&path)));
    }
    command
}

/// Returns the usage of a verb that the catalogue has none for: its name, its options, what stands behind them.
fn usage_of(command: &Command, messages: &Messages, path: &str) -> String {
    let outer = path.strip_suffix(command.get_name()).map(|outer| outer.trim_end_matches('-'));
    let outer = outer.filter(|outer| !outer.is_empty()).map(|outer| format!("{outer} ")).unwrap_or_default();
    let mut usage = format!("dondoc {outer}{} {}", command.get_name(), messages.text("usage-options"));
    if command.has_subcommands() {
        usage.push_str(&format!(" {}", messages.text("usage-verb")));
    }
    for argument in command.get_positionals() {
        let id = argument.get_id().as_str().replace('_', "-");
        let value = messages.find(&format!("value-{id}"), &[]).unwrap_or_else(|| id.to_uppercase());
        usage.push_str(&format!(" {value}"));
        if argument.get_num_args().is_some_and(|range| range.max_values() > 1) {
            usage.push_str("...");
        }
    }
    usage
}

fn localise_argument(argument: Arg, messages: &Messages, verb: &str) -> Arg {
    let id = argument.get_id().as_str().replace('_', "-");
    let text = nearest(messages, "option", verb, &id);
    let text = text.unwrap_or_else(|| messages.text(&format!("option-{id}")));
    let heading = if argument.is_positional() { "help-heading-arguments" } else { "help-heading-options" };
    // The verb's own options first, those of every verb behind them.
    let order = if argument.is_global_set() { 100 } else { 1 };
    let mut argument = argument.help_heading(messages.text(heading)).display_order(order);
    if !argument.get_action().takes_values() {
        return argument.help(text);
    }
    if let Some(value) = nearest(messages, "value", verb, &id) {
        argument = argument.value_name(value);
    }
    let text =
        format!("{text}{}{}", chosen_from(&argument, messages), unless_said(&argument, &text, messages));
    argument.help(text).hide_default_value(true).hide_possible_values(true)
}

/// Returns which values an argument takes, behind its text; nothing where its name says them: `<text|json>`.
fn chosen_from(argument: &Arg, messages: &Messages) -> String {
    let values: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let named = argument.get_value_names().into_iter().flatten().any(|name| name.contains('|'));
    if values.is_empty() || named {
        return String::new();
    }
    format!(" {}", messages.say("help-values", &[("values", values.join(", ").into())]))
}

/// Returns the value that holds unless one is given, behind the text of an argument; nothing where the text says it.
fn unless_said(argument: &Arg, text: &str, messages: &Messages) -> String {
    let values: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if values.iter().all(|value| text.contains(value.as_ref())) {
        return String::new();
    }
    format!(" {}", messages.say("help-default", &[("value", values.join(", ").into())]))
}

/// Returns the text of an argument for its verb, else for the verb that this is a verb of, else for all.
fn nearest(messages: &Messages, kind: &str, verb: &str, id: &str) -> Option<String> {
    let verbs = std::iter::successors(Some(verb), |verb| verb.rsplit_once('-').map(|(outer, _)| outer));
    let keys = verbs.map(|verb| format!("{kind}-{verb}-{id}")).chain([format!("{kind}-{id}")]);
    keys.into_iter().find_map(|key| messages.find(&key, &[]))
}

/// What is wrong with the command line.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a foreign enum that grows; what it adds is told in general words"
)]
fn usage_problem(error: &clap::Error, words: &[OsString]) -> Problem {
    let context = |kind| error.get(kind).map(words_of).unwrap_or_default();
    let argument = name_of(&context(ContextKind::InvalidArg));
    let value = context(ContextKind::InvalidValue);
    let problem = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Problem::new("usage-unknown-verb").with("verb", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => Problem::new("usage-unknown-option").with("option", argument),
        ErrorKind::MissingRequiredArgument => Problem::new("usage-missing").with("option", argument),
        ErrorKind::ArgumentConflict => {
            let other = name_of(&context(ContextKind::PriorArg));
            let key = if other == argument || other.is_empty() { "usage-twice" } else { "usage-conflict" };
            Problem::new(key).with("option", argument).with("other", other)
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            Problem::new("usage-no-value").with("option", argument)
        }
        ErrorKind::InvalidValue => Problem::new("usage-wrong-choice")
            .with("option", argument)
            .with("value", value)
            .with("choices", context(ContextKind::ValidValue)),
        ErrorKind::ValueValidation if argument == "--period" => {
            Problem::new("usage-wrong-period").with("option", argument).with("value", value)
        }
        ErrorKind::ValueValidation => {
            Problem::new("usage-wrong-date").with("option", argument).with("value", value)
        }
        _ => Problem::new("usage-other").with("reason", error.kind().to_string()),
    };
    let verb = verb_of(words);
    problem.with("command", if verb.is_empty() { "dondoc".to_owned() } else { format!("dondoc {verb}") })
}

/// An option without the value that clap writes behind it, as in `--org <FILE>`.
fn name_of(argument: &str) -> String {
    let option = argument.starts_with('-').then(|| argument.split([' ', '=']).next()).flatten();
    option.unwrap_or(argument).to_owned()
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a foreign enum that grows; what it adds is told in general words"
)]
fn words_of(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The verb that stands on the command line, "" where none does.
fn verb_of(words: &[OsString]) -> String {
    let command = bare_command();
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    words.find(|word| command.find_subcommand(word).is_some()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn the_definitions_are_sound() {
        bare_command().debug_assert();
        command(&Messages::new(Language::Vi)).debug_assert();
    }

    #[test]
    fn every_option_and_verb_has_its_text() {
        for language in [Language::Vi, Language::En] {
            let messages = Messages::new(language);
            let mut command = command(&messages);
            command.build();
            let inner = command.get_subcommands().flat_map(Command::get_subcommands);
            for verb in std::iter::once(&command).chain(command.get_subcommands()).chain(inner) {
                let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(about.contains(' '), "{}: {about}", verb.get_name());
                for argument in verb.get_arguments() {
                    let text = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(text.contains(' '), "{} {}: {text}", verb.get_name(), argument.get_id());
                    let id = argument.get_id().as_str().to_uppercase();
                    let named = argument.get_value_names().unwrap_or_default();
                    // A shell is called so in both languages.
                    let told = language == Language::En
                        || id == "SHELL"
                        || !argument.get_action().takes_values()
                        || named.iter().all(|name| *name != id.as_str());
                    assert!(told, "{} {id}: what it takes has no name", verb.get_name());
                }
            }
        }
    }
    #[test]
    fn what_holds_unless_it_is_said_and_what_may_be_said_are_told_in_the_users_words() {
        let mut told = 0;
        let mut command = command(&Messages::new(Language::Vi));
        command.build();
        let verbs: Vec<Command> = command.get_subcommands().cloned().collect();
        let inner = verbs.iter().flat_map(Command::get_subcommands).cloned();
        for mut verb in inner.chain(verbs.iter().cloned()) {
            let page = verb.render_long_help().to_string();
            assert!(!page.contains("[default:") && !page.contains("ossible values"), "{page}");
            told += page.matches("[mặc định: ").count();
        }
        assert!(told > 0, "told {told} times");
    }
}
