//! What the program does besides serving.

use std::path::PathBuf;

use clap::Subcommand;

/// What can be done instead of serving.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Print the start page as it is checked in for Trunk.
    Shell,
    /// Make the projections anew from the events, then end.
    Rebuild,
    /// Count all ratings, visits, incidents, calls and cases anew and put right what the counters say, then end; a wrong counter is an error.
    Recount,
    /// Copy the embedded database and the pepper into a new folder, also while the server runs, then end.
    Backup {
        /// The folder; it must not be there.
        folder: PathBuf,
    },
    /// Write what a source is told as a signed file, or read cases that it sent as one, then end.
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Make an administrator, whose password is read as one line from standard input, then end.
    AddAdmin {
        /// The name to sign in with.
        name: String,
    },
}

/// Signed files for networks that do not touch; `QINGYU_BUNDLE_KEYS` names the key of each source.
#[derive(Clone, Debug, Subcommand)]
pub enum BundleCommand {
    /// Write the next steps into a folder.
    Out {
        /// The code of the source.
        source: String,
        /// The folder; it must be there.
        folder: PathBuf,
        /// Write the bundle with this number again.
        #[arg(long, value_name = "NUMBER")]
        again: Option<u64>,
    },
    /// Read cases; the signature is checked before anything else.
    In {
        /// The code of the source.
        source: String,
        /// The bundle.
        file: PathBuf,
    },
}
