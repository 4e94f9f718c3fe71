//! Writes `generated.rs` from the field catalogue: the tables that screens read and the SQL that fills them (rule 2).
//! Only the test below runs it; the program uses what is committed.

use std::fmt::Write;

use crate::domain::fields::{ALIVE, Field, FieldType, KINDS, Kind, Search, TOUCH};

/// Columns of a field in its projection: one, or one a part of a group.
fn columns(field: &Field) -> Vec<(String, Option<&'static str>)> {
    match field.ty {
        FieldType::Group(parts) => parts.iter().map(|part| (format!("{}_{part}", field.name), Some(*part))).collect(),
        _ if RESERVED.contains(&field.name) => vec![(format!("\"{}\"", field.name), None)],
        _ => vec![(field.name.to_owned(), None)],
    }
}

/// Names of fields that are words of SQL.
const RESERVED: &[&str] = &["from", "to", "order", "end"];

fn table(kind: &Kind) -> String {
    let mut sql = format!(
        "create table p_{}(ent blob primary key, of1 blob, of2 blob, alive integer not null, made integer, changed integer",
        kind.name
    );
    for (column, _) in kind.fields.iter().flat_map(columns) {
        let _ = write!(sql, ", {column}");
    }
    sql += ") without rowid";
    for (index, of) in kind.of.iter().enumerate() {
        if of.is_some() {
            let n = index + 1;
            let _ = write!(sql, "; create index p_{0}_of{n} on p_{0}(of{n})", kind.name);
        }
    }
    for field in kind.fields.iter().filter(|field| matches!(field.ty, FieldType::Reference(_))) {
        let _ = write!(sql, "; create index p_{0}_{1} on p_{0}({1}) where {1} is not null", kind.name, field.name);
    }
    sql
}

/// Where the pivot's rows come from: records without a doubtful field straight from their live words, in the order of
/// the key, so that nothing is sorted; the others with what is shown in the place of their doubtful words.
const PLAIN: &str = "temp.touched c left join cell l on l.ent = c.ent and l.dead = 0 \
    where c.kind = ?1 and c.ent not in (select ent from temp.shown) group by c.ent";
const DOUBTFUL: &str = "(select t.ent, l.field, l.val from temp.touched t join cell l on l.ent = t.ent and l.dead = 0 \
    where t.kind = ?1 and t.ent in (select ent from temp.shown) \
    and not exists(select 1 from temp.shown x where x.ent = l.ent and x.field = l.field) \
    union all select w.ent, w.field, w.val from temp.touched t join temp.shown w on w.ent = t.ent where t.kind = ?1) l group by l.ent";

/// A value of another class than its field's is a newer program's or a forger's; it stays in the cells and is not shown.
fn safe(index: usize, ty: FieldType) -> String {
    let class = match ty {
        FieldType::YesNo => "= 'integer'",
        FieldType::Number => "in ('integer', 'text')",
        FieldType::Reference(_) => "= 'blob' and length(f{}) = 16",
        _ => "= 'text'",
    };
    format!("iif(typeof(f{index}) {}, f{index}, null)", class.replace("{}", &index.to_string()))
}

/// The greatest live word on a field. A filter passes the others by; a `case` would show the null of each to `max`.
fn word(parameter: usize) -> String {
    format!("max(l.val) filter (where l.field = ?{parameter})")
}

/// ?1 is the kind, ?2 `_alive`, ?3 `_touch`, then the fields in order. `made` and `changed` are the first and the last stamp of
/// the live words.
fn fill(kind: &Kind, source: &str) -> String {
    let (ent, first, last) = if source == PLAIN {
        ("c.ent", "min(l.stamp)", "max(l.stamp)")
    } else {
        (
            "l.ent",
            "(select min(stamp) from cell where ent = l.ent and dead = 0)",
            "(select max(stamp) from cell where ent = l.ent and dead = 0)",
        )
    };
    let mut inner = String::new();
    let mut outer = String::new();
    for (index, field) in kind.fields.iter().enumerate() {
        let _ = write!(inner, ", {} as f{index}", word(index + 4));
        for (_, part) in columns(field) {
            let _ = match part {
                Some(part) => {
                    write!(outer, ", iif(json_valid(f{index}), cast(f{index} ->> '$.{part}' as text), null)")
                }
                None => write!(outer, ", {}", safe(index, field.ty)),
            };
        }
    }
    format!(
        "insert into p_{} select s.ent, e.of1, e.of2, not (coalesce(s.alive, 1) is 0 and coalesce(s.touch, 0) is not 1), s.made, s.changed{outer} \
         from (select {ent} as ent, {first} as made, {last} as changed, {} as alive, {} as touch{inner} \
         from {source}) s join entity e on e.ent = s.ent",
        kind.name,
        word(2),
        word(3)
    )
}

/// Not in the bin, and nothing that it is of.
fn living(kind: &Kind, alias: &str) -> String {
    let mut sql = format!("{alias}.alive");
    for (at, owner) in kind.of.iter().enumerate() {
        if let Some(owner) = owner.and_then(crate::domain::fields::kind) {
            let inner = format!("{alias}{}", at + 1);
            let _ = write!(
                sql,
                " and exists(select 1 from p_{} {inner} where {inner}.ent = {alias}.of{} and {})",
                owner.name,
                at + 1,
                living(owner, &inner)
            );
        }
    }
    sql
}

/// One line for a record of alias `p`; empty text when it has none of its own.
fn title(kind: &Kind) -> String {
    if kind.title.is_empty() {
        return "''".to_owned();
    }
    let mut sql = String::from("coalesce(");
    for names in kind.title {
        let _ = match names {
            [name] => write!(sql, "p.{name}, "),
            names => write!(sql, "nullif(concat_ws(' ', p.{}), ''), ", names.join(", p.")),
        };
    }
    sql + "'')"
}

/// Record, kind, alive, title and searched texts of `temp.touched`, for `p_title`; empty for kinds without a title, and
/// for people, who have an index of their own.
fn titled(kind: &Kind) -> String {
    if kind.title.is_empty() || kind.name == "person" {
        return String::new();
    }
    let searched: Vec<String> = kind
        .fields
        .iter()
        .filter(|field| field.search != Search::No)
        .flat_map(columns)
        .map(|(column, _)| format!("p.{column}"))
        .collect();
    let searched = if searched.is_empty() { "''".to_owned() } else { searched.join(", ") };
    format!(
        "select p.ent, {}, concat_ws(char(31), {searched}) from temp.touched t cross join p_{} p on p.ent = t.ent",
        title(kind),
        kind.name
    )
}

/// Of touched records of a kind: what is merged stands once, under the id that stands for all, and so do owners and
/// references. What is said of a pair of people keeps both.
fn merged(kind: &Kind) -> String {
    let mut sql = String::new();
    if kind.name == "same_as" {
        return sql;
    }
    let mut lead = |column: &str| {
        let _ = write!(
            sql,
            "update p_{0} set {column} = (select g.lead from person_same g where g.ent = {column}) where ent in (select ent from temp.touched) \
             and {column} in (select g.ent from person_same g where g.ent <> g.lead); ",
            kind.name
        );
    };
    for (at, owner) in kind.of.iter().enumerate() {
        if *owner == Some("person") {
            lead(&format!("of{}", at + 1));
        }
    }
    for field in kind.fields.iter().filter(|field| field.ty == FieldType::Reference("person")) {
        lead(field.name);
    }
    if kind.name == "person" || (kind.derived && kind.of[0] == Some("person")) {
        let _ = write!(
            sql,
            "delete from p_{0} where ent in (select t.ent from temp.touched t join person_same g on g.ent = t.ent where g.lead <> t.ent); \
             update p_{0} set (made, changed) = (select min(c.stamp), max(c.stamp) from person_same g join cell c on c.ent = g.ent and c.dead = 0 \
             where g.lead = p_{0}.ent) where ent in (select t.ent from temp.touched t join person_same g on g.lead = t.ent)",
            kind.name
        );
    }
    sql
}

/// The text of `generated.rs`.
fn source() -> String {
    let mut out = String::from(
        "//! Generated by `cargo xtask codegen` from the field catalogue (`domain/fields.rs`). Do not edit.\n\n\
         use super::Projection;\n\n/// One projection a kind, in the catalogue's order.\n#[rustfmt::skip]\n\
         pub(in crate::store) const PROJECTIONS: &[Projection] = &[\n",
    );
    for kind in KINDS {
        let _ = writeln!(out, "    Projection {{\n        kind: {:?},", kind.name);
        let fields: Vec<String> = [ALIVE, TOUCH]
            .into_iter()
            .map(str::to_owned)
            .chain(kind.fields.iter().map(|f| format!("{}.{}", kind.name, f.name)))
            .collect();
        let _ = writeln!(out, "        fields: &{fields:?},");
        let _ = writeln!(out, "        create: {:?},", table(kind));
        let _ = writeln!(out, "        drop: \"drop table if exists p_{}\",", kind.name);
        let _ = writeln!(
            out,
            "        clear: \"delete from p_{} where ent in (select ent from temp.touched)\",",
            kind.name
        );
        let _ = writeln!(
            out,
            "        gone: \"insert or ignore into temp.gone select ent from p_{} where not alive\",",
            kind.name
        );
        let _ = writeln!(out, "        fill: {:?},", fill(kind, PLAIN));
        let _ = writeln!(out, "        fill_doubtful: {:?},", fill(kind, DOUBTFUL));
        let columns: Vec<String> = kind.fields.iter().flat_map(columns).map(|(column, _)| column).collect();
        let _ = writeln!(out, "        columns: &{columns:?},");
        let _ = writeln!(out, "        living: {:?},", living(kind, "p"));
        let _ = writeln!(out, "        title: {:?},", title(kind));
        let _ = writeln!(out, "        titled: {:?},", titled(kind));
        let _ = writeln!(out, "        merged: {:?},\n    }},", merged(kind));
    }
    let _ = write!(
        out,
        "];\n\n/// Of the person `p`: names, words and digits that are searched, each parted by U+001F.\n\
         #[rustfmt::skip]\npub(in crate::store) const SEARCHED: &str = {:?};\n",
        searched()
    );
    out
}

/// Three columns of a query over `p_person p`; labels and sources are not searched.
fn searched() -> String {
    let all = |search: Search| {
        let mut parts = Vec::new();
        for kind in KINDS.iter().filter(|kind| kind.name == "person" || kind.of == [Some("person"), None]) {
            let is_person = kind.name == "person";
            let columns: Vec<String> = kind
                .fields
                .iter()
                .filter(|field| field.search == search)
                .flat_map(columns)
                .filter(|(_, part)| !matches!(part, Some("label" | "source")))
                .map(|(column, _)| format!("{}.{column}", if is_person { "p" } else { "x" }))
                .collect();
            let columns = columns.join(", ");
            match (columns.is_empty(), is_person) {
                (true, _) => {}
                (false, true) => parts.push(columns),
                (false, false) => parts.push(format!(
                    "(select group_concat(concat_ws(char(31), {columns}), char(31)) from p_{} x where x.of1 = p.ent and x.alive)",
                    kind.name
                )),
            }
        }
        if search == Search::Words {
            let own =
                "(select group_concat(x.val, char(31)) from p_own x where x.ent = p.ent and typeof(x.val) = 'text')";
            parts.push(own.into());
        }
        format!("concat_ws(char(31), {})", parts.join(", "))
    };
    [Search::Name, Search::Words, Search::Digits].map(all).join(", ")
}

#[test]
fn codegen_projections_are_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/projection/generated.rs");
    if std::env::var_os("BIRLIK_CODEGEN").is_some_and(|word| word == "write") {
        assert!(std::fs::write(&path, source()).is_ok(), "{} cannot be written", path.display());
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(found, source(), "generated.rs is stale: run `cargo xtask codegen`");
}
