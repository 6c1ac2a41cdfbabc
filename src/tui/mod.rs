//! The terminal interface: a pure [`update`] over a [`State`], a [`view`] that cannot change it, and the terminal itself.
//!
//! ```text
//!  parallax  Istanbul talks          2 outlets  10 actors  ≠ 1     bars::title
//!  1 Brief  2 Outlets  3 Actors  4 Claims  5 Timeline  ▸ actor    bars::lenses
//!
//!  WHERE THEY DIFFER          Aaj News          PTV Network       lens/*: a Page of rows and items,
//! ▌≠ status  the talks        have ended …      are taking …        laid out once a width (wrap, page),
//!  ~ wording the evidence     “irrefutable” …   intelligence …      drawn cell by cell (draw)
//!                                                                 passages: what Enter opens
//!  Enter show the passages  Tab next lens  ? help                 bars::footer, from the table in keys
//! ```
//!
//! Every key goes the same way: `terminal` reads it, `keys` says what it means, `update` changes the state and lays out
//! what the change needs, `view` draws. What touches the world is an [`Effect`].

mod ask;
mod bars;
mod beside;
mod carry;
mod count;
mod desk;
mod dialog;
mod differ;
mod draw;
mod editor;
mod find;
mod geometry;
mod grades;
mod help;
mod index;
mod input;
mod jump;
mod keep;
mod keys;
mod lens;
mod listing;
mod mouse;
mod note;
mod page;
mod panel;
mod passages;
mod pick;
mod profile;
mod search;
mod settings;
mod state;
mod terminal;
mod theme;
mod travel;
mod tty;
mod update;
mod view;
mod visit;
mod world;
mod wrap;

pub use help::MARKS;
pub use keys::{Action, Binding, Code, Key, Keymap, Place, TABLE, markdown};
pub use listing::{Choice, Listing};
pub use page::Item;
pub use settings::Settings;
pub use state::{Lens, State, Who};
pub use terminal::{Options, choose, run};
pub use theme::{Depth, Role, Theme};
pub use update::{Effect, Msg, update};
pub use view::view;
