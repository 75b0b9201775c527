//! The program: serves, prints the shell, or makes projections anew.

use clap::Parser as _;
use qingyu_domain::kind::ReplyBy;
use qingyu_server::backup::backup;
use qingyu_server::bundle;
use qingyu_server::config::{Cli, Command};
use qingyu_server::serve;
use qingyu_server::shell::{Assets, Look, Page, document};
use tracing_subscriber::EnvFilter;

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_env("QINGYU_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let runtime = tokio::runtime::Runtime::new()?;
    let done = runtime.block_on(run(&cli));
    // A database that does not answer must not keep the program from ending in time.
    runtime.shutdown_background();
    done
}

async fn run(cli: &Cli) -> anyhow::Result<()> {
    match &cli.command {
        Some(Command::Shell) => print_shell(),
        Some(Command::Rebuild) => {
            let rebuilt = serve::rebuild(&cli.resolve()?).await?;
            tracing::info!(rebuilt, "projections made anew");
        }
        Some(Command::Recount) => match serve::recount(&cli.resolve()?).await? {
            0 => tracing::info!("all counters are right"),
            wrong => anyhow::bail!("{wrong} counters were wrong and are right now"),
        },
        Some(Command::Backup { folder }) => {
            backup(&cli.resolve()?, folder)?;
            tracing::info!("the backup is whole and on disk");
        }
        Some(Command::Bundle(command)) => bundle::run(&cli.resolve()?, command).await?,
        Some(Command::AddAdmin { name }) => {
            let mut password = String::new();
            std::io::stdin().read_line(&mut password)?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned();
            serve::add_admin(&cli.resolve()?, name.clone(), password).await?;
            tracing::info!("the administrator can sign in");
        }
        None => serve::serve(&cli.resolve()?).await?,
    }
    Ok(())
}

#[allow(
    clippy::print_stdout,
    reason = "the page goes to standard output, for the file that Trunk reads"
)]
fn print_shell() {
    println!("<!-- Made by `cargo xtask shell` from the words of the pages; do not edit. -->");
    println!(
        "{}",
        document(
            &Assets::Trunk,
            Look::default(),
            Page::Start,
            &[ReplyBy::Phone, ReplyBy::Track],
            false
        )
        .into_string()
    );
}
