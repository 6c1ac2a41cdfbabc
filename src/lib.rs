//! parallax lays several outlets' reports of one event side by side.

pub mod extract;
pub mod model;
