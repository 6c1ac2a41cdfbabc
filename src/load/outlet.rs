//! Who published a report: names of outlets and agencies, handles, and what a line of the page says.

use std::sync::LazyLock;

use super::clean;

/// One outlet of the list.
struct Outlet {
    name: &'static str,
    domains: Vec<&'static str>,
    /// Its name and every other one, folded.
    names: Vec<String>,
    /// Names of up to three letters, as written: `AP` is an agency, `ap` is none.
    short: Vec<&'static str>,
    /// Whether it sells its reports on.
    agency: bool,
}

static OUTLETS: LazyLock<Vec<Outlet>> = LazyLock::new(|| {
    rows(include_str!("../../assets/lexicon/outlets.tsv"))
        .filter_map(|row| {
            let mut cells = row.split('\t');
            let name = cells.next()?;
            let domains = cells.next()?.split(',').filter(|d| !d.is_empty()).collect();
            let all = || std::iter::once(name).chain(cells.clone().next().unwrap_or_default().split(','));
            let names = all().filter(|n| !n.is_empty()).map(fold).collect();
            let short = all().filter(|n| (1..=3).contains(&n.len())).collect();
            Some(Outlet { name, domains, names, short, agency: row.ends_with("\tagency") })
        })
        .collect()
});

static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| rows(include_str!("../../assets/lexicon/outlet-words.txt")).collect());

/// The rows of a word list, without its head and blank lines.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// Letters and figures alone, in small letters: `Aaj_News` and `Aaj News` are one.
fn fold(name: &str) -> String {
    let name = name.trim();
    let bare = name.get(..4).filter(|t| t.eq_ignore_ascii_case("the ")).map_or(name, |_| name.get(4..).unwrap_or(name));
    bare.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The outlet of the list that goes by `name`, as the list writes it.
pub(crate) fn known(name: &str) -> Option<&'static str> {
    let name = name.trim();
    if name.chars().count() <= 3 {
        return OUTLETS.iter().find(|o| o.short.contains(&name)).map(|o| o.name);
    }
    let folded = fold(name);
    OUTLETS.iter().find(|o| o.names.contains(&folded)).map(|o| o.name)
}

/// The outlet or agency that a place line names in brackets: `AP`, `Reuters`, `dpa`.
pub(crate) fn agency(name: &str) -> Option<&'static str> {
    known(name).or_else(|| {
        known(name.split_whitespace().next()?.trim_end_matches([',', '/', '-'])).filter(|_| name.len() < 24)
    })
}

/// Whether `name`, as the list writes it or otherwise, is one that sells its reports on.
pub(crate) fn sells(name: &str) -> bool {
    known(name).is_some_and(|n| OUTLETS.iter().any(|o| o.name == n && o.agency))
}

/// The outlet of the list whose site `url` is on.
pub(crate) fn by_address(url: &str) -> Option<&'static str> {
    let host = host(url)?;
    OUTLETS
        .iter()
        .flat_map(|o| o.domains.iter().map(move |d| (o, d)))
        .filter(|(_, d)| host == **d || host.strip_suffix(**d).is_some_and(|h| h.ends_with('.')))
        .max_by_key(|(_, d)| d.len())
        .map(|(o, _)| o.name)
}

/// The host of a web address without `www.`, in small letters.
pub(crate) fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, r)| r);
    let host = rest.split(['/', '?', '#', ':']).next()?.rsplit('@').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host).to_lowercase();
    (host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))).then_some(host)
}

/// Whether a line alone over a headline reads like an outlet's name: known, or ending or beginning with a word such
/// as `Herald` or `Network`.
pub(crate) fn is_name(line: &str) -> bool {
    if known(line).is_some() {
        return true;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let media = |w: Option<&&str>| w.is_some_and(|w| WORDS.contains(&w.to_lowercase().as_str()));
    (2..=5).contains(&words.len())
        && line.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '&' | '-' | '\'' | '’' | '.'))
        && words.iter().all(|w| w.starts_with(|c: char| !c.is_lowercase()) || matches!(*w, "of" | "the" | "and"))
        && (media(words.last()) || (media(words.first()) && words.len() <= 3))
}

/// The outlet behind a handle such as `@HarbourHerald_Live`; its words where no outlet of the list has it.
pub(crate) fn by_handle(handle: &str) -> Option<String> {
    let bare = handle.trim_start_matches('@').trim_matches('_');
    if let Some(name) = known(bare) {
        return Some(name.to_owned());
    }
    let mut words = parts(bare);
    let full = words.join(" ");
    while words.last().is_some_and(|w| words.len() > 1 && super::phrases::is(&w.to_lowercase(), "edition")) {
        words.pop();
        if let Some(name) = known(&words.join(" ")) {
            return Some(name.to_owned());
        }
    }
    (!full.is_empty()).then_some(full)
}

/// The words of a handle: broken at underscores and before capitals.
fn parts(handle: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut small = false;
    for c in handle.chars() {
        if c == '_' || (c.is_uppercase() && small) {
            out.push(String::new());
        }
        small = c.is_lowercase();
        if let Some(word) = out.last_mut().filter(|_| c != '_') {
            word.push(c);
        }
    }
    out.retain(|w| !w.is_empty());
    out
}

/// The first `@handle` in `line`.
pub(crate) fn handle(line: &str) -> Option<&str> {
    line.match_indices('@').find_map(|(at, _)| {
        let before = line.get(..at)?.chars().next_back();
        let rest = line.get(at..)?;
        let end =
            rest.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric() && *c != '_').map_or(rest.len(), |(i, _)| i);
        let mail = before.is_some_and(char::is_alphanumeric);
        (end > 2 && !mail).then(|| rest.get(..end)).flatten()
    })
}

/// A site's name or a metadata value as an outlet's name: cleaned, without a slogan after a dash or bar.
pub(crate) fn from_site(value: &str) -> Option<String> {
    let value = clean::line(value);
    let name =
        [" | ", " - ", " – ", " — ", ": "].iter().find_map(|s| value.split_once(s)).map_or(value.as_str(), |(n, _)| n);
    let name = if known(name).is_none() && known(&value).is_some() { value.as_str() } else { name };
    (!name.is_empty() && name.chars().count() <= 80).then(|| name.to_owned())
}

/// Whether a name mixes letters of look-alike scripts (`Вloomberg` with a Cyrillic В).
pub(crate) fn mixed_scripts(name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let latin = word.chars().any(|c| c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}'));
        let alike = word
            .chars()
            .any(|c| matches!(c, '\u{370}'..='\u{52f}' | '\u{13a0}'..='\u{13ff}' | '\u{ff21}'..='\u{ff5a}'));
        latin && alike
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_by_any_of_their_names() {
        assert_eq!(known("the washington post"), Some("Washington Post"));
        assert_eq!(known("AP"), Some("AP"));
        assert_eq!(known("ap"), None);
        assert_eq!(known("Harbour Herald"), None);
        assert_eq!(agency("Xinhua"), Some("Xinhua"));
    }

    #[test]
    fn outlets_by_their_site() {
        assert_eq!(by_address("https://www.bbc.co.uk/news/world-1"), Some("BBC"));
        assert_eq!(by_address("http://edition.cnn.com/2007"), Some("CNN"));
        assert_eq!(by_address("https://notbbc.co.uk/"), None);
        assert_eq!(by_address("no address"), None);
    }

    #[test]
    fn a_line_that_names_an_outlet() {
        for line in ["Harbour Herald", "Radio North", "BBC News", "The Daily Bugle Online", "Quay Network"] {
            assert!(is_name(line), "{line}");
        }
        for line in ["Talks end", "The minister met the press", "Network of spies broken up in raid", "Pakistan"] {
            assert!(!is_name(line), "{line}");
        }
    }

    #[test]
    fn handles_tell_the_outlet() {
        assert_eq!(by_handle("@dawn_com").as_deref(), Some("dawn com"));
        assert_eq!(by_handle("@BBCWorld").as_deref(), Some("BBC"));
        assert_eq!(by_handle("@ndtv_Hindi").as_deref(), Some("NDTV"));
        assert_eq!(by_handle("@HarbourHerald").as_deref(), Some("Harbour Herald"));
        assert_eq!(handle("follow us on X @Quay_News. Thanks"), Some("@Quay_News"));
        assert_eq!(handle("write to desk@example.org"), None);
    }

    #[test]
    fn look_alike_letters_are_seen() {
        assert!(mixed_scripts("Вloomberg"));
        assert!(!mixed_scripts("Bloomberg") && !mixed_scripts("Ведомости"));
    }
}
