//! Colours only in the tokens.

use super::sources::Source;

const HOME: &str = "style/tokens.css";

/// A made-up portal, whose colours are its own.
const ELSEWHERE: [&str; 1] = ["docs/portal/"];

const FUNCTIONS: [&str; 9] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(",
];

/// Finds colour literals in other style sheets.
pub fn check(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    let ours = |source: &&Source| source.is("css") && source.path != HOME && !source.is_in(&ELSEWHERE);
    for source in sources.iter().filter(ours) {
        for (line, value) in declarations(&source.text) {
            if is_coloured(&value) {
                findings.push(source.finding(line, "a colour outside the tokens"));
            }
        }
    }
    findings
}

/// Everything that ends in ; or } and is therefore no selector, with the line it ends on.
fn declarations(css: &str) -> Vec<(usize, String)> {
    let (mut found, mut line, mut text) = (Vec::new(), 1, String::new());
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            let end = comment.find("*/").map_or(rest.len(), |end| end + 4);
            line += rest[..end].matches('\n').count();
            rest = &rest[end..];
            continue;
        }
        match c {
            '{' => text.clear(),
            ';' | '}' => found.push((line, std::mem::take(&mut text))),
            '\n' => {
                line += 1;
                text.push(' ');
            }
            _ => text.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    found
}

fn is_coloured(declaration: &str) -> bool {
    let value = declaration.split_once(':').map_or("", |(_, value)| value);
    let called = FUNCTIONS.iter().any(|name| {
        let mut heads = value.match_indices(name).map(|(at, _)| &value[..at]);
        heads.any(|head| !head.ends_with(|c: char| c.is_alphanumeric() || c == '-'))
    });
    called || value.split('#').skip(1).any(is_hex)
}

/// Says whether the text after a # starts as a colour.
fn is_hex(text: &str) -> bool {
    let word = text
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .next();
    word.is_some_and(|word| [3, 4, 6, 8].contains(&word.len()) && word.chars().all(|c| c.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::super::sources::planted;
    use super::*;

    #[test]
    fn a_colour_outside_the_tokens_is_found() {
        let text = "a {\n  color: #fff;\n  border: 1px solid rgb(0 0 0 / 10%)\n}\n";
        let found = check(&planted("style/base.css", text));
        assert_eq!(found[0], "style/base.css:2: a colour outside the tokens");
        assert_eq!(found.len(), 2);
        assert!(check(&planted("style/tokens.css", text)).is_empty());
        assert!(check(&planted("docs/portal/portal.css", text)).is_empty());
    }

    #[test]
    fn selectors_comments_and_references_are_no_colours() {
        let text = "/* #fff */ #add:hover, a#bee { color: var(--ink); fill: url(#face-1); }\n\
                    #fed { & #abc { margin: 0 } }";
        assert!(check(&planted("style/base.css", text)).is_empty());
    }
}
