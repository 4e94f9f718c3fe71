//! Who stands twice: found, merged with choice by field, taken apart, said to be different; alone and between chapters.

use birlik_core::Code;
use serde_json::{Value as Json, json};

use crate::exchange_file::{Network, waiting};
use crate::fixture::{Chapter, text};

async fn phone(chapter: &Chapter, person: &str, typed: &str) -> String {
    let input = json!({"kind": "phone", "of": [person], "fields": {"number": {"typed": typed}}});
    text(&chapter.run("record_create", input).await["id"])
}

async fn merge(chapter: &Chapter, a: &str, b: &str, take: Json) -> Json {
    chapter.run("person_merge", json!({"pairs": [{"a": a, "b": b, "take": take}]})).await
}

async fn shown(chapter: &Chapter, id: &str) -> Json {
    chapter.run("person_show", json!({"id": id})).await
}

async fn total(chapter: &Chapter) -> Json {
    chapter.run("person_list", json!({})).await["total"].clone()
}

fn phones(view: &Json) -> Vec<String> {
    let mut phones: Vec<String> =
        view["summary"]["phones"].as_array().unwrap().iter().map(|phone| text(&phone["typed"])).collect();
    phones.sort();
    phones
}

async fn tag(chapter: &Chapter, person: &str, on: bool) {
    chapter.run("person_tag", json!({"people": [person], "tag": "Choir", "on": on})).await;
}

/// Options that leave everything to the reading.
fn plain() -> Json {
    json!({"encoding": null, "delimiter": null, "header_row": null, "country": null, "columns": null, "mode": "update", "tag": null})
}

/// A search writes nothing, and Today knows of it all the same.
#[tokio::test]
async fn today_says_who_waits_as_soon_as_they_were_looked_for() {
    let chapter = Chapter::new().await;
    for given in ["Leyla", "Лейла"] {
        let person =
            chapter.person(json!({"given_name": given, "family_name": "Həsənova", "birth_date": "1990-05-12"})).await;
        phone(&chapter, &person, "+49 172 9968114").await;
    }
    assert!(chapter.run("today_show", json!({})).await["duplicates"].is_null());
    chapter.run("duplicate_list", json!({})).await;
    assert_eq!(chapter.run("today_show", json!({})).await["duplicates"], 1);
}

#[tokio::test]
async fn two_become_one_with_choice_by_field_and_undo_gives_both_back() {
    let chapter = Chapter::new().await;
    let a = chapter
        .person(json!({"given_name": "Leyla", "family_name": "Həsənova", "city": "Köln", "notes": "sings"}))
        .await;
    let b = chapter.person(json!({"given_name": "Лейла", "family_name": "Гасанова", "city": "Bonn", "notes": "bakes", "sex": "female"})).await;
    phone(&chapter, &a, "0172 9968114").await;
    phone(&chapter, &b, "+49 172 9968114").await;
    phone(&chapter, &b, "0228 123456").await;
    for person in [&a, &b] {
        tag(&chapter, person, true).await;
        chapter
            .run(
                "person_move_to_household",
                json!({"people": [person], "new_household": format!("Home {}", &person[..4])}),
            )
            .await;
    }
    let before = chapter.digest().await.0;
    let merged = merge(&chapter, &a, &b, json!({"city": "b"})).await;
    assert_eq!((&merged["merged"], total(&chapter).await), (&json!(1), json!(1)));
    for id in [&a, &b] {
        let view = shown(&chapter, id).await;
        let fields = &view["record"]["fields"];
        assert_eq!(fields["given_name"], "Leyla", "the first counts unless another is taken");
        assert_eq!((&fields["city"], &fields["sex"]), (&json!("Bonn"), &json!("female")));
        assert_eq!(fields["notes"], "sings\nbakes", "of notes nothing gives way");
        assert_eq!(view["summary"]["id"], merged["id"], "an id of before finds the person");
        assert_eq!(phones(&view), ["0172 9968114", "0228 123456"], "the same number is one");
        assert_eq!(view["summary"]["tags"], json!(["Choir"]));
        assert_eq!(view["households"].as_array().unwrap().len(), 2, "households are combined on purpose only");
        assert_eq!(view["merged"].as_array().unwrap().len(), 1);
    }
    assert_eq!(chapter.run("tag_list", json!({})).await[0]["people"], 1);
    assert_eq!(chapter.run("conflict_list", json!({})).await["total"], 0, "a merge by hand decides");
    chapter.is_sound().await;
    let undone = chapter.run("batch_undo", json!({"batch": merged["batch"]})).await;
    assert_eq!(undone["kept"], json!([]));
    assert_eq!(
        (total(&chapter).await, &chapter.digest().await.0),
        (json!(2), &before),
        "as before, whatever stood there"
    );
    assert_eq!(shown(&chapter, &b).await["record"]["fields"]["given_name"], "Лейла");
    chapter.is_sound().await;
}

#[tokio::test]
async fn what_is_written_and_deleted_goes_to_every_member() {
    let chapter = Chapter::new().await;
    let a = chapter.person(json!({"given_name": "Ali", "city": "Köln"})).await;
    let b = chapter.person(json!({"given_name": "Ali", "city": "Köln"})).await;
    tag(&chapter, &b, true).await;
    merge(&chapter, &a, &b, json!({})).await;
    chapter.run("record_edit", json!({"id": b, "fields": {"city": "Bonn", "sex": "male"}})).await;
    for id in [&a, &b] {
        assert_eq!(shown(&chapter, id).await["record"]["fields"]["city"], "Bonn");
    }
    assert_eq!(chapter.run("conflict_list", json!({})).await["total"], 0);
    tag(&chapter, &a, false).await;
    assert_eq!(shown(&chapter, &a).await["summary"]["tags"], json!([]), "untagged wherever the tag was put on");
    chapter.is_sound().await;
    chapter.run("record_delete", json!({"ids": [a]})).await;
    assert_eq!(total(&chapter).await, 0);
    assert_eq!(shown(&chapter, &b).await["deleted"], true);
    chapter.is_sound().await;
    chapter.run("record_restore", json!({"ids": [b]})).await;
    assert_eq!(total(&chapter).await, 1);
    // Taken apart, each has what was written to it.
    let apart = chapter.run("person_unmerge", json!({"a": a, "b": b})).await;
    assert!(apart["kept"].as_array().unwrap().iter().any(|kept| kept["field"] == "person.city"), "{apart}");
    assert_eq!(total(&chapter).await, 2);
    for id in [&a, &b] {
        assert_eq!(shown(&chapter, id).await["record"]["fields"]["city"], "Bonn");
    }
    chapter.is_sound().await;
}

/// Either id leads to all that is of the one person; what both had is said once in a list that goes out.
#[tokio::test]
async fn what_is_of_two_is_found_by_either_id_and_goes_out_once() {
    let chapter = Chapter::new().await;
    let (mut people, mut houses) = (Vec::new(), Vec::new());
    for name in ["Bonn Evi", "Gent Evi"] {
        let person = chapter.person(json!({"given_name": "Ali", "family_name": "Quliyev"})).await;
        let house = chapter.run("record_create", json!({"kind": "organisation", "fields": {"name": name}})).await;
        houses.push(text(&house["id"]));
        let member = json!({"kind": "membership", "fields": {"person": person, "organisation": houses.last()}});
        chapter.run("record_create", member).await;
        phone(&chapter, &person, "+49 172 9968114").await;
        people.push(person);
    }
    merge(&chapter, &people[0], &people[1], json!({})).await;
    for id in &people {
        for asked in [json!({"of": [id]}), json!({"filters": [{"field": "person", "values": [id]}]})] {
            let mut input = asked.clone();
            input["kind"] = json!("membership");
            let page = chapter.run("record_list", input).await;
            let mut found: Vec<String> =
                page["items"].as_array().unwrap().iter().map(|item| text(&item["of"][1]["title"])).collect();
            found.sort();
            assert_eq!(found, ["Bonn Evi", "Gent Evi"], "{asked}");
        }
        assert_eq!(chapter.run("record_list", json!({"kind": "phone", "of": [id]})).await["total"], 2);
    }
    let out = chapter.path("out.csv");
    chapter.run("export_people", json!({"out": out, "purpose": "birlik", "format": "csv"})).await;
    let table = std::fs::read_to_string(&out).unwrap();
    assert_eq!(table.matches("9968114").count(), 1, "{table}");
}

#[tokio::test]
async fn three_are_one_and_one_is_taken_out() {
    let chapter = Chapter::new().await;
    let mut ids = Vec::new();
    for city in ["Köln", "Bonn", "Ulm"] {
        ids.push(chapter.person(json!({"given_name": "Nərgiz", "city": city})).await);
    }
    let [a, b, c] = &ids[..] else { unreachable!() };
    merge(&chapter, a, b, json!({})).await;
    merge(&chapter, b, c, json!({})).await;
    assert_eq!(total(&chapter).await, 1);
    for id in [a, b, c] {
        assert_eq!(shown(&chapter, id).await["record"]["fields"]["city"], "Köln");
    }
    chapter.is_sound().await;
    // B joined the other two: without B they still are one.
    let apart = chapter.run("person_unmerge", json!({"a": a, "b": b})).await;
    assert_eq!((total(&chapter).await, &apart["kept"]), (json!(2), &json!([])));
    assert_eq!(shown(&chapter, a).await["summary"]["id"], shown(&chapter, c).await["summary"]["id"]);
    assert_eq!(shown(&chapter, b).await["record"]["fields"]["city"], "Bonn", "as before the merge");
    chapter.is_sound().await;
    let undone = chapter.run("batch_undo", json!({"batch": apart["batch"]})).await;
    assert_eq!((total(&chapter).await, &undone["kept"]), (json!(1), &json!([])));
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_no_inside_a_group_shows_all_apart_until_somebody_decides() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let mut ids = Vec::new();
    for city in ["Köln", "Bonn", "Ulm"] {
        ids.push(korpu.person(json!({"given_name": "Nərgiz", "city": city})).await);
    }
    let [a, b, c] = &ids[..] else { unreachable!() };
    network.settle().await;
    merge(korpu, a, b, json!({})).await;
    ghent.run("person_merge", json!({"pairs": [{"a": b, "b": c}]})).await;
    ghent.run("person_different", json!({"pairs": [{"a": a, "b": c}]})).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!(total(chapter).await, 3, "all stand apart");
        let apart: Vec<Json> = waiting(chapter).await.into_iter().filter(|item| item["kind"] == "apart").collect();
        assert_eq!(apart.len(), 3, "the two yeses and the no wait");
        for pair in &apart {
            let names: Vec<&str> =
                pair["of_names"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
            assert_eq!((names.len(), &pair["name"]), (2, &json!(names.join(" – "))), "both of the pair");
        }
        chapter.is_sound().await;
    }
    let digests = [korpu.digest().await, ghent.digest().await];
    assert_eq!(digests[0], digests[1]);
    // The no was wrong.
    let no = waiting(korpu).await.into_iter().find(|item| item["shown"] == "no").unwrap();
    korpu.run("conflict_resolve", json!({"id": no["id"], "decision": {"value": "yes"}})).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!(total(chapter).await, 1);
        assert!(waiting(chapter).await.iter().all(|item| item["kind"] != "apart"));
        chapter.is_sound().await;
    }
    assert_eq!(korpu.digest().await, ghent.digest().await);
}

#[tokio::test]
async fn two_chapters_merge_different_pairs_of_one_person_and_converge() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let a = korpu.person(json!({"given_name": "Leyla", "city": "Köln"})).await;
    let b = ghent.person(json!({"given_name": "Leyla", "city": "Gent"})).await;
    let c = ghent.person(json!({"given_name": "Leyla", "sex": "female"})).await;
    phone(ghent, &c, "1").await;
    network.settle().await;
    merge(korpu, &a, &b, json!({})).await;
    merge(ghent, &b, &c, json!({"city": "a"})).await;
    // Here the merged person is edited, there one of them alone.
    korpu.run("record_edit", json!({"id": b, "fields": {"patronymic": "Rauf qızı"}})).await;
    ghent.run("record_edit", json!({"id": a, "fields": {"patronymic": "Rəuf qızı"}})).await;
    network.settle().await;
    for chapter in [korpu, ghent] {
        assert_eq!(total(chapter).await, 1);
        assert_eq!(phones(&shown(chapter, &a).await), ["1"]);
        let fields: Vec<Json> = waiting(chapter).await.iter().map(|item| item["field"].clone()).collect();
        assert!(fields.contains(&json!("person.patronymic")), "two words of one field of one person: {fields:?}");
        chapter.is_sound().await;
    }
    assert_eq!(korpu.digest().await, ghent.digest().await);
    for item in waiting(korpu).await {
        let value = item["values"][0]["value"].clone();
        korpu.run("conflict_resolve", json!({"id": item["id"], "decision": {"value": value}})).await;
    }
    network.settle().await;
    assert_eq!((waiting(korpu).await.len(), waiting(ghent).await.len()), (0, 0));
    assert_eq!(korpu.digest().await, ghent.digest().await);
}

#[tokio::test]
async fn a_no_is_exchanged_and_nobody_is_asked_again() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let twins = json!({"given_name": "Rauf", "family_name": "Məmmədov", "birth_date": "1987-03-14"});
    let (a, b) = (korpu.person(twins.clone()).await, korpu.person(twins).await);
    for person in [&a, &b] {
        phone(korpu, person, "0172 9968114").await;
    }
    network.settle().await;
    for chapter in [korpu, ghent] {
        let page = chapter.run("duplicate_list", json!({})).await;
        assert_eq!((&page["total"], page["same"].as_u64().unwrap() + page["ask"].as_u64().unwrap()), (&json!(1), 1));
    }
    korpu.run("person_different", json!({"pairs": [{"a": a, "b": b}]})).await;
    assert_eq!(korpu.run("duplicate_list", json!({})).await["total"], 0);
    network.settle().await;
    assert_eq!(ghent.run("duplicate_list", json!({})).await["total"], 0, "remembered where it came from a file");
    assert_eq!(ghent.run("duplicate_show", json!({"a": a, "b": b})).await["different"], true);
    merge(ghent, &a, &b, json!({})).await;
    network.settle().await;
    assert_eq!((total(korpu).await, total(ghent).await), (json!(1), json!(1)), "the later yes had seen the no");
    assert_eq!(korpu.digest().await, ghent.digest().await);
}

#[tokio::test]
async fn erasing_one_of_them_erases_all() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let (a, b) = (korpu.person(json!({"given_name": "A"})).await, korpu.person(json!({"given_name": "B"})).await);
    phone(korpu, &b, "1").await;
    network.settle().await;
    merge(korpu, &a, &b, json!({})).await;
    korpu.run("person_erase", json!({"id": b, "reason": "asked by letter"})).await;
    for id in [&a, &b] {
        assert_eq!(korpu.refused("record_show", json!({"id": id})).await, Code::NoSuchRecord);
    }
    assert_eq!(total(korpu).await, 0);
    korpu.is_sound().await;
    network.settle().await;
    assert_eq!(total(korpu).await, 0, "no file brings them back");
    let asked = ghent.run("erase_requests", json!({})).await;
    assert_eq!(asked.as_array().map(Vec::len), Some(2), "asked elsewhere for both");
}

#[tokio::test]
async fn a_yes_that_meets_an_erasure_is_asked_about() {
    let network = Network::of(&["Körpü", "Ghent"]).await;
    let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
    let (a, b) = (korpu.person(json!({"given_name": "A"})).await, korpu.person(json!({"given_name": "B"})).await);
    network.settle().await;
    korpu.run("person_erase", json!({"id": b, "reason": "asked by letter"})).await;
    merge(ghent, &a, &b, json!({})).await;
    let file = network.export(1, "yes.birlik").await;
    network.import(0, &file).await;
    let asked = korpu.run("erase_requests", json!({})).await;
    assert_eq!((&asked[0]["id"], &asked[0]["reason"], &asked[0]["here"]), (&json!(a), &json!("same_as"), &json!(true)));
    assert_eq!(total(korpu).await, 1, "until somebody decides");
}

#[tokio::test]
async fn a_guardian_and_the_child_are_never_one() {
    let chapter = Chapter::new().await;
    let child = chapter.person(json!({"given_name": "Rauf", "family_name": "Məmmədov"})).await;
    let father = chapter.person(json!({"given_name": "Rauf", "family_name": "Məmmədov"})).await;
    let of = json!({"kind": "guardianship", "of": [child, father], "fields": {"relation": "father"}});
    chapter.run("record_create", of).await;
    let pair = json!({"pairs": [{"a": child, "b": father}]});
    assert_eq!(chapter.refused("person_merge", pair).await, Code::SamePersonTwice);
    assert_eq!(chapter.run("duplicate_list", json!({})).await["total"], 0);
}

#[tokio::test]
async fn a_row_of_either_finds_the_one_person() {
    let chapter = Chapter::new().await;
    let a = chapter.person(json!({"given_name": "Leyla", "family_name": "Həsənova", "birth_date": "1987-03-14"})).await;
    let b = chapter.person(json!({"given_name": "Leyla", "family_name": "Quliyeva", "birth_date": "1987-03-14"})).await;
    phone(&chapter, &b, "0171 3920014").await;
    let merged = merge(&chapter, &a, &b, json!({})).await;
    assert_eq!(shown(&chapter, &a).await["record"]["fields"]["former_family_name"], "Quliyeva", "still found by it");
    let rows = "Ad;Soyad;Doğum tarixi;Telefon;E-poçt\nLeyla;Quliyeva;14.03.1987;0171 3920014;l@example.org\nLeyla;Həsənova;14.03.1987;0171 3920014;\n";
    let file = chapter.file("roster.csv", rows);
    let view = chapter.run("import_read", json!({"file": file, "options": plain()})).await;
    let rows = chapter.run("import_rows", json!({"import": view["import"]})).await;
    for row in rows["items"].as_array().unwrap() {
        assert_eq!(
            row["person"]["id"].as_str().or(row["candidates"][0]["person"]["id"].as_str()),
            merged["id"].as_str(),
            "{row}"
        );
        assert!(row["outcome"] != "new" && row["outcome"] != "ask", "{row}");
    }
    let by_id = chapter.file("ids.csv", format!("id;given_name;city\n{b};Leyla;Ulm\n"));
    let view = chapter.run("import_read", json!({"file": by_id, "options": plain()})).await;
    chapter.run("import_apply", json!({"import": view["import"]})).await;
    assert_eq!(
        (total(&chapter).await, &shown(&chapter, &a).await["record"]["fields"]["city"]),
        (json!(1), &json!("Ulm"))
    );
    chapter.is_sound().await;
}

#[tokio::test]
async fn pairs_are_kept_between_pages_and_found_anew_when_people_change() {
    let chapter = Chapter::new().await;
    let same = json!({"given_name": "Vüsal", "family_name": "Əliyev", "birth_date": "1984-02-03"});
    let a = chapter.person(same.clone()).await;
    let b = chapter
        .person(json!({"given_name": "Вюсал", "family_name": "Алиев", "birth_date": "1984-02-03", "city": "Köln"}))
        .await;
    for person in [&a, &b] {
        phone(&chapter, person, "0172 1112233").await;
    }
    let page = chapter.run("duplicate_list", json!({})).await;
    let pair = &page["items"][0];
    assert_eq!(
        (&pair["a"]["id"], &pair["b"]["id"], &pair["outcome"]),
        (&json!(b), &json!(a), &json!("same")),
        "who says more is first"
    );
    assert!(pair["because"].as_array().unwrap().contains(&json!("same_phone")));
    let view = chapter.run("duplicate_show", json!({"a": b, "b": a})).await;
    assert_eq!(view["differ"], json!(["given_name", "family_name"]));
    assert_eq!(chapter.run("duplicate_list", json!({"outcome": "ask"})).await["total"], 0);
    let merged = merge(&chapter, &b, &a, json!({})).await;
    assert_eq!(chapter.run("duplicate_list", json!({})).await["total"], 0);
    chapter.run("batch_undo", json!({"batch": merged["batch"]})).await;
    assert_eq!(chapter.run("duplicate_list", json!({})).await["total"], 1, "open again");
    chapter.run("record_edit", json!({"id": a, "fields": {"birth_date": "1999-12-31"}})).await;
    assert_eq!(chapter.run("duplicate_list", json!({})).await["total"], 0);
}

#[tokio::test]
async fn twins_father_and_son_and_namesakes_are_not_called_the_same() {
    let chapter = Chapter::new().await;
    let people = [
        // Twins.
        json!({"given_name": "Aysel", "family_name": "Rəsulzadə", "birth_date": "2010-06-05"}),
        json!({"given_name": "Aynur", "family_name": "Rəsulzadə", "birth_date": "2010-06-05"}),
        // Father and son of one name.
        json!({"given_name": "Rauf", "family_name": "Məmmədov", "birth_date": "1957-03-14"}),
        json!({"given_name": "Rauf", "family_name": "Məmmədov", "birth_date": "1987-03-15"}),
        // Namesakes in one city.
        json!({"given_name": "Nigar", "family_name": "Quliyeva", "city": "Köln"}),
        json!({"given_name": "Nigar", "family_name": "Quliyeva", "city": "Köln"}),
    ];
    for (nth, person) in people.iter().enumerate() {
        let id = chapter.person(person.clone()).await;
        if nth < 4 {
            phone(&chapter, &id, if nth < 2 { "0221 777888" } else { "0221 999000" }).await;
        }
    }
    let page = chapter.run("duplicate_list", json!({})).await;
    assert_eq!(page["same"], 0, "{page}");
}

mod whatever_is_said {
    //! Merges, noes, edits, deletions and undos in whatever order, at two chapters: a rebuild shows what stands, and both end
    //! with the same.

    use proptest::prelude::*;
    use serde_json::json;

    use super::{Network, phone, tag, waiting};
    use crate::fixture::text;

    #[derive(Debug, Clone)]
    enum Deed {
        Merge(usize, usize),
        Part(usize, usize),
        Say(usize, u8),
        Tag(usize, bool),
        Phone(usize, u8),
        Delete(usize),
        UndoLast,
        Exchange,
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            4 => (0..5usize, 0..5usize).prop_map(|(a, b)| Deed::Merge(a, b)),
            2 => (0..5usize, 0..5usize).prop_map(|(a, b)| Deed::Part(a, b)),
            3 => (0..5usize, 0..3u8).prop_map(|(who, city)| Deed::Say(who, city)),
            2 => (0..5usize, any::<bool>()).prop_map(|(who, on)| Deed::Tag(who, on)),
            1 => (0..5usize, 0..3u8).prop_map(|(who, n)| Deed::Phone(who, n)),
            1 => (0..5usize).prop_map(Deed::Delete),
            2 => Just(Deed::UndoLast),
            2 => Just(Deed::Exchange),
        ]
    }

    fn cases() -> u32 {
        std::env::var("BIRLIK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(6)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_rebuild_shows_it_and_chapters_converge(deeds in prop::collection::vec((deed(), 0..2usize), 1..16)) {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(run(deeds));
        }
    }

    async fn run(deeds: Vec<(Deed, usize)>) {
        let network = Network::of(&["Körpü", "Ghent"]).await;
        let mut ids = Vec::new();
        for nth in 0..5usize {
            ids.push(network.chapters[nth % 2].person(json!({"given_name": "Leyla", "city": format!("{nth}")})).await);
        }
        network.settle().await;
        for (deed, at) in deeds {
            let chapter = &network.chapters[at];
            match deed {
                Deed::Merge(a, b) => {
                    let pair = json!({"pairs": [{"a": ids[a], "b": ids[b]}]});
                    let _ = chapter.try_run("person_merge", pair).await;
                }
                Deed::Part(a, b) => {
                    let _ = chapter.try_run("person_different", json!({"pairs": [{"a": ids[a], "b": ids[b]}]})).await;
                }
                Deed::Say(who, city) => {
                    let _ = chapter
                        .try_run("record_edit", json!({"id": ids[who], "fields": {"city": format!("c{city}")}}))
                        .await;
                }
                Deed::Tag(who, on) => tag(chapter, &ids[who], on).await,
                Deed::Phone(who, n) => _ = phone(chapter, &ids[who], &format!("0172 111222{n}")).await,
                Deed::Delete(who) => _ = chapter.run("record_delete", json!({"ids": [ids[who]]})).await,
                Deed::UndoLast => {
                    let last = chapter.run("batch_list", json!({"limit": 1})).await[0].clone();
                    if last["undoable"] == true && last["source"] == "screen" {
                        chapter.run("batch_undo", json!({"batch": last["id"]})).await;
                    }
                }
                Deed::Exchange => network.settle().await,
            }
            chapter.is_sound().await;
        }
        network.settle().await;
        let [korpu, ghent] = &network.chapters[..] else { unreachable!() };
        assert_eq!(korpu.digest().await.1, ghent.digest().await.1, "the same cells");
        for chapter in [korpu, ghent] {
            chapter.is_sound().await;
            let named: Vec<String> = waiting(chapter).await.iter().map(|item| text(&item["id"])).collect();
            let unique: std::collections::BTreeSet<&String> = named.iter().collect();
            assert_eq!(unique.len(), named.len(), "nothing waits twice");
        }
    }
}
