//! What Trunk leaves undone: minified scripts, names by content, a module that compiles, compression.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};

use super::App;
use crate::process::{command, run};

/// Finishes the site that Trunk has built.
pub fn finish(app: App) -> Result<()> {
    let site = app.site();
    let index = site.join("index.html");
    let page = fs::read_to_string(&index).context("Trunk wrote no index.html")?;
    let glue = attribute(&page, app, "data-js")?;
    let module = attribute(&page, app, "data-wasm")?;
    minify(&site.join(glue), &["--bundle", "--format=esm"])?;
    minify(&site.join("boot.js"), &[])?;
    // The glue now carries the snippets it imported.
    match fs::remove_dir_all(site.join("snippets")) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => compiles(&site.join(module))?,
    }
    let glue_name = rename(app, glue, ".js")?;
    let module_name = rename(app, module, "_bg.wasm")?;
    let page = page.replace(glue, &glue_name).replace(module, &module_name);
    fs::write(&index, page)?;
    run(command("node").arg("xtask/compress.mjs").arg(&site))
}

/// The file that an attribute of the boot script names, within the site.
fn attribute<'a>(page: &'a str, app: App, name: &str) -> Result<&'a str> {
    let start = format!("{name}=\"{}", app.base);
    page.split_once(&start)
        .and_then(|(_, after)| after.split_once('"'))
        .map(|(value, _)| value)
        .with_context(|| format!("index.html has no {name}: see pattern_script in {}", app.config))
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
fn rename(app: App, name: &str, ending: &str) -> Result<String> {
    let site = app.site();
    let bytes = fs::read(site.join(name))?;
    let fresh = format!("{}-{:016x}{ending}", app.name, digest(&bytes));
    fs::rename(site.join(name), site.join(&fresh))?;
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
    use super::super::APPS;
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
