//! The manual: the page that clap makes, and on it what each command takes, the files and the environment.

use std::fmt::Write;
use std::io;

/// What no option tells.
const MORE: &str = "\
.SH FILES
.TP
.I parallax-review.jsonl
The judgements on the reports of its folder, a line each; only ever added to. \\fB\\-\\-review\\fR names another file.
.TP
.I $XDG_DATA_HOME/parallax/reviews
The same for the sample, for reports from a pipe or of several folders, and for folders that cannot be written.
.SH ENVIRONMENT
.TP
.B PARALLAX_ANALYST
Whose judgements are written; the name of the account where it is not set.
.TP
.B VISUAL, EDITOR
What opens reports and long notes.
.TP
.B BROWSER
What opens web addresses.
.TP
.B NO_COLOR
If set, nothing is coloured.
";

/// The page as roff.
///
/// # Errors
/// Fails where clap cannot write into memory.
pub(super) fn page(mut command: clap::Command) -> io::Result<Vec<u8>> {
    command.build();
    let mut out = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    let mut more = String::from(".SH COMMANDS IN FULL\n");
    commands(&mut command, &mut more);
    more.push_str(MORE);
    out.extend(more.into_bytes());
    Ok(out)
}

/// The help of each command below `command`, as it stands.
fn commands(command: &mut clap::Command, out: &mut String) {
    for sub in command.get_subcommands_mut().filter(|s| s.get_name() != "help") {
        let name = sub.get_bin_name().unwrap_or(sub.get_name()).to_owned();
        let help = sub.render_long_help().to_string();
        // Writing to a string cannot fail.
        let _ = writeln!(out, ".SS {}\n.nf\n{}\n.fi", escaped(&name), escaped(help.trim_end()));
        commands(sub, out);
    }
}

/// `text` without anything that roff would take for a request.
fn escaped(text: &str) -> String {
    let line = |l: &str| {
        let l = l.replace('\\', "\\e").replace('-', "\\-");
        if l.starts_with(['.', '\'']) { format!("\\&{l}") } else { l }
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}
