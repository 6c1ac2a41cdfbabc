//! What the analyst has set in the config file: keys, looks and how the program opens; and the file with every default.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Key, Keymap, TABLE};
use super::lens::Layout;
use super::state::Lens;
use super::theme::{Depth, Role, Theme};
use crate::places;

/// The names of the layouts of the Outlets lens.
const LAYOUTS: [(&str, Layout); 3] =
    [("aligned", Layout::Aligned), ("published", Layout::Published), ("spine", Layout::Spine)];

/// Settings: the defaults, with what a config file says over them.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The theme's name.
    pub theme: Option<String>,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// Which key does what.
    pub keymap: Keymap,
    /// The lens that is shown first.
    pub(crate) lens: Option<Lens>,
    /// How the reports stand in the Outlets lens at first.
    pub(crate) layout: Layout,
    /// Whether the possible findings are shown at first.
    pub(crate) possible: bool,
    /// Single looks, over those of the theme: the role's name, and its style in words.
    looks: Vec<(String, String)>,
}

impl Settings {
    /// Where the config file lies, if the environment names a home: `parallax/config.toml` where the platform keeps such.
    pub fn path() -> Option<PathBuf> {
        Some(places::config()?.join("config.toml"))
    }

    /// Reads the config file, if there is one; the second part says what is wrong with it, a line a fault.
    pub fn load() -> (Self, Vec<String>) {
        match Self::path() {
            Some(path) if path.exists() => Self::read(&path),
            _ => (Self::default(), Vec::new()),
        }
    }

    fn read(path: &Path) -> (Self, Vec<String>) {
        let (settings, faults) = match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text),
            Err(e) => (Self::default(), vec![format!("cannot be read: {e}")]),
        };
        (settings, faults.into_iter().map(|f| format!("{}, {f}", path.display())).collect())
    }

    /// Reads settings; whatever is wrong keeps its default, and is told with its line and key.
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reading = Reading { text, settings: Self::default(), faults: Vec::new() };
        for error in errors {
            let at = error.span().map_or(0, |s| s.start);
            reading.fault(at, &one_line(error.message()));
        }
        let mut wanted = Vec::new();
        for (name, value) in in_order(table.get_ref()) {
            let key = name.get_ref().as_ref();
            match (key, value.get_ref()) {
                ("keys", DeValue::Table(table)) => reading.keys(table, &mut wanted),
                ("looks", DeValue::Table(table)) => reading.looks(table),
                _ => reading.setting(key, name.span().start, value),
            }
        }
        let (keymap, faults) =
            Keymap::with(&wanted.iter().map(|(_, row, keys)| (*row, keys.clone())).collect::<Vec<_>>());
        reading.settings.keymap = keymap;
        for (n, what) in faults {
            let at = wanted.get(n).map_or(0, |w| w.0);
            reading.fault(at, &what);
        }
        (reading.settings, reading.faults)
    }

    /// The looks of every role: the theme of that name, or else the one that is set, on a terminal of `depth`.
    ///
    /// Without colours the theme is `mono`, whatever else is asked for.
    pub fn looks(&self, name: Option<&str>, depth: Depth) -> Theme {
        let name = if depth == Depth::None { "mono" } else { name.or(self.theme.as_deref()).unwrap_or("ansi") };
        let mut theme = Theme::named(name).unwrap_or_default();
        if depth != Depth::None {
            for (role, style) in &self.looks {
                // They were tried when they were read.
                let _ = theme.set(role, style);
            }
        }
        theme.within(depth)
    }

    /// A config file with every default.
    pub fn defaults() -> String {
        let mut out = String::from(
            "# Every setting of parallax with its default. Keep the lines that you change.\n\
             # What is wrong in this file is told with its line and key, and keeps its default.\n\n",
        );
        let themes = Theme::names().collect::<Vec<_>>().join(", ");
        let lenses = Lens::ALL.map(|l| l.name().to_lowercase()).join(", ");
        let layouts = LAYOUTS.map(|(name, _)| name).join(", ");
        let _ = write!(
            out,
            "# {themes}; under NO_COLOR always mono\ntheme = \"ansi\"\n\
             # take the mouse: click and wheel (selecting text then needs Shift)\nmouse = false\n\
             # the lens that opens first: {lenses}\nlens = \"brief\"\n\
             # how the reports stand in Outlets: {layouts}\noutlets = \"aligned\"\n\
             # show the possible findings from the start\npossible = false\n\n\
             # A key is written as j, Ctrl-p, Alt-x, Enter, PgDn or F1; [] leaves an action without one.\n[keys]\n"
        );
        let mut group = "";
        for row in TABLE {
            if row.group != group {
                group = row.group;
                let _ = writeln!(out, "# {group}");
            }
            let keys: Vec<String> = row.keys.iter().map(|k| quoted(k)).collect();
            let _ = writeln!(out, "{} = [{}] # {}", row.name, keys.join(", "), row.help);
        }
        out.push_str(
            "\n# Single looks, over those of the theme: colours (names, #rrggbb or 0 to 255), bold, dim, italic, underlined,\n\
             # reversed, crossed; `on` before a colour makes it the ground. Below are those of ansi.\n[looks]\n",
        );
        let ansi = Theme::source("ansi").unwrap_or_default();
        for (_, name) in Role::ALL {
            let style = ansi.lines().find_map(|l| l.split_once(" = ").filter(|(role, _)| role == name));
            if let Some((role, style)) = style {
                let _ = writeln!(out, "# {role} = {style}");
            }
        }
        out
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

type Entry<'t, 'i> = (&'t Spanned<std::borrow::Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

/// The entries of a table as they stand in the file, so that faults are told in that order.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
    let mut out: Vec<Entry> = table.iter().collect();
    out.sort_by_key(|(name, _)| name.span().start);
    out
}

/// A file while it is read.
struct Reading<'a> {
    text: &'a str,
    settings: Settings,
    faults: Vec<String>,
}

impl Reading<'_> {
    fn fault(&mut self, at: usize, what: &str) {
        let line = self.text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
        let what: String = what.chars().filter(|c| !c.is_control()).collect();
        self.faults.push(format!("line {line}: {what}"));
    }

    fn setting(&mut self, key: &str, at: usize, value: &Spanned<DeValue>) {
        let lens = |word: &str| Lens::ALL.into_iter().find(|l| l.name().eq_ignore_ascii_case(word));
        let layout = |word: &str| LAYOUTS.iter().find(|(name, _)| *name == word).map(|(_, l)| *l);
        let needs = match (key, value.get_ref()) {
            ("theme", DeValue::String(word)) if Theme::source(word).is_some() => {
                self.settings.theme = Some(word.to_string());
                return;
            }
            ("mouse", DeValue::Boolean(on)) => return self.settings.mouse = *on,
            ("possible", DeValue::Boolean(on)) => return self.settings.possible = *on,
            ("lens", DeValue::String(word)) if lens(word).is_some() => return self.settings.lens = lens(word),
            ("outlets", DeValue::String(word)) if layout(word).is_some() => {
                self.settings.layout = layout(word).unwrap_or_default();
                return;
            }
            ("theme", _) => format!("one of {}", Theme::names().collect::<Vec<_>>().join(", ")),
            ("lens", _) => format!("one of {}", Lens::ALL.map(|l| l.name().to_lowercase()).join(", ")),
            ("outlets", _) => format!("one of {}", LAYOUTS.map(|(name, _)| name).join(", ")),
            ("mouse" | "possible", _) => "true or false".into(),
            ("keys" | "looks", _) => return self.fault(at, &format!("{key} begins a part: write it as [{key}]")),
            _ => return self.fault(at, &format!("{key} is no setting; `parallax config` lists them")),
        };
        self.fault(at, &format!("{key} has to be {needs}"));
    }

    fn keys(&mut self, table: &DeTable, wanted: &mut Vec<(usize, usize, Vec<Key>)>) {
        for (name, value) in in_order(table) {
            let (name, at) = (name.get_ref().as_ref(), name.span().start);
            let Some(row) = TABLE.iter().position(|row| row.name == name) else {
                self.fault(at, &format!("keys.{name} is no action; `parallax config` lists them"));
                continue;
            };
            let words: Option<Vec<&str>> = match value.get_ref() {
                DeValue::String(one) => Some(vec![one.as_ref()]),
                DeValue::Array(many) => many.iter().map(|v| v.get_ref().as_str()).collect(),
                _ => None,
            };
            let keys = words.ok_or_else(|| "write the keys as [\"j\", \"Down\"]".to_owned());
            match keys.and_then(|words| words.into_iter().map(str::parse).collect::<Result<Vec<Key>, _>>()) {
                Ok(keys) => wanted.push((at, row, keys)),
                Err(e) => self.fault(at, &format!("keys.{name}: {e}")),
            }
        }
    }

    fn looks(&mut self, table: &DeTable) {
        for (name, value) in in_order(table) {
            let (name, at) = (name.get_ref().as_ref(), name.span().start);
            let style = value.get_ref().as_str().ok_or_else(|| "write it as \"yellow bold\"".to_owned());
            match style.and_then(|s| Theme::default().set(name, s).map(|()| s)) {
                Ok(style) => self.settings.looks.push((name.to_owned(), style.to_owned())),
                Err(e) => self.fault(at, &format!("looks.{name}: {e}")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::keys::{Action, Code, Place};
    use super::*;

    #[test]
    fn the_defaults_are_a_file_that_changes_nothing() {
        let (settings, faults) = Settings::parse(&Settings::defaults());
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!((settings.mouse, settings.possible, settings.layout), (false, false, Layout::Aligned));
        assert_eq!(settings.keymap, Keymap::default());
        assert_eq!(settings.looks(None, Depth::Full), Settings::default().looks(None, Depth::Full));
        for row in TABLE {
            assert!(Settings::defaults().contains(&format!("\n{} = [", row.name)), "{}", row.name);
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_line_and_key_and_the_rest_holds() {
        let text = "theme = \"neon\"\nmouse = 1\npossible = true\ncolour = 3\n[keys]\ndown = [\"j\", \"Hyper-x\"]\nspine = [\"q\"]\n\
                    fly = [\"F2\"]\nnote = \"F3\"\n[looks]\nlit = \"blod\"\nglow = \"red\"\ndim = \"blue\"\n";
        let (settings, faults) = Settings::parse(text);
        assert_eq!(
            faults,
            [
                "line 1: theme has to be one of ansi, light, dark, mono",
                "line 2: mouse has to be true or false",
                "line 4: colour is no setting; `parallax config` lists them",
                "line 6: keys.down: “Hyper-x” is no key; write it as j, Ctrl-p, Enter, PgDn or F1",
                "line 8: keys.fly is no action; `parallax config` lists them",
                "line 11: looks.lit: “blod” is no colour and no modifier",
                "line 12: looks.glow: no role “glow”",
                "line 7: keys.spine: q is “quit” already",
            ]
        );
        assert!(settings.possible);
        let place = Place::Lens(Lens::Outlets);
        assert_eq!(settings.keymap.action(Key::char('j'), place, false), Some(Action::Down));
        assert_eq!(settings.keymap.action(Key::char('s'), place, false), Some(Action::Spine));
        assert_eq!(settings.keymap.action(Key::new(Code::F(3)), place, false), Some(Action::Note));
        assert_eq!(settings.keymap.action(Key::char('n'), place, false), None);
    }

    #[test]
    fn a_file_that_is_no_toml_is_told_and_what_can_be_read_holds() {
        let (settings, faults) = Settings::parse("possible = true\n[keys\nmouse = = 3\n");
        assert!(faults.iter().any(|f| f.starts_with("line 2: ")), "{faults:?}");
        assert!(settings.possible);
    }

    #[test]
    fn two_actions_can_change_their_keys() {
        let (settings, faults) = Settings::parse("[keys]\ndown = [\"k\"]\nup = [\"j\"]\n");
        assert_eq!(faults, Vec::<String>::new());
        assert_eq!(settings.keymap.action(Key::char('k'), Place::Help, false), Some(Action::Down));
        assert_eq!(settings.keymap.action(Key::char('j'), Place::Help, false), Some(Action::Up));
    }
}
