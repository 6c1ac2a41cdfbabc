//! What is on the screen after which keys: pictures with the looks of each stretch written out below.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod support;

use std::fmt::Write;
use std::sync::Arc;

use parallax::load::Given;
use parallax::model::Briefing;
use parallax::review::{Item, Judgement, Review, Verdict};
use parallax::tui::{Keymap, Listing, Msg, State, Theme, update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];

fn open(briefing: &Arc<Briefing>, theme: &str, size: (u16, u16)) -> State {
    State::new(briefing.clone(), size, Theme::named(theme).unwrap(), Keymap::default())
}

fn press(state: &mut State, keys: &str) {
    for key in keys.split_whitespace() {
        update(state, Msg::Key(key.parse().unwrap()));
    }
}

fn buffer(state: &State, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The looks of a cell in words; empty for the terminal's own.
fn looks(cell: &ratatui::buffer::Cell) -> String {
    let mut out = Vec::new();
    if cell.fg != Color::Reset {
        out.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        out.push(format!("on {}", cell.bg).to_lowercase());
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            out.push(name.into());
        }
    }
    out.join(" ")
}

/// The screen as text, then for each row the stretches that do not look plain.
fn picture(state: &State, size: (u16, u16)) -> String {
    drawn(&buffer(state, size), size)
}

fn drawn(buffer: &Buffer, size: (u16, u16)) -> String {
    let mut text = String::new();
    let mut styles = String::new();
    for y in 0..size.1 {
        let mut row = String::new();
        let mut runs: Vec<(String, String)> = Vec::new();
        let mut x = 0;
        while x < size.0 {
            let cell = &buffer[(x, y)];
            row.push_str(cell.symbol());
            let look = looks(cell);
            match runs.last_mut() {
                Some((last, words)) if *last == look => words.push_str(cell.symbol()),
                _ => runs.push((look, cell.symbol().into())),
            }
            x += cell.symbol().cell_width().max(1);
        }
        writeln!(text, "{}", row.trim_end()).unwrap();
        let told: Vec<String> = runs
            .iter()
            .filter(|(look, words)| !look.is_empty() && !words.trim().is_empty())
            .map(|(look, words)| format!("{look} [{}]", words.trim()))
            .collect();
        if !told.is_empty() {
            writeln!(styles, "{:2} {}", y + 1, told.join(" · ")).unwrap();
        }
    }
    format!("{text}{}\n{styles}", "─".repeat(size.0.into()))
}

fn shoot(name: &str, briefing: &Arc<Briefing>, keys: &str) {
    for size in SIZES {
        let mut state = open(briefing, "ansi", size);
        press(&mut state, keys);
        let mut bare = open(briefing, "mono", size);
        press(&mut bare, keys);
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), both(&state, &bare, size));
    }
}

/// The picture, and below it the looks of the same without colours: the words are the same.
fn both(state: &State, bare: &State, size: (u16, u16)) -> String {
    joined(&picture(state, size), &picture(bare, size), size)
}

fn joined(ansi: &str, mono: &str, size: (u16, u16)) -> String {
    let words = usize::from(size.1);
    let rows = |text: &str| text.lines().take(words).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(ansi), rows(mono));
    let looks: Vec<&str> = mono.lines().skip(words + 1).collect();
    format!("{ansi}mono\n{}\n", looks.join("\n"))
}

#[test]
fn brief() {
    shoot("brief", &support::ferry(2), "");
}

#[test]
fn brief_of_three() {
    shoot("brief3", &support::ferry(3), "p j");
}

#[test]
fn outlets_aligned() {
    shoot("outlets", &support::ferry(2), "2 j");
}

#[test]
fn outlets_as_published() {
    shoot("published", &support::ferry(2), "2 = j j");
}

#[test]
fn actors() {
    shoot("actors", &support::ferry(3), "3 j");
}

#[test]
fn claims() {
    shoot("claims", &support::ferry(2), "4 j");
}

#[test]
fn timeline() {
    shoot("timeline", &support::ferry(2), "5");
}

#[test]
fn passages() {
    shoot("passages", &support::ferry(2), "Enter");
}

#[test]
fn help() {
    shoot("help", &support::ferry(2), "?");
}

#[test]
fn searching() {
    shoot("search", &support::ferry(2), "2 / p u m p");
}

#[test]
fn overlays() {
    let two = support::ferry(2);
    for (name, keys) in [
        ("jump", ": l o r"),
        ("jump_none", ": z z z"),
        ("filter", "4 f j j Space"),
        ("note", "4 n a Space n o t e"),
        ("grade", "4 g"),
        ("export", "e"),
        ("published", "d"),
        ("no_match", "4 / z z z Enter"),
        ("no_claims", "3 j j 4 f o"),
        ("link", "4 v j v"),
        ("link_why", "4 v j v j Enter s e e"),
        ("note_leaving", "4 n a Esc"),
        ("load", "i"),
        ("tag", "4 t"),
    ] {
        shoot(&format!("overlay_{name}"), &two, keys);
    }
}

#[test]
fn what_the_program_has_to_say() {
    let two = support::ferry(2);
    let fault = Err("config.toml, line 3: keys.spine: q is “quit” already".to_owned());
    for (name, msg) in [
        ("copied", Msg::Told(Ok("copied 2 passages with citation, if the terminal allows it".into()))),
        ("fault", Msg::Told(fault)),
        ("reading", Msg::Progress(12, 50)),
    ] {
        for size in SIZES {
            let [state, bare] = ["ansi", "mono"].map(|theme| {
                let mut state = open(&two, theme, size);
                update(&mut state, msg.clone());
                state
            });
            insta::assert_snapshot!(format!("told_{name}_{}x{}", size.0, size.1), both(&state, &bare, size));
        }
    }
    for size in [(39, 9), (20, 5), (8, 2)] {
        let state = open(&two, "ansi", size);
        insta::assert_snapshot!(format!("small_{}x{}", size.0, size.1), picture(&state, size));
    }
}

#[test]
fn other_scripts() {
    shoot("scripts_outlets", &support::scripts(), "2 j");
    shoot("scripts_actors", &support::scripts(), "3");
}

#[test]
fn orphaned_judgements() {
    let before = support::ferry(2);
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log.jsonl");
    let mut review = Review::open(&before, Some(&log));
    let first = Item::Finding(before.findings.first().unwrap().id);
    review.append(&before, Judgement::Verdict(first, Some(Verdict::Accepted))).unwrap();
    review.append(&before, Judgement::Note(first, "ask the Coast Service".into())).unwrap();
    // The picture knows neither today nor who runs the test.
    let lines = std::fs::read_to_string(&log).unwrap();
    let told: Vec<String> = lines
        .lines()
        .map(|line| {
            let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
            let time = line["at"].as_str().unwrap().split_once('T').unwrap().1.to_owned();
            line["who"] = "ann".into();
            line["at"] = format!("2026-03-12T{time}").into();
            line.to_string()
        })
        .collect();
    std::fs::write(&log, told.join("\n") + "\n").unwrap();
    // The report is written anew where it was judged; as long as before, so that all else stands where it stood.
    let mut after = (*before).clone();
    for report in &mut after.reports {
        report.text = report.text.replace("has been put out after six hours", "was let burn until the next tide");
    }
    after.findings.first_mut().unwrap().key.push('x');
    let after = Arc::new(after);
    let judgements = Arc::new(Review::open(&after, Some(&log)).judgements().clone());
    for size in SIZES {
        let [state, bare] = ["ansi", "mono"].map(|theme| {
            let mut state = open(&after, theme, size).reviewed(judgements.clone(), "ann".into());
            press(&mut state, "4 End");
            state
        });
        let words = text(&state, size);
        assert!(words.contains("ORPHANED"), "{words}");
        insta::assert_snapshot!(format!("orphans_{}x{}", size.0, size.1), both(&state, &bare, size));
    }
}

#[test]
fn the_list_of_events() {
    let folder = tempfile::tempdir().unwrap();
    support::day(folder.path(), 4);
    std::fs::write(folder.path().join("broken.pdf"), "%PDF-1.4\nnothing").unwrap();
    let shelf = Arc::new(parallax::load::shelf::open(&[folder.path().to_owned()], &Given::default(), |_, _| {}));
    let list = |theme: &str, size: (u16, u16), keys: &str| {
        let mut list = Listing::new("a day".into(), size, Theme::named(theme).unwrap(), Keymap::default());
        list.fill(shelf.clone());
        for key in keys.split_whitespace() {
            list.update(Msg::Key(key.parse().unwrap()));
        }
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        terminal.draw(|frame| list.view(frame)).unwrap();
        terminal.backend().buffer().clone()
    };
    for size in SIZES {
        for (name, keys) in [("events", "j"), ("events_none", "/ z z z Enter")] {
            let [ansi, mono] = ["ansi", "mono"].map(|theme| drawn(&list(theme, size, keys), size));
            insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), joined(&ansi, &mono, size));
        }
    }
}

#[test]
fn a_number_typed_in_one_go_with_its_key_is_a_count() {
    let size = (120, 40);
    let state = || {
        let mut state = open(&support::ferry(3), "ansi", size);
        press(&mut state, "4");
        state
    };
    let key = |k: &str| k.parse().unwrap();
    let mut five = state();
    press(&mut five, "j j j j j");
    let mut quick = state();
    update(&mut quick, Msg::Key(key("5")));
    assert!(text(&quick, size).contains("PLACED"), "nobody waits for what comes");
    update(&mut quick, Msg::Quick(key("j")));
    assert_eq!(text(&quick, size), text(&five, size));
    let mut twelve = state();
    for msg in [Msg::Key(key("1")), Msg::Quick(key("2")), Msg::Quick(key("j"))] {
        update(&mut twelve, msg);
    }
    press(&mut five, "j j j j j j j");
    assert_eq!(text(&twelve, size), text(&five, size));
    // Lenses one behind the other are lenses.
    let mut flips = state();
    update(&mut flips, Msg::Key(key("2")));
    update(&mut flips, Msg::Quick(key("5")));
    assert!(text(&flips, size).contains("PLACED"));
    // With a pause between, or before a key that takes no count, the digit was a lens.
    let mut slow = state();
    press(&mut slow, "5 j");
    assert!(text(&slow, size).contains("PLACED"));
    let mut other = state();
    update(&mut other, Msg::Key(key("5")));
    update(&mut other, Msg::Quick(key("p")));
    assert!(text(&other, size).contains("PLACED"));
}

#[test]
fn a_dialog_leaves_what_it_is_about_in_sight() {
    for size in SIZES {
        for keys in ["End n", "2 End n", "5 End d", "4 End g", "4 End n a b c"] {
            let mut state = open(&support::ferry(3), "ansi", size);
            press(&mut state, keys);
            assert!(bar(&state, size).is_some(), "{keys}\n{}", text(&state, size));
        }
    }
}

#[test]
fn lines_name_the_keys_that_the_analyst_has_set() {
    let size = (120, 40);
    let (settings, faults) =
        parallax::tui::Settings::parse("[keys]\nactors = [\"F3\"]\npossible = [\"P\"]\nundo = [\"U\"]\n");
    assert!(faults.is_empty(), "{faults:?}");
    let mut state = State::new(support::ferry(2), size, Theme::named("ansi").unwrap(), settings.keymap.clone());
    press(&mut state, "4");
    assert!(text(&state, size).contains("P shows 2 possible"), "{}", text(&state, size));
    assert!(text(&state, size).contains("F3 Actors"));
    press(&mut state, ")");
    assert!(text(&state, size).contains("nobody is selected; F3 lists who there is"));
}

#[test]
fn nothing_read() {
    shoot("bare", &support::bare(), "");
}

#[test]
fn without_colour_nothing_is_coloured() {
    let briefing = support::ferry(3);
    for keys in ["", "2 j", "3 j", "4", "5", "Enter", "?", "/ p u m p"] {
        let mut state = open(&briefing, "mono", (120, 40));
        press(&mut state, keys);
        let buffer = buffer(&state, (120, 40));
        assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "{keys}");
    }
    let mut state = open(&briefing, "mono", (80, 24));
    press(&mut state, "2 j");
    insta::assert_snapshot!("mono_outlets_80x24", picture(&state, (80, 24)));
}

/// The text of the screen, its rows joined.
fn text(state: &State, size: (u16, u16)) -> String {
    let buffer = buffer(state, size);
    (0..size.1).map(|y| (0..size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n").collect()
}

/// The row that the selection's bar begins on.
fn bar(state: &State, size: (u16, u16)) -> Option<String> {
    text(state, size).lines().find(|l| l.contains('▌')).map(|l| l.trim().to_owned())
}

#[test]
fn the_selection_is_one_for_all_lenses() {
    let size = (120, 40);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "j 2");
    assert!(bar(&state, size).unwrap().contains("Harbour officials blamed"), "{}", text(&state, size));
    press(&mut state, "k 4");
    assert!(bar(&state, size).unwrap().contains("done everything"), "{}", text(&state, size));
    press(&mut state, "1");
    assert!(bar(&state, size).unwrap().contains("denial"), "the place in the Brief is kept: {}", text(&state, size));
}

#[test]
fn a_selected_actor_filters_and_lets_go() {
    let size = (120, 40);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "3 j");
    assert!(text(&state, size).contains("▸ Lorne Line"));
    press(&mut state, "4");
    let filtered = text(&state, size);
    assert!(
        filtered.contains("Esc lets go of who is selected") && !filtered.contains("has been put out"),
        "{filtered}"
    );
    press(&mut state, "Esc");
    assert!(text(&state, size).contains("has been put out"));
}

#[test]
fn enter_shows_the_passage_and_backspace_comes_back() {
    for size in SIZES {
        let mut state = open(&support::ferry(2), "ansi", size);
        press(&mut state, "4 j j");
        let before = text(&state, size);
        press(&mut state, "Enter");
        let open = text(&state, size);
        assert!(open.contains("Nine") && open.contains("Backspace"), "{open}");
        press(&mut state, "Backspace");
        assert_eq!(text(&state, size), before);
    }
}

#[test]
fn search_goes_round_and_escape_ends_it() {
    let size = (80, 24);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "4 / P U M P Enter");
    assert!(text(&state, size).contains("/PUMP 1/1"), "{}", text(&state, size));
    press(&mut state, "n");
    assert!(bar(&state, size).unwrap().contains("denial"));
    press(&mut state, "Esc");
    assert!(!text(&state, size).contains("/PUMP"));
    press(&mut state, "/ z z z Enter");
    assert!(
        text(&state, size).contains("“zzz” is not in this lens, and nowhere in the reports"),
        "{}",
        text(&state, size)
    );
}

#[test]
fn the_place_survives_a_change_of_size() {
    let mut state = open(&support::ferry(2), "ansi", (120, 40));
    press(&mut state, "2 j j j j");
    let words = bar(&state, (120, 40)).unwrap();
    let first: String = words.chars().skip(1).take(20).collect();
    for size in [(60, 12), (200, 60), (40, 10), (10, 3), (80, 24)] {
        update(&mut state, Msg::Resize(size.0, size.1));
    }
    assert!(bar(&state, (80, 24)).unwrap().contains(first.trim()), "{}", text(&state, (80, 24)));
}

#[test]
fn a_key_that_does_nothing_here_says_why() {
    let size = (80, 24);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "=");
    assert!(text(&state, size).contains("= (align) works in Outlets"));
    press(&mut state, "N");
    assert!(text(&state, size).contains("nothing is searched for"));
    press(&mut state, "Esc");
    assert!(text(&state, size).contains("q quits"));
}

#[test]
fn too_small_a_screen_says_so() {
    let mut state = open(&support::ferry(2), "ansi", (30, 5));
    assert!(text(&state, (30, 5)).contains("40x10 needed"));
    assert_eq!(update(&mut state, Msg::Key("q".parse().unwrap())), parallax::tui::Effect::Quit);
}

#[test]
fn the_readme_lists_the_keys_of_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once("<!-- keys -->\n").unwrap();
    let (keys, after) = rest.split_once("<!-- /keys -->").unwrap();
    let table = parallax::tui::markdown();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|how| how == "always") {
        std::fs::write(path, format!("{before}<!-- keys -->\n{table}<!-- /keys -->{after}")).unwrap();
    } else {
        assert_eq!(keys, table, "INSTA_UPDATE=always cargo test renews it");
    }
}

#[test]
fn a_number_repeats_the_key_behind_it() {
    let size = (120, 40);
    let briefing = support::ferry(3);
    let goal = |keys: &str| {
        let mut state = open(&briefing, "ansi", size);
        press(&mut state, keys);
        bar(&state, size)
    };
    let five = goal("4 j j j j j");
    assert_ne!(five, goal("4 j"));
    assert_eq!(goal("4 0 5 j"), five);
    assert_eq!(goal("4 Alt-5 j"), five);
    assert_eq!(goal("4 8 j 3 4 Alt-3 k"), five, "and a digit alone flips");
}

#[test]
fn settings_change_keys_and_the_first_picture() {
    let size = (120, 40);
    let file =
        "lens = \"outlets\"\noutlets = \"published\"\npossible = true\n[keys]\nhelp = [\"F2\"]\ndown = [\"w\"]\n";
    let (settings, faults) = parallax::tui::Settings::parse(file);
    assert!(faults.is_empty(), "{faults:?}");
    let mut state = State::new(support::ferry(2), size, Theme::named("ansi").unwrap(), settings.keymap.clone());
    state.begin(&settings);
    let first = text(&state, size);
    assert!(first.contains("= aligned") && first.contains("F2 help"), "{first}");
    let before = bar(&state, size);
    press(&mut state, "w");
    assert_ne!(bar(&state, size), before);
    press(&mut state, "?");
    assert!(text(&state, size).contains("? does nothing; F2 lists the keys"), "{}", text(&state, size));
    press(&mut state, "F2");
    assert!(text(&state, size).contains("w                     the next item"), "{}", text(&state, size));
}

#[test]
fn a_denial_within_one_report_stands_beside_what_it_denies() {
    let read = |name: &str, text: &str| parallax::load::from_bytes(name, text.as_bytes()).unwrap();
    let told = "Bell of Orsk sold\n\nThe guild of Orsk met in the town hall on Monday.\n\nProsecutors accused Governor \
                Ilse Kern of selling the bell of Orsk to a museum in Tarn for nine thousand silver crowns last spring. \
                Kern denied the accusation.\n";
    let mut reports = read("a.txt", told);
    reports.extend(read("b.txt", "Feast in Velia\n\nThe feast of Velia began on Monday with a long parade.\n"));
    let state = open(&Arc::new(parallax::brief(reports, None)), "mono", (120, 40));
    let text = text(&state, (120, 40));
    let row: Vec<&str> = text.lines().skip_while(|l| !l.contains("denial")).take(4).collect();
    assert!(row[1].contains("bell of Orsk to a museum") && row[3].contains("≠ denied"), "{text}");
}
