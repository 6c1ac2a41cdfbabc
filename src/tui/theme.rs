//! What each part of the screen looks like: a table of roles, filled from a theme file.

use ratatui::style::{Color, Modifier, Style};

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $name:literal)*) => {
        /// What a stretch of text is, as far as its looks go.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        impl Role {
            /// Every role with its name in a theme file.
            pub const ALL: &[(Role, &str)] = &[$((Role::$role, $name),)*];
        }
    };
}

roles! {
    /// Words of a report, and all that has no other role.
    Text "text"
    /// Labels, sources, counts: there when one looks for them.
    Dim "dim"
    /// Names of things, the first thing to see in a row.
    Strong "strong"
    /// The heading of a part of the screen.
    Heading "heading"
    /// The one accent: the lens one is in, the selection's bar.
    Accent "accent"
    /// The label of the selected row.
    Selected "selected"
    /// A dispute's mark and kind.
    Disputed "disputed"
    /// The mark of something told again later, further on.
    Updated "updated"
    /// The mark of the same thing in other words.
    Reworded "reworded"
    /// The mark of what several tell alike.
    Shared "shared"
    /// The mark of what one tells alone.
    Only "only"
    /// The mark of an accused actor that is not heard.
    Unheard "unheard"
    /// The differing words.
    Lit "lit"
    /// The passage that was asked for.
    Passage "passage"
    /// A mention of the selected actor.
    Name "name"
    /// A search hit.
    Found "found"
    /// Bylines, kickers, follow-us lines.
    Furniture "furniture"
    /// A bar of what named sources say.
    Named "named"
    /// A bar of what unnamed sources say.
    Unnamed "unnamed"
    /// A bar of what the outlet says itself.
    Own "own"
    /// A key in the footer or the help.
    Key "key"
    /// What the program has to say.
    Message "message"
    /// Something that went wrong.
    Warning "warning"
}

/// The looks of every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    styles: Vec<Style>,
}

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None, or none that the analyst wants.
    None,
    /// The sixteen that have names.
    Sixteen,
    /// 256, by number.
    Indexed,
    /// 24 bits.
    Full,
}

impl Depth {
    /// What the environment says: `NO_COLOR`, `COLORTERM` and `TERM`, each empty where it is not set.
    pub fn of(no_color: &str, colorterm: &str, term: &str) -> Self {
        if !no_color.is_empty() || term.starts_with("vt1") || term.starts_with("vt2") || term.ends_with("-m") {
            Self::None
        } else if ["truecolor", "24bit"].contains(&colorterm) || term.contains("direct") {
            Self::Full
        } else if term.contains("256") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }
}

/// The nearest of xterm's 256 colours: of its cube of six levels or its 24 greys.
fn nearest(rgb: [u8; 3]) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let far = |to: [u8; 3]| -> u32 { rgb.iter().zip(to).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum() };
    let level = |c: u8| (0..6usize).min_by_key(|&i| LEVELS[i].abs_diff(c)).unwrap_or_default();
    let [r, g, b] = rgb.map(level);
    let cube = (far([LEVELS[r], LEVELS[g], LEVELS[b]]), 16 + 36 * r + 6 * g + b);
    let grey = (0..24usize).map(|i| (far([8 + 10 * i as u8; 3]), 232 + i)).min().unwrap_or(cube);
    cube.min(grey).1 as u8
}

/// The themes that are compiled in, by name.
const BUILT_IN: &[(&str, &str)] = &[
    ("ansi", include_str!("../../assets/themes/ansi.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("dark", include_str!("../../assets/themes/dark.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

impl Default for Theme {
    fn default() -> Self {
        Self { styles: vec![Style::new(); Role::ALL.len()] }
    }
}

impl Theme {
    /// The names of the themes that are compiled in, the default first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// The theme of that name, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Self::parse(Self::source(name)?).ok()
    }

    /// The file of the theme of that name, if there is one.
    pub fn source(name: &str) -> Option<&'static str> {
        BUILT_IN.iter().find(|(n, _)| *n == name).map(|(_, text)| *text)
    }

    /// The same with nothing but the colours that a terminal of `depth` has: the nearest of 256, or where there are 16
    /// alone, what the default theme has for the role.
    #[must_use]
    pub fn within(mut self, depth: Depth) -> Self {
        let sixteen = if depth == Depth::Sixteen { Self::named("ansi") } else { None };
        for (at, style) in self.styles.iter_mut().enumerate() {
            for colour in [&mut style.fg, &mut style.bg].into_iter().flatten() {
                if let (Color::Rgb(r, g, b), Depth::Indexed) = (*colour, depth) {
                    *colour = Color::Indexed(nearest([r, g, b]));
                }
            }
            let beyond = |c: Option<Color>| matches!(c, Some(Color::Rgb(..) | Color::Indexed(16..)));
            if let Some(ansi) = sixteen.as_ref().and_then(|t| t.styles.get(at))
                && (beyond(style.fg) || beyond(style.bg))
            {
                *style = *ansi;
            }
        }
        self
    }

    /// Reads a theme: a line a role, its colour and modifiers in any order (`lit = "yellow bold"`).
    ///
    /// # Errors
    /// Names the first line that is no role or no style.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut theme = Self::default();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at = |what: &str| format!("line {}: {what}", number + 1);
            let (name, value) = line.split_once('=').ok_or_else(|| at("write it as role = \"style\""))?;
            theme.set(name.trim(), value.trim().trim_matches('"')).map_err(|e| at(&e))?;
        }
        Ok(theme)
    }

    /// Sets one role from its name and style in words.
    ///
    /// # Errors
    /// Says what is wrong with either.
    pub fn set(&mut self, role: &str, style: &str) -> Result<(), String> {
        let (role, _) = Role::ALL.iter().find(|(_, n)| *n == role).ok_or_else(|| format!("no role “{role}”"))?;
        self.styles[*role as usize] = read_style(style)?;
        Ok(())
    }

    /// The looks of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

/// Reads a style such as `yellow bold` or `on blue`; the empty one is the terminal's own.
fn read_style(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut ground = false;
    for word in words.split_whitespace() {
        let modifier = match word {
            "bold" => Modifier::BOLD,
            "dim" => Modifier::DIM,
            "italic" => Modifier::ITALIC,
            "underlined" => Modifier::UNDERLINED,
            "reversed" => Modifier::REVERSED,
            "crossed" => Modifier::CROSSED_OUT,
            "on" => {
                ground = true;
                continue;
            }
            colour => {
                let colour: Color = colour.parse().map_err(|_| format!("“{colour}” is no colour and no modifier"))?;
                style = if std::mem::take(&mut ground) { style.bg(colour) } else { style.fg(colour) };
                continue;
            }
        };
        style = style.add_modifier(modifier);
    }
    Ok(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_reads_and_names_every_role() {
        for (name, text) in BUILT_IN {
            Theme::parse(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            for (_, role) in Role::ALL {
                assert!(text.lines().any(|l| l.split_once(" =").is_some_and(|(r, _)| r == *role)), "{name}: {role}");
            }
        }
    }

    #[test]
    fn mono_has_no_colour() {
        let theme = Theme::named("mono").unwrap();
        assert!(theme.styles.iter().all(|s| s.fg.is_none() && s.bg.is_none()));
    }

    #[test]
    fn colours_that_a_terminal_lacks_are_replaced() {
        assert_eq!(nearest([255, 0, 0]), 196);
        assert_eq!(nearest([128, 128, 128]), 244);
        let dark = Theme::named("dark").unwrap();
        assert_eq!(dark.clone().within(Depth::Full), dark);
        assert!(matches!(dark.clone().within(Depth::Indexed).style(Role::Accent).fg, Some(Color::Indexed(_))));
        assert_eq!(dark.within(Depth::Sixteen), Theme::named("ansi").unwrap());
        assert_eq!(Depth::of("", "truecolor", "xterm-256color"), Depth::Full);
        assert_eq!(Depth::of("", "", "xterm-256color"), Depth::Indexed);
        assert_eq!(Depth::of("", "", "linux"), Depth::Sixteen);
        assert_eq!(Depth::of("1", "truecolor", "xterm"), Depth::None);
    }

    #[test]
    fn a_wrong_line_is_named() {
        assert_eq!(Theme::parse("# x\nlit = \"blod\"").unwrap_err(), "line 2: “blod” is no colour and no modifier");
        assert_eq!(Theme::parse("lot = \"bold\"").unwrap_err(), "line 1: no role “lot”");
    }
}
