//! Recognises web and mail addresses and host names, which stay one token.
//!
//! After spaCy's pattern, itself after Diego Perini's (MIT): optional scheme, optional user, a public IPv4 address or a
//! host name with a lower-case top level, optional port, optional path.

use super::chars::{self, Classes};

/// Bytes of the longest address; browsers hardly take longer ones.
const LONGEST: usize = 2048;

/// Whether the whole of `text` is an address.
pub(super) fn is_address(text: &str, classes: &Classes) -> bool {
    if text.len() > LONGEST || !text.contains('.') {
        return false;
    }
    let scheme = text.split_once("://").and_then(|(scheme, rest)| {
        let fits = |c: char| classes.is(c, chars::WORD) || matches!(c, '+' | '-' | '.');
        (scheme.chars().count() >= 2 && scheme.chars().all(fits)).then_some(rest)
    });
    let after_user = text.match_indices('@').filter(|(i, _)| *i > 0).filter_map(|(i, _)| text.get(i + 1..));
    [Some(text), scheme].into_iter().flatten().chain(after_user).any(|t| is_host(t, classes))
}

fn is_host(text: &str, classes: &Classes) -> bool {
    let end = text.find([':', '/', '?', '#']).unwrap_or(text.len());
    let (Some(host), Some(rest)) = (text.get(..end), text.get(end..)) else { return false };
    (is_name(host, classes) || is_ip(host)) && is_port_and_path(rest)
}

fn is_name(host: &str, classes: &Classes) -> bool {
    let Some((labels, top)) = host.rsplit_once('.') else { return false };
    let letter = |c: char| c.is_ascii_alphanumeric() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let label = |label: &str| {
        let ends = label.starts_with(letter) && label.ends_with(letter);
        ends && label.chars().count() <= 64 && label.chars().all(|c| letter(c) || matches!(c, '_' | '-'))
    };
    let top_level = (2..=63).contains(&top.chars().count()) && top.chars().all(|c| classes.is(c, chars::LOWER));
    top_level && labels.split('.').all(label)
}

fn is_ip(host: &str) -> bool {
    let digits = |p: &str| (1..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<u16> = host.split('.').filter(|p| digits(p)).filter_map(|p| p.parse().ok()).collect();
    let &[a, b, c, d] = parts.as_slice() else { return false };
    let no_zero = |p: Option<&str>| p.is_some_and(|p| !p.starts_with('0'));
    let public = !matches!((a, b), (10 | 127, _) | (169, 254) | (192, 168) | (172, 16..=31));
    host.split('.').count() == 4
        && public
        && (1..=223).contains(&a)
        && b <= 255
        && c <= 255
        && (1..=254).contains(&d)
        && no_zero(host.split('.').next())
        && no_zero(host.split('.').next_back())
}

fn is_port_and_path(rest: &str) -> bool {
    let path = match rest.strip_prefix(':') {
        Some(port) => {
            let digits = port.bytes().take_while(u8::is_ascii_digit).count();
            if !(2..=5).contains(&digits) {
                return false;
            }
            port.get(digits..).unwrap_or_default()
        }
        None => rest,
    };
    path.is_empty() || path.starts_with(['/', '?', '#'])
}
