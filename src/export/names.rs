//! Names for other programs: the same thing has the same one in every export, on every machine.

use uuid::Uuid;

/// What the names below are made under.
const SPACE: Uuid = Uuid::from_u128(0x5d0c_7d0e_52b4_4d1f_9a3e_0b6f_1c93_7a21);

/// A UUID (version 5) made from what `parts` say; equal parts give equal names.
pub fn uuid(parts: &[&str]) -> String {
    let mut name = String::new();
    for part in parts {
        // The length keeps `ab`, `c` and `a`, `bc` apart.
        name.push_str(&part.len().to_string());
        name.push(':');
        name.push_str(part);
    }
    Uuid::new_v5(&SPACE, name.as_bytes()).to_string()
}

/// The name of a set of reports, whatever their order.
pub fn of_reports(reports: &[crate::model::Report]) -> String {
    let mut sums: Vec<&str> = reports.iter().map(|r| r.sha256.as_str()).collect();
    sums.sort_unstable();
    uuid(&sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_where_a_part_ends_and_are_of_version_five() {
        assert_ne!(uuid(&["ab", "c"]), uuid(&["a", "bc"]));
        assert_eq!(uuid(&["a"]), uuid(&["a"]));
        assert_eq!(uuid(&["a"]).split('-').nth(2).and_then(|s| s.chars().next()), Some('5'));
    }
}
