//! E-mail (`.eml`) and pages saved as a mail (`.mhtml`).

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::{Draft, Meta, html, under_title};
use crate::load::structure::Layout;
use crate::load::{clean, outlet};

/// Whether `bytes` are a mail: header lines that only mails have.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(16 << 10)).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    let mut names = Vec::new();
    for line in text.lines() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && !names.is_empty() {
            continue;
        }
        if names.is_empty() && line.starts_with("From ") {
            continue;
        }
        match line.split_once(':') {
            Some((name, _)) if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') => {
                names.push(name.to_ascii_lowercase());
            }
            _ => return false,
        }
    }
    let has = |name: &str| names.iter().any(|n| n == name);
    (has("mime-version") || has("message-id") || has("received"))
        && (has("from") || has("subject") || has("content-type"))
}

/// The report in a mail or saved page.
///
/// # Errors
/// Where the mail has no text.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let message = MessageParser::default().parse(bytes).ok_or("a mail that cannot be read")?;
    let address = header(&message, "Snapshot-Content-Location")
        .or_else(|| message.content_location().map(str::to_owned))
        .or_else(|| message.parts.iter().find_map(|p| p.content_location().map(str::to_owned)))
        .map(|a| clean::line(&a))
        .filter(|a| a.contains("://"));
    let page = message.body_html(0).filter(|_| {
        message
            .html_body
            .first()
            .is_some_and(|&id| message.part(id).is_some_and(mail_parser::MessagePart::is_text_html))
    });
    let saved = address.is_some() || header(&message, "From").is_some_and(|f| f.contains("Saved by"));
    if saved && let Some(page) = &page {
        let mut draft = html::read(page)?;
        draft.kind = "saved web page";
        if draft.meta.url.is_none() {
            draft.meta.url = address;
        }
        if draft.meta.outlet.is_none()
            && let Some((name, host)) =
                draft.meta.url.as_deref().and_then(|u| Some((outlet::by_address(u)?, outlet::host(u)?)))
        {
            draft.meta.outlet = Some((name.to_owned(), format!("address {host}")));
        }
        return Ok(draft);
    }
    let plain = message.body_text(0).filter(|t| !t.trim().is_empty());
    let title = message.subject().map(clean::line).filter(|t| !t.is_empty());
    let sender = message.from().and_then(|f| f.first());
    let host = sender.and_then(|s| s.address()).and_then(|a| a.rsplit('@').next());
    let by_host =
        host.and_then(|h| Some((outlet::by_address(h)?.to_owned(), format!("sender’s address {}", clean::line(h)))));
    let by_name =
        sender.and_then(|s| s.name()).map(clean::line).filter(|n| !n.is_empty()).map(|n| (n, "sender".to_owned()));
    let attached = message.attachments().count();
    let meta = Meta {
        title: title.clone(),
        outlet: by_host.or(by_name),
        published: message
            .date()
            .and_then(|d| chrono::NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into())),
        notices: (attached > 0)
            .then(|| format!("{attached} attachments not read: save them as files"))
            .into_iter()
            .collect(),
        ..Meta::default()
    };
    let own_text = message.text_body.first().and_then(|&id| message.part(id)).is_some_and(|p| !p.is_text_html());
    if own_text && let Some(plain) = plain {
        let text = title.map_or_else(|| plain.to_string(), |t| format!("{t}\n\n{plain}"));
        return Ok(Draft { kind: "mail", text, meta, ..Draft::default() });
    }
    let paragraphs = page.map(|p| html::fragment(&p)).unwrap_or_default();
    if paragraphs.is_empty() {
        return Err("a mail without text".into());
    }
    Ok(Draft {
        kind: "mail",
        text: under_title(title.as_deref(), paragraphs),
        layout: Layout::Paragraphs,
        meta,
        ..Draft::default()
    })
}

fn header(message: &Message<'_>, name: &str) -> Option<String> {
    message.header_raw(name).map(|v| v.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_with_text() {
        let mail = b"From: Harbour Herald <desk@example.org>\r\nSubject: =?utf-8?q?Ferry_pays_=E2=80=93_at_last?=\r\nDate: Tue, 12 Mar 2024 09:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 pays.\r\n";
        assert!(is_mail(mail));
        let draft = read(mail).unwrap();
        assert_eq!(draft.text.replace('\r', ""), "Ferry pays – at last\n\nThe café pays.\n");
        assert_eq!(draft.meta.outlet, Some(("Harbour Herald".into(), "sender".into())));
        assert_eq!(draft.meta.published.map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
    }

    #[test]
    fn a_saved_page() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.bbc.com/news/1\r\nSubject: Ferry pays\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://www.bbc.com/news/1\r\n\r\n<html><head><title>Ferry pays</title></head><body><article><h1>Ferry pays</h1><p>The company pays everyone who waited at the pier, it said.</p></article></body></html>\r\n--b--\r\n";
        assert!(is_mail(page.as_bytes()));
        let draft = read(page.as_bytes()).unwrap();
        assert_eq!((draft.kind, draft.meta.outlet.map(|o| o.0)), ("saved web page", Some("BBC".into())));
        assert!(draft.text.contains("The company pays everyone"));
    }

    #[test]
    fn text_that_looks_like_headers_is_no_mail() {
        assert!(!is_mail(b"From: the desk\nSubject: the ferry\n\nThe company pays."));
        assert!(!is_mail(b"Note: this is a test.\n"));
    }
}
