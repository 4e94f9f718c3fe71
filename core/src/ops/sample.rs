//! Invented people: the sample chapter to look around in, and as many as a try or a bench needs.

mod network;

use serde_json::json;

use super::open::Rising;
use super::person::tag_named;
use crate::app::App;
use crate::domain::invented::{InventedHousehold, Inventor};
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::store::batch::{NewRecord, Writer};
use crate::store::numbers::Numbers;
use crate::store::{chapter, history};
use crate::wire::Empty;
use crate::wire::app::GenerateInput;
use crate::wire::batch::BatchSummary;

/// People of one household with their birth dates.
type Family = Vec<(EntityId, String)>;

/// People of the sample chapter.
const SAMPLE: u32 = 120;
/// Words of such a community, as its people would write them: choir, board, volunteer.
const TAGS: [&str; 3] = ["Xor", "İdarə heyəti", "Könüllü"];
/// People written together.
const STEP: usize = 5_000;

/// Loads the sample; undoing its batch takes it away.
pub(crate) async fn load(app: &App, _input: Empty) -> Result<BatchSummary> {
    make(app, (SAMPLE, 2_026, false), "sample", "sample_load").await
}

/// Makes invented people.
pub(crate) async fn generate(app: &App, input: GenerateInput) -> Result<BatchSummary> {
    make(app, (input.people, input.seed.into(), input.network), "sample", "people_generate").await
}

async fn make(
    app: &App,
    (people, seed, network): (u32, u64, bool),
    source: &'static str,
    what: &'static str,
) -> Result<BatchSummary> {
    app.begin_work();
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let home = chapter::id(write.conn()).await?;
    let mut writer = write.batch(source, what, json!({ "count": people }), None).await?;
    let mut tags = Vec::new();
    for name in TAGS {
        tags.push(tag_named(app, &mut writer, &numbers, name).await?);
    }
    let mut inventor = Inventor::new(seed);
    let mut ids = Rising::new(app);
    let mut made = 0;
    let (mut records, mut families) = (Vec::new(), Vec::new());
    while made < people {
        let mut household = inventor.next_household();
        household.members.truncate((people - made) as usize);
        made += u32::try_from(household.members.len()).unwrap_or(1);
        families.push(add((app, &mut ids), &numbers, &mut records, household, home, &tags));
        if records.len() > STEP * 6 {
            flush(app, &mut writer, &mut records, made, people).await?;
        }
    }
    if network {
        let mut making = network::Making::new(app, &numbers, ids, &mut records);
        network::around(&mut making, people, &families);
    }
    flush(app, &mut writer, &mut records, made, people).await?;
    let batch = writer.batch();
    writer.finish().await?;
    let kinds: &[&str] = if network {
        &["person", "household", "tag", "organisation", "membership", "office", "school", "class", "enrolment", "event"]
    } else {
        &["person", "household", "tag"]
    };
    write.commit(app, kinds).await?;
    let mut conn = open.read().await?;
    history::batch(&mut conn, batch).await
}

async fn flush(app: &App, writer: &mut Writer<'_>, records: &mut Vec<NewRecord>, made: u32, of: u32) -> Result<()> {
    writer.create(std::mem::take(records)).await?;
    app.progress("generate", made, of)
}

fn add(
    (app, ids): (&App, &mut Rising),
    numbers: &Numbers,
    records: &mut Vec<NewRecord>,
    household: InventedHousehold,
    home: EntityId,
    tags: &[EntityId],
) -> Family {
    let mut record = |ent: EntityId, kind: &str, of: [Option<EntityId>; 2], said: Vec<(&str, Value)>| {
        let said = said.into_iter().map(|(field, value)| (numbers.field(&format!("{kind}.{field}")), value)).collect();
        records.push(NewRecord { ent, kind: numbers.kind(kind), of, said });
    };
    let family = household.members.iter();
    let family: Vec<String> = family.map(|member| member.born.clone()).collect();
    let members: Vec<EntityId> = household.members.iter().map(|_| ids.next(app, "person", [None, None])).collect();
    let home_of = ids.next(app, "household", [None, None]);
    let postal = [
        ("street", household.street),
        ("postal_code", household.postal_code),
        ("city", household.city.to_owned()),
        ("country", household.country.to_owned()),
    ];
    record(
        home_of,
        "household",
        [None, None],
        vec![
            ("name", Value::text(&household.name)),
            ("head", Value::Bytes(members[0].as_bytes().to_vec())),
            ("postal", Value::group(postal)),
        ],
    );
    let family: Family = members.iter().copied().zip(family).collect();
    for (ent, person) in members.into_iter().zip(household.members) {
        record(
            ent,
            "person",
            [None, None],
            vec![
                ("given_name", Value::text(&person.given)),
                ("family_name", Value::text(&person.family)),
                ("patronymic", Value::text(&person.patronymic)),
                ("sex", Value::text(person.sex)),
                ("birth_date", Value::text(&person.born)),
                ("languages", Value::text(person.languages)),
                ("city", Value::text(household.city)),
                ("country", Value::text(household.country)),
                ("home_chapter", Value::Bytes(home.as_bytes().to_vec())),
            ],
        );
        let of = [Some(ent), None];
        for (typed, e164) in person.phones {
            record(
                ids.next(app, "phone", of),
                "phone",
                of,
                vec![("number", Value::group([("typed", typed), ("e164", e164)]))],
            );
        }
        let id = ids.next(app, "email", of);
        let email = [("typed", person.email.clone()), ("address", person.email)];
        record(id, "email", of, vec![("address", Value::group(email))]);
        let place = [Some(ent), Some(home_of)];
        record(
            EntityId::derived("household_place", place),
            "household_place",
            place,
            vec![("lives", Value::Integer(1))],
        );
        // The ids are random, so this spreads tags over a part of the people.
        if let Some(tag) = tags.get(usize::from(ent.as_bytes()[7] % 8)) {
            let tagged = [Some(ent), Some(*tag)];
            record(EntityId::derived("tagging", tagged), "tagging", tagged, vec![("tagged", Value::Integer(1))]);
        }
    }
    family
}
