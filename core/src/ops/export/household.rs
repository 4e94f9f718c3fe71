//! One row a household, for letters: the joint salutation, who lives there, one address, one telephone, one e-mail.
//! Who lives in no household is one alone. The dead stand in no letter. Who is left out is decided as for every file.

use std::collections::{BTreeMap, HashMap};

use sqlx::SqliteConnection;

use super::{File, PREVIEW, STEP, is_child};
use crate::app::App;
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::exchange::out::{OutColumn, OutFormat};
use crate::headings::Headings;
use crate::store::export::{self, Household};
use crate::store::roster::{self, Held};
use crate::wire::export::{ExportPeopleInput, ExportReport};

/// Columns, in their order.
const COLUMNS: &[&str] = &[
    "household",
    "salutation",
    "members",
    "member_count",
    "address_block",
    "street",
    "postal_code",
    "address_city",
    "address_region",
    "address_country",
    "phone",
    "email",
];

/// A letter: one household, or somebody alone.
#[derive(Default)]
struct Letter {
    household: Option<EntityId>,
    name: String,
    members: Vec<Member>,
    address: BTreeMap<String, String>,
}

struct Member {
    ent: EntityId,
    name: String,
    adult: bool,
    address: BTreeMap<String, String>,
    phone: String,
    email: String,
}

/// Writes or shows the households of `people`. Errors: `BadLanguage`, of files.
pub(super) async fn rows(
    app: &App,
    conn: &mut SqliteConnection,
    input: &ExportPeopleInput,
    people: &[EntityId],
    format: &OutFormat,
    today: (u16, u8, u8),
) -> Result<(ExportReport, Vec<EntityId>)> {
    let columns = columns(input)?;
    let path = input.out.as_ref().map(|out| app.outside.paths.path(out)).transpose()?;
    let mut letters = Letters::default();
    let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let (mut left_out, mut sensitive, mut done) = (0, Vec::new(), 0);
    for step in people.chunks(STEP) {
        let held = roster::load(conn, step).await?;
        for ent in step {
            let Some(person) = held.get(ent) else { continue };
            let child = is_child(person, today);
            if child && !input.include_sensitive {
                left_out += 1;
                continue;
            }
            if child {
                sensitive.push(*ent);
            }
            letters.add(*ent, person, !child);
        }
        done += u32::try_from(step.len()).unwrap_or(0);
        app.progress("export", done, total)?;
    }
    let places: Vec<EntityId> = letters.all.iter().filter_map(|letter| letter.household).collect();
    let households = export::households(conn, &places).await?;
    let mut out = path.as_deref().map(|path| File::begin(path, format, &columns)).transpose()?;
    let mut report = ExportReport {
        rows: 0,
        people_left_out: left_out,
        columns_left_out: Vec::new(),
        headings: columns.into_iter().map(|column| column.heading).collect(),
        preview: Vec::new(),
        path: path.as_ref().map(|path| path.to_string_lossy().into_owned()),
        size: 0.0,
        cut: 0,
    };
    for letter in &mut letters.all {
        let row = letter.row(letter.household.and_then(|household| households.get(&household)));
        report.rows += 1;
        if let Some(out) = &mut out {
            out.row(row.iter().map(String::as_str))?;
        } else if report.preview.len() < PREVIEW {
            report.preview.push(row);
        }
    }
    if let Some(out) = out {
        report.size = out.finish()?;
    }
    Ok((report, sensitive))
}

fn columns(input: &ExportPeopleInput) -> Result<Vec<OutColumn>> {
    let language = input.language.as_deref();
    let headings =
        language.map(|tag| Headings::new(tag).ok_or_else(|| Error::new(Code::BadLanguage).with("language", tag)));
    let headings = headings.transpose()?;
    let heading = |id: &str| headings.as_ref().map_or_else(|| id.to_owned(), |headings| headings.heading(id));
    Ok(COLUMNS.iter().map(|id| OutColumn { id: (*id).to_owned(), heading: heading(id) }).collect())
}

/// Letters in the order of the list: a household stands where the first of its people stands.
#[derive(Default)]
struct Letters {
    all: Vec<Letter>,
    places: HashMap<EntityId, usize>,
}

impl Letters {
    fn add(&mut self, ent: EntityId, person: &Held, adult: bool) {
        if person.columns.get("status").is_some_and(|status| status == "deceased") {
            return;
        }
        let home = person.households.first();
        let at = match home.and_then(|(household, _)| self.places.get(household)) {
            Some(at) => *at,
            None => {
                let (household, name) = home.cloned().map_or((None, String::new()), |(id, name)| (Some(id), name));
                self.all.push(Letter {
                    household,
                    name,
                    address: person.household_address.clone(),
                    ..Letter::default()
                });
                let at = self.all.len() - 1;
                household.map(|household| self.places.insert(household, at));
                at
            }
        };
        let get = |column: &str| person.columns.get(column).map_or("", String::as_str);
        let names = [get("given_name"), get("family_name")];
        let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { get("native_name").to_owned() } else { name };
        let mut address = person.addresses.first().map(|part| part.parts.clone()).unwrap_or_default();
        if address.is_empty() && !get("city").is_empty() {
            address.insert("city".to_owned(), get("city").to_owned());
            address.insert("country".to_owned(), get("country").to_owned());
        }
        self.all[at].members.push(Member {
            ent,
            name,
            adult,
            address,
            phone: person.phones.first().map_or("", |part| part.get("typed")).to_owned(),
            email: person.emails.first().map_or("", |part| part.get("typed")).to_owned(),
        });
    }
}

impl Letter {
    fn row(&mut self, household: Option<&Household>) -> Vec<String> {
        // The head first, then adults, each in the order of the list.
        let head = household.and_then(|household| household.head);
        self.members.sort_by_key(|member| (Some(member.ent) != head, !member.adult));
        let own = household.map(|household| household.salutation.as_str()).filter(|text| !text.is_empty());
        let names = |adults: bool| {
            let some = self.members.iter().filter(|member| !adults || member.adult);
            some.map(|member| member.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let salutation = own.map_or_else(|| names(true), str::to_owned);
        let salutation = if salutation.is_empty() { names(false) } else { salutation };
        let first = |of: fn(&Member) -> &String| {
            self.members.iter().map(of).find(|text| !text.is_empty()).cloned().unwrap_or_default()
        };
        let of_member = || self.members.iter().map(|member| &member.address).find(|address| !address.is_empty());
        let address = Some(&self.address).filter(|address| !address.is_empty()).or_else(of_member);
        let part = |name: &str| address.and_then(|parts| parts.get(name)).cloned().unwrap_or_default();
        vec![
            self.name.clone(),
            salutation,
            names(false),
            self.members.len().to_string(),
            block(&part),
            part("street"),
            part("postal_code"),
            part("city"),
            part("region"),
            part("country"),
            first(|member| &member.phone),
            first(|member| &member.email),
        ]
    }
}

/// The address as it stands on a letter: as typed, else its parts on lines.
fn block(part: &dyn Fn(&str) -> String) -> String {
    let typed = part("typed");
    if !typed.is_empty() {
        return typed;
    }
    let town = [part("postal_code"), part("city")].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let lines = [part("street"), town.join(" "), part("region"), part("country")];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
