//! The command line program.

fn main() -> std::process::ExitCode {
    parallax::cli::run()
}
