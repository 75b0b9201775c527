//! What Trunk leaves undone: minified scripts, names by content, a module that compiles, compression.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{APPS, App, files};
use crate::place;
use crate::process::{command, run};
use crate::style::PAGES;

/// Finishes the site that Trunk has built, and brings the app in other languages into it.
pub fn finish(app: App, others: &[&str]) -> Result<()> {
    let site = app.site();
    let page = page(&site)?;
    for script in ["boot.js", "worker.js"] {
        // Only the desk has a worker.
        if site.join(script).exists() {
            minify(&site.join(script), &[])?;
        }
    }
    for script in embedding(&site)? {
        minify(&script, &[])?;
    }
    let [(glue, glue_name), (module, module_name)] = program(app, &site, &page, app.name)?;
    let mut page = page.replace(&glue, &glue_name).replace(&module, &module_name);
    for language in others {
        let built = app.beside(language);
        let [(_, glue), (_, module)] = program(app, &built, &self::page(&built)?, &format!("{}-{language}", app.name))?;
        for name in [&glue, &module] {
            fs::rename(built.join(name), site.join(name))?;
        }
        fs::remove_dir_all(&built)?;
        let base = app.base;
        let named = format!("data-js-{language}=\"{base}{glue}\" data-wasm-{language}=\"{base}{module}\" data-js=");
        page = page.replacen("data-js=", &named, 1);
    }
    fs::write(site.join("index.html"), page)?;
    if app == APPS[0] {
        for page in PAGES {
            let sheet = format!("{page}.css");
            fs::copy(place::root().join("target/style").join(&sheet), site.join(&sheet))?;
        }
    }
    run(command("node").arg("xtask/compress.mjs").arg(&site))
}

fn page(site: &Path) -> Result<String> {
    fs::read_to_string(site.join("index.html")).context("Trunk wrote no index.html")
}

/// Makes glue and module small and checks them; hands back each name as Trunk gave it, and by its content.
fn program(app: App, folder: &Path, page: &str, name: &str) -> Result<[(String, String); 2]> {
    let glue = attribute(page, app, "data-js")?;
    let module = attribute(page, app, "data-wasm")?;
    minify(&folder.join(glue), &["--bundle", "--format=esm"])?;
    // The glue now carries the snippets it imported.
    match fs::remove_dir_all(folder.join("snippets")) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => shrink(&folder.join(module))?,
    }
    compiles(&folder.join(module))?;
    let renamed = |old: &str, ending: &str| -> Result<(String, String)> {
        Ok((old.to_owned(), rename(folder, old, name, ending)?))
    };
    Ok([renamed(glue, ".js")?, renamed(module, "_bg.wasm")?])
}

/// What one `-Oz` leaves to a compressor: the order of jumps, found anew from flat code, takes a hundredth off; so do notes that
/// no engine reads.
fn shrink(module: &Path) -> Result<()> {
    run(command("wasm-opt")
        .arg(module)
        .args(["--flatten", "--rereloop", "-Os", "-Oz"])
        .args(["--strip-producers", "--strip-target-features", "--output"])
        .arg(module))
}

/// The file that an attribute of the boot script names, within the site.
fn attribute<'a>(page: &'a str, app: App, name: &str) -> Result<&'a str> {
    let start = format!("{name}=\"{}", app.base);
    page.split_once(&start)
        .and_then(|(_, after)| after.split_once('"'))
        .map(|(value, _)| value)
        .with_context(|| format!("index.html has no {name}: see pattern_script in {}", app.config))
}

/// The scripts for portals' pages, which only the citizen app has.
fn embedding(site: &Path) -> Result<Vec<PathBuf>> {
    let folder = site.join("embed");
    if folder.is_dir() {
        files(&folder)
    } else {
        Ok(Vec::new())
    }
}

/// Minifies a script in its place.
fn minify(script: &Path, flags: &[&str]) -> Result<()> {
    let out = format!("--outfile={}", script.display());
    run(command("esbuild")
        .arg(script)
        .args(flags)
        .args([
            "--minify",
            "--legal-comments=none",
            "--allow-overwrite",
            "--log-level=warning",
        ])
        .arg(out))
}

/// Fails when an engine cannot compile the module: wasm-opt can succeed and still spoil it.
fn compiles(module: &Path) -> Result<()> {
    const PROGRAM: &str = "import { readFileSync } from 'node:fs';\
                           await WebAssembly.compile(readFileSync(process.argv[1]));";
    run(command("node")
        .args(["--input-type=module", "--eval", PROGRAM])
        .arg(module))
    .context("the module does not compile")
}

/// Names a file by its own content and hands back the name.
fn rename(folder: &Path, old: &str, name: &str, ending: &str) -> Result<String> {
    let bytes = fs::read(folder.join(old))?;
    let fresh = format!("{name}-{:016x}{ending}", digest(&bytes));
    fs::rename(folder.join(old), folder.join(&fresh))?;
    Ok(fresh)
}

/// FNV-1a, 64 bits: enough to tell builds apart, and the same on every machine.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boot_script_names_both_files() {
        let page = r#"<script src="/boot.js" defer data-js="/c-1.js" data-wasm="/c-1_bg.wasm"></script>"#;
        assert_eq!(attribute(page, APPS[0], "data-js").unwrap(), "c-1.js");
        assert_eq!(attribute(page, APPS[0], "data-wasm").unwrap(), "c-1_bg.wasm");
        assert!(attribute("<html>", APPS[0], "data-js").is_err());
        let desk = page.replace("\"/c", "\"/desk/c");
        assert_eq!(attribute(&desk, APPS[1], "data-js").unwrap(), "c-1.js");
    }

    #[test]
    fn the_digest_is_fnv_1a() {
        assert_eq!(digest(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(digest(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}
