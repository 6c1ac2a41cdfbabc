//! The NATO (Admiralty) grade: how reliable a source is, and how credible what it says.
//!
//! Source of letters, figures and words: AJP-2.1, Allied Joint Doctrine for Intelligence Procedures, as repeated in
//! the STIX 2.1 specification, appendix A.

use serde::{Deserialize, Serialize};

/// How reliable an outlet or a source is; set by the analyst alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged: what holds until the analyst says otherwise.
    #[default]
    F,
}

impl Reliability {
    /// All of them, the best first.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// The letter.
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
            Self::F => 'F',
        }
    }

    /// The words that stand beside the letter.
    pub const fn words(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

/// How credible a claim is; set by the analyst alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Credibility {
    /// 1, confirmed by other sources.
    Confirmed,
    /// 2, probably true.
    Probable,
    /// 3, possibly true.
    Possible,
    /// 4, doubtful.
    Doubtful,
    /// 5, improbable.
    Improbable,
    /// 6, truth cannot be judged: what holds until the analyst says otherwise.
    #[default]
    Open,
}

impl Credibility {
    /// All of them, the best first.
    pub const ALL: [Self; 6] =
        [Self::Confirmed, Self::Probable, Self::Possible, Self::Doubtful, Self::Improbable, Self::Open];

    /// The figure, 1 to 6.
    pub const fn figure(self) -> u8 {
        match self {
            Self::Confirmed => 1,
            Self::Probable => 2,
            Self::Possible => 3,
            Self::Doubtful => 4,
            Self::Improbable => 5,
            Self::Open => 6,
        }
    }

    /// The words that stand beside the figure.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by other sources",
            Self::Probable => "probably true",
            Self::Possible => "possibly true",
            Self::Doubtful => "doubtful",
            Self::Improbable => "improbable",
            Self::Open => "truth cannot be judged",
        }
    }

    /// The confidence from 0 to 100 that STIX 2.1, appendix A, gives the figure; `None` for 6.
    pub const fn confidence(self) -> Option<u8> {
        match self {
            Self::Confirmed => Some(90),
            Self::Probable => Some(70),
            Self::Possible => Some(50),
            Self::Doubtful => Some(30),
            Self::Improbable => Some(10),
            Self::Open => None,
        }
    }
}

impl TryFrom<u8> for Credibility {
    type Error = String;

    fn try_from(figure: u8) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|c| c.figure() == figure)
            .ok_or_else(|| format!("{figure} is no credibility: 1 to 6"))
    }
}

impl From<Credibility> for u8 {
    fn from(c: Credibility) -> Self {
        c.figure()
    }
}

/// Both together, `F6` until set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grade {
    /// Of the source.
    pub reliability: Reliability,
    /// Of the claim.
    pub credibility: Credibility,
}

impl Grade {
    /// What an analyst should look at again: the two point in opposite directions.
    pub fn warning(self) -> Option<&'static str> {
        use Credibility as C;
        use Reliability as R;
        match (self.reliability, self.credibility) {
            (R::A | R::B, C::Doubtful | C::Improbable) => Some("a reliable source, and a claim that is doubted"),
            (R::D | R::E, C::Confirmed | C::Probable) => Some("an unreliable source, and a claim that is believed"),
            _ => None,
        }
    }
}

impl std::fmt::Display for Grade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.reliability.letter(), self.credibility.figure())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_graded_until_the_analyst_does() {
        assert_eq!(Grade::default().to_string(), "F6");
        assert_eq!(Grade::default().warning(), None);
    }

    #[test]
    fn opposite_halves_warn_and_open_ones_do_not() {
        let grade = |reliability, credibility| Grade { reliability, credibility };
        assert!(grade(Reliability::A, Credibility::Improbable).warning().is_some());
        assert!(grade(Reliability::E, Credibility::Confirmed).warning().is_some());
        assert!(grade(Reliability::F, Credibility::Improbable).warning().is_none());
        assert!(grade(Reliability::C, Credibility::Confirmed).warning().is_none());
    }

    #[test]
    fn a_grade_is_a_letter_and_a_figure_in_the_log() {
        let json = serde_json::to_string(&(Reliability::B, Credibility::Probable)).unwrap();
        assert_eq!(json, r#"["B",2]"#);
        assert!(serde_json::from_str::<Credibility>("7").is_err());
    }
}
