//! Typed numbers of the items of one briefing.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $letter:literal)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the item at a place of its list.
            pub const fn new(index: usize) -> Self {
                Self(index as u32)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0 + 1)
            }
        }
    )*};
}

ids! {
    /// Number of a report, in the order given.
    ReportId "r"
    /// Number of an actor.
    ActorId "a"
    /// Number of a claim.
    ClaimId "c"
    /// Number of a date expression.
    DateId "d"
    /// Number of a finding.
    FindingId "f"
}

macro_rules! indexed {
    ($($item:ident by $id:ident)*) => {$(
        impl Index<super::$id> for Vec<super::$item> {
            type Output = super::$item;
            fn index(&self, id: super::$id) -> &Self::Output {
                &self[id.index()]
            }
        }
        impl IndexMut<super::$id> for Vec<super::$item> {
            fn index_mut(&mut self, id: super::$id) -> &mut Self::Output {
                &mut self[id.index()]
            }
        }
    )*};
}

indexed! {
    Report by ReportId
    Actor by ActorId
    Claim by ClaimId
    DateMention by DateId
    Finding by FindingId
}
