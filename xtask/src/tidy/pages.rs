//! Rules 10, 11 and 15 and the right-to-left rule, in the pages of `ui/`.

use super::Finding;
use super::source::Source;

/// The one file that imports Tauri (rule 10).
const DOOR: &str = "ui/src/lib/platform/tauri.ts";

/// Sides that do not turn with the direction of the text, and what does.
const SIDES: [(&str, &str); 12] = [
    ("margin-left", "margin-inline-start"),
    ("margin-right", "margin-inline-end"),
    ("padding-left", "padding-inline-start"),
    ("padding-right", "padding-inline-end"),
    ("border-left", "border-inline-start"),
    ("border-right", "border-inline-end"),
    ("border-top-left-radius", "border-start-start-radius"),
    ("border-top-right-radius", "border-start-end-radius"),
    ("border-bottom-left-radius", "border-end-start-radius"),
    ("border-bottom-right-radius", "border-end-end-radius"),
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
];

fn of_pages(source: &Source) -> bool {
    source.under("ui/src/") && [".ts", ".svelte", ".css", ".js"].iter().any(|ending| source.is(ending))
}

/// Rule 10.
pub(crate) fn one_file_imports_tauri(source: &Source) -> Vec<Finding> {
    if !of_pages(source) || source.name == DOOR {
        return Vec::new();
    }
    let imports = imports(source).into_iter().filter(|(_, path)| path.starts_with("@tauri-apps/"));
    imports.map(|(line, path)| Finding::at(line, format!("rule 10: {path} is imported by {DOOR} only"))).collect()
}

/// Rule 11, and that `lib` knows no feature.
pub(crate) fn features_meet_at_index(source: &Source) -> Vec<Finding> {
    if !of_pages(source) {
        return Vec::new();
    }
    let own = feature(&source.name);
    let in_lib = source.under("ui/src/lib/");
    let mut found = Vec::new();
    for (line, path) in imports(source) {
        let target = resolved(&source.name, &path);
        let Some(other) = feature(&target) else { continue };
        let inside = target.split('/').nth(4).is_some_and(|file| !matches!(file, "index" | "index.ts" | ""));
        if in_lib {
            found.push(Finding::at(line, format!("rule 11: lib imports the feature {other}")));
        } else if own.is_some() && own != Some(other) && inside {
            found.push(Finding::at(line, format!("rule 11: {other} is reached through its index.ts, not {path}")));
        }
    }
    found
}

/// Rule 15.
pub(crate) fn no_raw_html(source: &Source) -> Vec<Finding> {
    const BANNED: [&str; 6] = ["{@html", ".innerHTML", ".outerHTML", "insertAdjacentHTML", "document.write", "eval("];
    if !of_pages(source) {
        return Vec::new();
    }
    let found = source.lines().filter(|(line, _)| !source.is_test(*line)).filter_map(|(line, code)| {
        let word = BANNED.iter().find(|word| code.contains(*word))?;
        Some(Finding::at(line, format!("rule 15: {word} lets data become page")))
    });
    found.collect()
}

/// Right to left comes by `dir` alone, so styles name no physical side.
pub(crate) fn no_physical_sides(source: &Source) -> Vec<Finding> {
    if !of_pages(source) {
        return Vec::new();
    }
    let mut styles = source.is(".css");
    let mut found = Vec::new();
    for (line, code) in source.lines() {
        if source.is(".svelte") {
            styles = (styles || code.contains("<style")) && !code.contains("</style");
        }
        if styles {
            found.extend(code.split([';', '{']).filter_map(side).map(|text| Finding::at(line, text)));
        }
    }
    found
}

/// What is wrong with one declaration.
fn side(declaration: &str) -> Option<String> {
    let (name, value) = declaration.split_once(':')?;
    let (name, value) = (name.trim(), value.trim().trim_end_matches('}').trim());
    if let Some((side, instead)) = SIDES.iter().find(|(side, _)| name == *side || name.starts_with(&format!("{side}-")))
    {
        return Some(format!("right to left: {side} does not turn; {instead} does"));
    }
    let aligned = matches!(name, "text-align" | "float" | "clear") && matches!(value, "left" | "right");
    aligned.then(|| format!("right to left: {name}: {value} does not turn; start and end do"))
}

/// The paths of static and dynamic imports, with their lines.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, code) in source.lines() {
        let marks = ["from \"", "from '", "import(\"", "import('", "import \"", "import '"];
        for mark in marks {
            for (at, _) in code.match_indices(mark) {
                let rest = code.get(at + mark.len()..).unwrap_or_default();
                let end = rest.find(['"', '\'']).unwrap_or(rest.len());
                found.push((line, rest.get(..end).unwrap_or_default().to_owned()));
            }
        }
    }
    found
}

/// The path an import means, relative to the root.
fn resolved(from: &str, path: &str) -> String {
    if let Some(rest) = path.strip_prefix("$feature/") {
        return format!("ui/src/feature/{rest}");
    }
    if let Some(rest) = path.strip_prefix("$lib/") {
        return format!("ui/src/lib/{rest}");
    }
    if !path.starts_with('.') {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// `ui/src/feature/person/List.svelte` -> person.
fn feature(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/feature/")?.split('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tauri_comes_in_by_one_door() {
        let text = "import { invoke } from \"@tauri-apps/api/core\";";
        assert_eq!(one_file_imports_tauri(&Source::new("ui/src/feature/person/Page.svelte", text)).len(), 1);
        assert!(one_file_imports_tauri(&Source::new(DOOR, text)).is_empty());
    }

    #[test]
    fn another_feature_is_reached_by_its_index() {
        let found = |text: &str| features_meet_at_index(&Source::new("ui/src/feature/today/Page.svelte", text)).len();
        assert_eq!(found("import Row from \"../person/Row.svelte\";"), 1);
        assert_eq!(found("import Row from \"$feature/person/Row.svelte\";"), 1);
        assert_eq!(found("import { Row } from \"$feature/person\";"), 0);
        assert_eq!(found("import { Row } from \"../person/index\";"), 0);
        assert_eq!(found("import Own from \"./Own.svelte\";"), 0);
    }

    #[test]
    fn lib_knows_no_feature() {
        let source = Source::new("ui/src/lib/ui/Button.svelte", "import { x } from \"../../feature/person\";");
        assert_eq!(features_meet_at_index(&source).len(), 1);
    }

    #[test]
    fn physical_sides_are_found_in_styles_only() {
        let found = |name: &str, text: &str| no_physical_sides(&Source::new(name, text)).len();
        assert_eq!(found("ui/src/a.css", ".a { margin-left: 4px; left: 0; text-align: right }"), 3);
        assert_eq!(found("ui/src/a.css", ".a { margin-inline: 4px; text-align: start; --left: 1px }"), 0);
        assert_eq!(found("ui/src/A.svelte", "<p>left: 0;</p>\n<style>\n.a { right: 0 }\n</style>"), 1);
    }

    #[test]
    fn data_does_not_become_page() {
        assert_eq!(no_raw_html(&Source::new("ui/src/A.svelte", "<p>{@html name}</p>")).len(), 1);
    }
}
