//! The field catalogue for screens and files, and the fields that users add.

use serde_json::json;

use super::record::written;
use crate::app::App;
use crate::domain::fields::{self, FieldType};
use crate::domain::{EntityId, Privacy, Value, own_field};
use crate::error::{Code, Error, Result};
use crate::store::batch::NewRecord;
use crate::store::own;
use crate::wire::Empty;
use crate::wire::field::{FieldKind, FieldListInput, FieldView, OwnFieldCreateInput, OwnFieldName};
use crate::wire::record::{KindView, RoleView, Written};

/// Longest name of an own field, in characters.
const LONGEST_NAME: usize = 200;

/// The fields of a kind; of persons also those that users added. Errors: `BadInput` for an unknown kind.
pub(crate) async fn list(app: &App, input: FieldListInput) -> Result<Vec<FieldView>> {
    let kind = fields::kind(&input.kind).ok_or_else(|| Error::new(Code::BadInput).with("name", &input.kind))?;
    let mut views: Vec<FieldView> = kind
        .fields
        .iter()
        .map(|field| FieldView {
            field: format!("{}.{}", kind.name, field.name),
            kind: field_kind(&field.ty),
            class: field.class,
            parts: match field.ty {
                FieldType::Choice(names)
                | FieldType::OpenChoice(names)
                | FieldType::Several(names)
                | FieldType::Group(names) => names.iter().map(|&name| name.to_owned()).collect(),
                FieldType::Reference(kind) => vec![kind.to_owned()],
                _ => Vec::new(),
            },
            own: None,
        })
        .collect();
    if kind.name == "person" {
        let open = app.open().await?;
        let mut conn = open.read().await?;
        for own in own::list(&mut conn).await? {
            views.push(FieldView {
                field: own_field::cell_field(own.id),
                kind: kind_of_own(&own.ty),
                class: own.class,
                parts: own.choices,
                own: Some(OwnFieldName { id: own.id.to_string(), name: own.name }),
            });
        }
    }
    Ok(views)
}

/// The kinds that have a list of their own, in the order of the catalogue.
pub(crate) async fn kinds(_app: &App, _input: Empty) -> Result<Vec<KindView>> {
    let role = |(role, kind): (&str, &str)| RoleView { role: role.to_owned(), kind: kind.to_owned() };
    let view = |kind: &fields::Kind| KindView {
        kind: kind.name.to_owned(),
        plural: kind.plural.to_owned(),
        of: kind.owners().map(role).collect(),
    };
    Ok(fields::listed().map(view).collect())
}

/// Adds a field of the user's own. Errors: `BadName` when it is empty or taken.
pub(crate) async fn own_create(app: &App, input: OwnFieldCreateInput) -> Result<Written> {
    let name = crate::domain::value::normal(&input.name);
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let taken = own::list(write.conn()).await?.iter().any(|own| own.name == name);
    if name.is_empty() || name.contains('\n') || name.chars().count() > LONGEST_NAME || taken {
        return Err(Error::new(Code::BadName).with("name", &input.name));
    }
    let ty = match input.kind {
        FieldKind::Number => "number",
        FieldKind::Date => "date",
        FieldKind::Choice => "choice",
        FieldKind::YesNo => "yes_no",
        _ => "text",
    };
    let ent = EntityId::new("own_field", [None, None], app.random8());
    let mut numbers = (*write.numbers()).clone();
    numbers.add_own(write.conn(), &own_field::cell_field(ent)).await?;
    write.set_numbers(numbers.clone());
    let mut writer = write.batch("screen", "own_field_create", json!({ "name": name }), None).await?;
    writer.create(vec![record(&numbers, ent, &name, ty, input.class, &input.choices)]).await?;
    let batch = writer.finish().await?;
    write.commit(app, &["own_field"]).await?;
    open.set_numbers(numbers);
    Ok(written(&ent, batch, Vec::new()))
}

/// The record of an own field; choices stand one a line.
pub(crate) fn record(
    numbers: &crate::store::numbers::Numbers,
    ent: EntityId,
    name: &str,
    ty: &str,
    class: Privacy,
    choices: &[String],
) -> NewRecord {
    let said = [
        ("own_field.name", Value::text(name)),
        ("own_field.type", Value::text(ty)),
        ("own_field.class", Value::text(class.name())),
        ("own_field.choices", Value::text(&choices.join("\n"))),
    ];
    NewRecord {
        ent,
        kind: numbers.kind("own_field"),
        of: [None, None],
        said: said.into_iter().map(|(field, value)| (numbers.field(field), value)).collect(),
    }
}

fn field_kind(ty: &FieldType) -> FieldKind {
    match ty {
        FieldType::Text => FieldKind::Text,
        FieldType::LongText => FieldKind::LongText,
        FieldType::Number => FieldKind::Number,
        FieldType::YesNo => FieldKind::YesNo,
        FieldType::Date => FieldKind::Date,
        FieldType::Choice(_) => FieldKind::Choice,
        FieldType::OpenChoice(_) => FieldKind::OpenChoice,
        FieldType::Several(_) => FieldKind::Several,
        FieldType::Languages => FieldKind::Languages,
        FieldType::Country => FieldKind::Country,
        FieldType::Zone => FieldKind::Zone,
        FieldType::Reference(_) => FieldKind::Reference,
        FieldType::Group(_) => FieldKind::Group,
    }
}

fn kind_of_own(ty: &str) -> FieldKind {
    match ty {
        "number" => FieldKind::Number,
        "date" => FieldKind::Date,
        "choice" => FieldKind::Choice,
        "yes_no" => FieldKind::YesNo,
        _ => FieldKind::Text,
    }
}
