//! Organisations, their people and offices, as the window sees them.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::fixture::{Chapter, text};

/// Makes a record; gives the id.
pub(crate) async fn add(chapter: &Chapter, kind: &str, fields: Json) -> String {
    text(&chapter.run("record_create", json!({"kind": kind, "fields": fields})).await["id"])
}

async fn line(chapter: &Chapter, id: &str) -> Json {
    let tree = chapter.run("network_tree", json!({})).await;
    tree["items"].as_array().expect("a list").iter().find(|line| line["id"] == id).expect("a line").clone()
}

struct Network {
    chapter: Chapter,
    council: String,
    house: String,
    choir: String,
    leyla: String,
    rauf: String,
}

/// A council, a house below it, a choir below that; Leyla is in both, Rauf in the choir.
async fn network() -> Network {
    let chapter = Chapter::new().await;
    let council =
        add(&chapter, "organisation", json!({"name": "Şura", "kind": "coordinating_council", "country": "DE"})).await;
    let house =
        add(&chapter, "organisation", json!({"name": "Ev", "kind": "house", "country": "DE", "parent": council})).await;
    let choir = add(&chapter, "organisation", json!({"name": "Xor", "country": "FR", "parent": house})).await;
    let leyla = chapter.person(json!({"given_name": "Leyla", "birth_date": "1987-03-14"})).await;
    let rauf = chapter.person(json!({"given_name": "Rauf", "birth_date": "2010"})).await;
    for (person, organisation) in [(&leyla, &house), (&leyla, &choir), (&rauf, &choir)] {
        add(&chapter, "membership", json!({"person": person, "organisation": organisation})).await;
    }
    Network { chapter, council, house, choir, leyla, rauf }
}

#[tokio::test]
async fn counts_roll_up_the_tree_and_count_everybody_once() {
    let Network { chapter, council, house, choir, rauf, .. } = network().await;
    let counts = |line: &Json| (line["depth"].clone(), line["people"].clone(), line["people_below"].clone());
    assert_eq!(counts(&line(&chapter, &council).await), (json!(0), json!(0), json!(2)));
    assert_eq!(counts(&line(&chapter, &house).await), (json!(1), json!(1), json!(2)));
    assert_eq!(counts(&line(&chapter, &choir).await), (json!(2), json!(2), json!(2)));
    assert_eq!(line(&chapter, &council).await["organisations_below"], 2);
    let school = add(&chapter, "school", json!({"name": "Sərçə", "host": choir})).await;
    let class = add(&chapter, "class", json!({"name": "A2", "school": school})).await;
    add(&chapter, "enrolment", json!({"pupil": rauf, "class": class})).await;
    let council_line = line(&chapter, &council).await;
    assert_eq!((&council_line["schools_below"], &council_line["pupils_below"]), (&json!(1), &json!(1)));
    let tree = chapter.run("network_tree", json!({})).await;
    assert_eq!(tree["people"], 2);
    let france = tree["countries"].as_array().expect("a list").iter().find(|c| c["country"] == "FR").expect("France");
    assert_eq!((&france["organisations"], &france["houses"], &france["people"]), (&json!(1), &json!(0), &json!(2)));
    chapter.run("record_delete", json!({"ids": [rauf]})).await;
    assert_eq!(counts(&line(&chapter, &choir).await), (json!(2), json!(1), json!(1)));
    chapter.is_sound().await;
}

/// The counts of the tree, of an organisation by itself and of the roster are worked out in three ways.
pub(crate) async fn counts_agree(chapter: &Chapter) {
    let tree = chapter.run("network_tree", json!({})).await;
    for line in tree["items"].as_array().expect("a list") {
        let roster = async |field: &str| {
            let filters = json!([{"field": field, "values": [line["id"]]}]);
            chapter.run("person_list", json!({"filters": filters, "exact_total": true})).await["total"].clone()
        };
        assert_eq!(line["people"], roster("organisation").await, "{line}");
        assert_eq!(line["people_below"], roster("organisation_below").await, "{line}");
        let shown = chapter.run("organisation_show", json!({"id": line["id"]})).await;
        assert_eq!(shown["line"], *line);
        let below: Vec<&Json> = shown["below"].as_array().expect("a list").iter().collect();
        let wanted: Vec<&Json> =
            tree["items"].as_array().expect("a list").iter().filter(|other| other["parent"] == line["id"]).collect();
        assert_eq!(below, wanted);
        let path = shown["path"].as_array().expect("a list");
        assert_eq!(json!(path.len()), line["depth"]);
        assert_eq!(path.last().map_or(&json!(""), |above| &above["id"]), &line["parent"]);
    }
}

#[tokio::test]
async fn members_are_counted_once_however_often_and_until_when_they_are() {
    let Network { chapter, house, choir, leyla, rauf, .. } = network().await;
    counts_agree(&chapter).await;
    let member = async |person: &str, organisation: &str, more: Json| {
        let mut fields = json!({"person": person, "organisation": organisation});
        fields.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
        let id = add(&chapter, "membership", fields).await;
        counts_agree(&chapter).await;
        id
    };
    // Again after leaving, asked to become one, until a year that is not over, until one that is.
    member(&leyla, &house, json!({"from": "2020", "to": "2021-05"})).await;
    member(&rauf, &house, json!({"status": "applied"})).await;
    let vali = chapter.person(json!({"given_name": "Vəli"})).await;
    let once = member(&vali, &choir, json!({"to": "2031"})).await;
    let over = member(&vali, &house, json!({"to": "2024"})).await;
    chapter.run("record_delete", json!({"ids": [over]})).await;
    counts_agree(&chapter).await;
    chapter.run("record_edit", json!({"id": once, "fields": {"to": null}})).await;
    counts_agree(&chapter).await;
    for person in [&vali, &leyla] {
        let gone = chapter.run("record_delete", json!({"ids": [person]})).await;
        counts_agree(&chapter).await;
        chapter.is_sound().await;
        chapter.run("batch_undo", json!({"batch": gone["batch"]})).await;
        counts_agree(&chapter).await;
    }
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_roster_is_who_is_a_member_now_also_of_all_below() {
    let Network { chapter, council, house, choir, leyla, .. } = network().await;
    let names = async |filters: Json| {
        let page = chapter.run("person_list", json!({"filters": filters, "exact_total": true})).await;
        page["items"].as_array().expect("a list").iter().map(|item| text(&item["given"])).collect::<Vec<_>>()
    };
    let of = |field: &str, id: &str| json!([{"field": field, "values": [id]}]);
    assert!(names(of("organisation", &council)).await.is_empty());
    assert_eq!(names(of("organisation_below", &council)).await, ["Leyla", "Rauf"]);
    assert_eq!(names(of("organisation", &choir)).await, ["Leyla", "Rauf"]);
    assert_eq!(
        names(json!([{"field": "organisation_below", "values": [council]}, {"field": "age_from", "values": ["18"]}]))
            .await,
        ["Leyla"]
    );
    assert_eq!(names(json!([{"field": "age_to", "values": ["17"]}])).await, ["Rauf"]);
    // She leaves the house, and comes again: two memberships, one of them over.
    let list = chapter
        .run("record_list", json!({"kind": "membership", "filters": [{"field": "organisation", "values": [house]}]}))
        .await;
    chapter
        .run("record_edit", json!({"id": list["items"][0]["id"], "fields": {"from": "2019", "to": "2026-10"}}))
        .await;
    assert!(names(of("organisation", &house)).await.is_empty());
    add(&chapter, "membership", json!({"person": leyla, "organisation": house, "from": "2026-11-01"})).await;
    assert_eq!(names(of("organisation", &house)).await, ["Leyla"]);
    let out = chapter.path("council.csv");
    let filters = of("organisation_below", &council);
    let report = chapter
        .run(
            "export_people",
            json!({"out": out, "format": "csv", "purpose": "handout", "filters": filters, "columns": ["given_name"]}),
        )
        .await;
    assert_eq!((&report["rows"], &report["people_left_out"]), (&json!(1), &json!(1)), "Rauf is 16");
}

#[tokio::test]
async fn an_organisation_has_offices_now_and_before_and_a_path_from_the_top() {
    let Network { chapter, council, house, choir, leyla, rauf } = network().await;
    for (person, to) in [(&leyla, Json::Null), (&rauf, json!("2020-01-31"))] {
        add(
            &chapter,
            "office",
            json!({"person": person, "organisation": house, "post": "chair", "from": "2018", "to": to}),
        )
        .await;
    }
    let shown = chapter.run("organisation_show", json!({"id": house})).await;
    assert_eq!(
        (&shown["offices"][0]["of"][0]["title"], &shown["offices_before"][0]["of"][0]["title"]),
        (&json!("Leyla"), &json!("Rauf"))
    );
    assert_eq!(shown["below"][0]["id"], choir.as_str());
    let shown = chapter.run("organisation_show", json!({"id": choir})).await;
    let path: Vec<_> = shown["path"].as_array().expect("a list").iter().map(|above| above["id"].clone()).collect();
    assert_eq!(path, [json!(council), json!(house)]);
    assert_eq!(chapter.refused("organisation_show", json!({"id": leyla})).await, Code::NoSuchRecord);
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_said() {
    let Network { chapter, council, choir, leyla, .. } = network().await;
    let edit = |id: &str, fields: Json| json!({"id": id, "fields": fields});
    assert_eq!(chapter.refused("record_edit", edit(&council, json!({"parent": choir}))).await, Code::CircleInTree);
    assert_eq!(chapter.refused("record_edit", edit(&council, json!({"parent": council}))).await, Code::CircleInTree);
    assert_eq!(chapter.refused("record_edit", edit(&council, json!({"parent": leyla}))).await, Code::NoSuchRecord);
    chapter.run("record_edit", edit(&choir, json!({"parent": council}))).await;
    assert_eq!(
        chapter.refused("record_edit", edit(&leyla, json!({"birth_date": "2026-11-26"}))).await,
        Code::NotYetBorn
    );
    let own = json!({"kind": "guardianship", "fields": {"child": leyla, "guardian": leyla}});
    assert_eq!(chapter.refused("record_create", own).await, Code::SamePersonTwice);
    let school = add(&chapter, "school", json!({"name": "Sərçə"})).await;
    let term = json!({"kind": "term", "fields": {"school": school, "from": "2026-09-01", "to": "2026-08-31"}});
    assert_eq!(chapter.refused("record_create", term).await, Code::EndsBeforeBegin);
    let term = add(&chapter, "term", json!({"school": school, "name": "2026", "from": "2026-09-01"})).await;
    assert_eq!(chapter.refused("record_edit", edit(&term, json!({"to": "2025"}))).await, Code::EndsBeforeBegin);
    chapter.run("record_edit", edit(&term, json!({"to": "2027-06"}))).await;
    chapter.is_sound().await;
}
