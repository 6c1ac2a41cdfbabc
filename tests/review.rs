//! The review as analysts live it: judged, killed, merged, edited under their hands.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

mod invented;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use invented::{ONE, TWO, briefing, briefing_of, find};
use parallax::model::{ActorId, Briefing, ClaimId, DisputeKind, FindingId, ReportId};
use parallax::review::{Credibility, FILE, Grade, Item, Judgement, Judgements, Reliability, Review, Verdict};
use proptest::prelude::*;
use tempfile::TempDir;

const NUMBERS: Item = Item::Finding(FindingId(0));
const EXITS: Item = Item::Finding(FindingId(1));

struct Desk {
    dir: TempDir,
    briefing: Briefing,
}

impl Desk {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let briefing = briefing(Some(dir.path()));
        Self { dir, briefing }
    }

    fn log(&self) -> PathBuf {
        self.dir.path().join(FILE)
    }

    fn open(&self) -> Review {
        Review::open(&self.briefing, None)
    }

    /// The judgements as another start of the program finds them.
    fn again(&self) -> Judgements {
        self.open().judgements().clone()
    }

    /// The judgements over edited reports.
    fn over(&self, one: &str, two: &str) -> Judgements {
        Review::open(&briefing_of(Some(self.dir.path()), one, two), None).judgements().clone()
    }

    fn judge(&self, list: impl IntoIterator<Item = Judgement>) -> Judgements {
        let mut review = self.open();
        for judgement in list {
            review.append(&self.briefing, judgement).unwrap();
        }
        let now = review.judgements().clone();
        assert_eq!(now, self.again());
        now
    }
}

fn accept(item: Item) -> Judgement {
    Judgement::Verdict(item, Some(Verdict::Accepted))
}

fn dismiss(item: Item) -> Judgement {
    Judgement::Verdict(item, Some(Verdict::Dismissed))
}

#[test]
fn looking_writes_nothing_and_judging_writes_beside_the_reports() {
    let desk = Desk::new();
    assert!(desk.again().is_empty());
    assert!(!desk.log().exists());
    desk.judge([accept(NUMBERS)]);
    assert_eq!(fs::read_to_string(desk.log()).unwrap().lines().count(), 1);
}

#[test]
fn every_kind_of_judgement_is_there_at_the_next_start() {
    let desk = Desk::new();
    let one = &desk.briefing.reports[0];
    let more = Judgement::Claim(ReportId(0), find(one, "broke every rule"), Some("the mayor".into()));
    let now = desk.judge([
        Judgement::Seen(NUMBERS, true),
        accept(NUMBERS),
        dismiss(EXITS),
        Judgement::Note(NUMBERS, "asked the hospital\n\ncounts the injured too?".into()),
        Judgement::Tag(NUMBERS, "toll".into(), true),
        Judgement::Reliability(Item::Outlet(ReportId(1)), Reliability::C),
        Judgement::Reliability(Item::Actor(ActorId(0)), Reliability::B),
        Judgement::Credibility(Item::Claim(ClaimId(1)), Credibility::Probable),
        more,
        Judgement::Link(
            vec![Item::Claim(ClaimId(2)), Item::Claim(ClaimId(6))],
            DisputeKind::Status,
            "before or after".into(),
        ),
        Judgement::Rename(ActorId(0), "Chief Brandt".into()),
        Judgement::Merge(vec![ActorId(0), ActorId(1)], "one and the same".into()),
        Judgement::Split(ActorId(1), vec!["the union".into()], "another union".into()),
        Judgement::Source(ClaimId(2), "a trader".into()),
    ]);
    let marks = now.marks(NUMBERS).unwrap();
    assert!(marks.seen());
    assert_eq!(marks.verdict(), Some(Verdict::Accepted));
    assert_eq!(marks.notes().next().unwrap().1.value, "asked the hospital\n\ncounts the injured too?");
    assert!(marks.tags().contains("toll"));
    assert!(now.dismissed(FindingId(1)) && !now.dismissed(FindingId(0)));
    let grade = now.grade(&desk.briefing, ClaimId(1));
    assert_eq!(grade, Grade { reliability: Reliability::B, credibility: Credibility::Probable });
    assert_eq!(now.grade(&desk.briefing, ClaimId(4)), Grade::default(), "an unnamed source is graded by itself");
    assert_eq!(now.added.len(), 1);
    assert_eq!(now.links.first().unwrap().claims, [Item::Claim(ClaimId(2)), Item::Claim(ClaimId(6))]);
    assert_eq!(now.name(ActorId(0)), Some("one and the same"));
    assert_eq!(now.leader(ActorId(1)), ActorId(0));
    assert_eq!(now.splits.first().unwrap().names, ["the union"]);
    assert_eq!(now.sources.get(&ClaimId(2)).unwrap().0, "a trader");
    assert_eq!(now.progress(&desk.briefing.findings), (2, 4));
}

#[test]
fn undo_and_redo_go_all_the_way_and_over_a_restart() {
    let desk = Desk::new();
    let states = [
        desk.again(),
        desk.judge([accept(NUMBERS)]),
        desk.judge([Judgement::Note(NUMBERS, "why?".into())]),
        desk.judge([dismiss(NUMBERS)]),
    ];
    for want in states.iter().rev().skip(1) {
        let mut review = desk.open();
        assert!(review.undo(&desk.briefing).unwrap().is_some());
        assert_eq!(review.judgements(), want);
    }
    let mut review = desk.open();
    assert_eq!(review.undo(&desk.briefing).unwrap(), None);
    for want in states.iter().skip(1) {
        assert!(review.redo(&desk.briefing).unwrap().is_some());
        assert_eq!(review.judgements(), want);
    }
    assert_eq!(review.redo(&desk.briefing).unwrap(), None);
    assert_eq!(&desk.again(), states.last().unwrap());
    review.undo(&desk.briefing).unwrap();
    review.append(&desk.briefing, accept(EXITS)).unwrap();
    assert_eq!(review.redo(&desk.briefing).unwrap(), None, "a new judgement leaves nothing to bring back");
}

#[test]
fn words_edited_elsewhere_keep_a_judgement_and_edited_words_orphan_it() {
    let desk = Desk::new();
    desk.judge([accept(NUMBERS), dismiss(EXITS), Judgement::Note(Item::Claim(ClaimId(6)), "twice?".into())]);
    let longer = format!("UPDATED\n\n{}", TWO.replace("Blaze in old market", "Fire in the market"));
    let now = desk.over(ONE, &longer);
    assert_eq!(now.verdict(NUMBERS), Some(Verdict::Accepted));
    assert!(now.dismissed(FindingId(1)) && now.orphans.is_empty());

    // The same briefing items, but the words of one passage were changed under the judgement.
    let mut edited = briefing(Some(desk.dir.path()));
    let text = TWO.replace("At least 19 people died", "At least 29 people died");
    edited.reports[1].sha256 = parallax::fingerprint::sha256(text.as_bytes());
    edited.reports[1].text = text;
    let now = Review::open(&edited, None).judgements().clone();
    assert_eq!(now.verdict(NUMBERS), None);
    assert!(now.dismissed(FindingId(1)));
    let orphan = now.orphans.first().unwrap();
    assert!(
        orphan.item.says.contains("at least 19") && orphan.lines.first().unwrap().starts_with("accepted, "),
        "{orphan:?}"
    );
}

#[test]
fn a_judgement_never_slides_to_the_twin_of_its_passage() {
    let twice =
        "Head\n\nThe mayor left early.\n\nHe denied it.\n\nThe owner was asked about the locks.\n\nHe denied it.\n";
    let once = "Head\n\nThe mayor left early.\n\nThe owner was asked about the locks.\n\nHe denied it.\n";
    let dir = TempDir::new().unwrap();
    let make = |text: &str| {
        let mut m = invented::Maker::new(vec![invented::report(0, Some(dir.path()), "one.txt", "One", text)]);
        m.claim(0, "He denied it.", None, "");
        m.briefing
    };
    let before = make(twice);
    Review::open(&before, None).append(&before, accept(Item::Claim(ClaimId(0)))).unwrap();
    let after = Review::open(&make(once), None).judgements().clone();
    assert_eq!((after.verdict(Item::Claim(ClaimId(0))), after.orphans.len()), (None, 1));
}

#[test]
fn judgements_on_reports_that_are_not_open_wait() {
    let desk = Desk::new();
    desk.judge([accept(NUMBERS), accept(Item::Claim(ClaimId(4)))]);
    let mut alone = invented::Maker::new(vec![invented::report(0, Some(desk.dir.path()), "one.txt", "Daily One", ONE)]);
    alone.claim(0, "The exits were locked.", None, "");
    let now = Review::open(&alone.briefing, None).judgements().clone();
    assert_eq!((now.elsewhere, now.orphans.len()), (2, 0));
}

#[test]
fn a_torn_last_line_is_set_aside_and_the_log_goes_on() {
    let desk = Desk::new();
    desk.judge([accept(NUMBERS), dismiss(EXITS)]);
    let whole = fs::read(desk.log()).unwrap();
    let first = whole.iter().position(|&b| b == b'\n').unwrap() + 1;
    for cut in 1..whole.len() - first {
        let torn = whole.get(..whole.len() - cut).unwrap();
        fs::write(desk.log(), torn).unwrap();
        let mut review = desk.open();
        assert_eq!(review.judgements().verdict(NUMBERS), Some(Verdict::Accepted));
        assert_eq!(review.problems().len(), usize::from(cut > 1), "{:?}", review.problems());
        if cut % 97 == 2 {
            review.append(&desk.briefing, Judgement::Seen(EXITS, true)).unwrap();
            let now = desk.again();
            assert!(now.marks(EXITS).unwrap().seen() && now.verdict(NUMBERS).is_some());
            assert!(fs::read(desk.log()).unwrap().starts_with(torn), "the torn line stays as it is");
        }
    }
}

#[test]
fn damaged_and_newer_lines_are_told_and_kept() {
    let desk = Desk::new();
    desk.judge([accept(NUMBERS)]);
    let mut log = fs::OpenOptions::new().append(true).open(desk.log()).unwrap();
    log.write_all(b"\xff\xfe\x00 no line\n{\"v\":9,\"id\":\"x\",\"do\":\"weigh\"}\n\n{\"v\":1,\"do\":\"ponder\"}\n")
        .unwrap();
    let before = fs::read(desk.log()).unwrap();
    let mut review = desk.open();
    assert_eq!(review.judgements().verdict(NUMBERS), Some(Verdict::Accepted));
    let problems = review.problems().join("\n");
    assert!(problems.contains("line 2: damaged") && problems.contains("2 lines of a newer version"), "{problems}");
    review.append(&desk.briefing, dismiss(EXITS)).unwrap();
    assert!(fs::read(desk.log()).unwrap().starts_with(&before));
}

#[test]
fn two_windows_on_one_log_lose_nothing_of_each_other() {
    let desk = Desk::new();
    let (mut left, mut right) = (desk.open(), desk.open());
    left.append(&desk.briefing, accept(NUMBERS)).unwrap();
    right.append(&desk.briefing, dismiss(EXITS)).unwrap();
    assert!(right.judgements().verdict(NUMBERS).is_some(), "writing reads what the other wrote");
    assert!(left.refresh(&desk.briefing).unwrap());
    assert!(!left.refresh(&desk.briefing).unwrap());
    assert_eq!(left.judgements(), right.judgements());
    // Undo takes back the analyst's last judgement, whichever window it was made in.
    left.undo(&desk.briefing).unwrap();
    assert!(!left.judgements().dismissed(FindingId(1)));
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let (mut review, briefing) = (desk.open(), desk.briefing.clone());
            std::thread::spawn(move || {
                for i in 0..25 {
                    review.append(&briefing, Judgement::Tag(NUMBERS, format!("t{n}-{i}"), true)).unwrap();
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(desk.again().marks(NUMBERS).unwrap().tags().len(), 100);
    assert!(desk.open().problems().is_empty());
}

#[test]
fn logs_merge_by_concatenation_in_any_order_and_twice() {
    let desk = Desk::new();
    let logs: Vec<String> = ["ann", "bob"]
        .iter()
        .zip([accept(NUMBERS), dismiss(NUMBERS)])
        .map(|(who, verdict)| {
            desk.judge([verdict, Judgement::Note(NUMBERS, format!("{who} was here"))]);
            let log = fs::read_to_string(desk.log()).unwrap();
            fs::remove_file(desk.log()).unwrap();
            let me = desk.open().who().to_owned();
            log.replace(&format!("\"who\":\"{me}\""), &format!("\"who\":\"{who}\""))
        })
        .collect();
    let merged: Vec<Judgements> = [[0, 1].as_slice(), &[1, 0], &[0, 1, 0]]
        .iter()
        .map(|order| {
            fs::write(desk.log(), order.iter().map(|&i| logs.get(i).unwrap().as_str()).collect::<String>()).unwrap();
            desk.again()
        })
        .collect();
    assert!(merged.windows(2).all(|w| w.first() == w.last()));
    let marks = merged.first().unwrap().marks(NUMBERS).unwrap();
    assert_eq!(marks.notes().count(), 2);
    assert!(marks.divided());
    assert_eq!(marks.verdict(), Some(Verdict::Dismissed), "the latest of both");
}

#[test]
fn a_log_that_was_replaced_under_the_window_is_read_again() {
    let desk = Desk::new();
    let mut review = desk.open();
    review.append(&desk.briefing, accept(NUMBERS)).unwrap();
    fs::remove_file(desk.log()).unwrap();
    assert!(review.refresh(&desk.briefing).unwrap());
    assert!(review.judgements().is_empty());
    review.append(&desk.briefing, dismiss(EXITS)).unwrap();
    assert_eq!(review.judgements(), &desk.again());
}

#[test]
fn a_named_log_is_used_and_a_place_that_cannot_be_is_told() {
    let desk = Desk::new();
    let file = desk.dir.path().join("elsewhere.jsonl");
    let mut review = Review::open(&desk.briefing, Some(&file));
    review.append(&desk.briefing, accept(NUMBERS)).unwrap();
    assert!(file.exists() && !desk.log().exists());
    for bad in [desk.dir.path().join("no/folder/log"), desk.dir.path().to_owned()] {
        let mut review = Review::open(&desk.briefing, Some(&bad));
        let told = review.append(&desk.briefing, accept(NUMBERS)).unwrap_err().to_string();
        assert!(told.contains(&*bad.to_string_lossy()), "{told}");
        assert!(review.judgements().is_empty());
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_in_the_logs_place_does_not_hang() {
    let desk = Desk::new();
    let pipe = desk.dir.path().join("pipe");
    if Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
        let review = Review::open(&desk.briefing, Some(&pipe));
        assert!(review.problems().join("").contains("not a file"), "{:?}", review.problems());
    }
}

fn any_judgement() -> impl Strategy<Value = Judgement> {
    let item = prop_oneof![
        (0u32..4).prop_map(|f| Item::Finding(FindingId(f))),
        (0u32..7).prop_map(|c| Item::Claim(ClaimId(c))),
        (0u32..2).prop_map(|a| Item::Actor(ActorId(a))),
        (0u32..2).prop_map(|r| Item::Outlet(ReportId(r))),
        Just(Item::Source(ClaimId(0))),
    ];
    (item, 0usize..6, "[a-z\"\\\\\n\u{1b}é]{0,6}").prop_map(|(item, what, text)| match what {
        0 => Judgement::Seen(item, !text.is_empty()),
        1 => Judgement::Verdict(item, [None, Some(Verdict::Accepted), Some(Verdict::Dismissed)][text.len() % 3]),
        2 => Judgement::Note(item, text),
        3 => Judgement::Tag(item, text, true),
        4 => Judgement::Reliability(item, Reliability::ALL[text.len() % 6]),
        _ => Judgement::Credibility(item, Credibility::ALL[text.len() % 6]),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_judged_undone_and_redone_a_restart_finds_the_same(
        steps in prop::collection::vec((any_judgement(), 0u8..6), 1..24)
    ) {
        let desk = Desk::new();
        let mut review = desk.open();
        for (judgement, step) in steps {
            match step {
                4 => { review.undo(&desk.briefing).unwrap(); }
                5 => { review.redo(&desk.briefing).unwrap(); }
                _ => review.append(&desk.briefing, judgement).unwrap(),
            }
        }
        prop_assert_eq!(review.judgements(), &desk.again());
        prop_assert!(review.judgements().orphans.is_empty() && review.judgements().elsewhere == 0);
        while review.undo(&desk.briefing).unwrap().is_some() {}
        prop_assert!(review.judgements().is_empty());
    }

    #[test]
    fn no_bytes_in_a_log_break_it(bytes in prop::collection::vec(any::<u8>(), 0..200), lines in 0usize..3) {
        let desk = Desk::new();
        desk.judge(std::iter::repeat_n(accept(NUMBERS), lines));
        let mut log = fs::read(desk.log()).unwrap_or_default();
        log.extend(&bytes);
        fs::write(desk.log(), &log).unwrap();
        let mut review = desk.open();
        review.append(&desk.briefing, dismiss(EXITS)).unwrap();
        prop_assert_eq!(desk.again().verdict(NUMBERS), (lines > 0).then_some(Verdict::Accepted));
        prop_assert!(desk.again().dismissed(FindingId(1)));
    }
}

#[test]
fn a_diff_shows_where_two_analysts_judge_differently() {
    let desk = Desk::new();
    let by = |name: &str, list: Vec<Judgement>| {
        let file = desk.dir.path().join(format!("{name}.jsonl"));
        let mut review = Review::open(&desk.briefing, Some(&file));
        for judgement in list {
            review.append(&desk.briefing, judgement).unwrap();
        }
        let me = format!("\"who\":\"{}\"", review.who());
        let text = fs::read_to_string(&file).unwrap().replace(&me, &format!("\"who\":\"{name}\""));
        fs::write(&file, text).unwrap();
        parallax::review::read(&file).unwrap().0
    };
    let claim = Item::Claim(ClaimId(4));
    let merge = || Judgement::Merge(vec![ActorId(0), ActorId(1)], "one".into());
    let link =
        Judgement::Link(vec![Item::Claim(ClaimId(2)), Item::Claim(ClaimId(6))], DisputeKind::Status, "who knew".into());
    let ann = by(
        "ann",
        vec![accept(NUMBERS), accept(EXITS), Judgement::Credibility(claim, Credibility::Probable), merge(), link],
    );
    let bob = by(
        "bob",
        vec![
            dismiss(NUMBERS),
            Judgement::Note(NUMBERS, "not the\nsame hour".into()),
            accept(EXITS),
            Judgement::Credibility(claim, Credibility::Doubtful),
            Judgement::Seen(Item::Claim(ClaimId(0)), true),
            accept(Item::Claim(ClaimId(1))),
            merge(),
        ],
    );
    let diff = parallax::review::diff(&ann, &bob);
    let head = diff.lines().next().unwrap();
    assert_eq!(
        head,
        "ann and bob: 5 judged by both, 2 of them differently; 0 by the first alone, 1 by the second alone"
    );
    for words in [
        "  ann: accepted",
        "  bob: dismissed",
        "note: not the same hour",
        "  ann: 2 probably true",
        "two.txt: “At least 19",
    ] {
        assert!(diff.contains(words), "{words:?} is missing in\n{diff}");
    }
    let (differ, alone) = diff.split_once("\nonly ann:\n  linked as a dispute: who knew (").unwrap();
    assert!(!differ.contains("exits"), "where both agree there is nothing to show:\n{diff}");
    assert!(!alone.contains("only bob") && !alone.contains("one actor"), "both merge the same two:\n{diff}");
}
