//! Schools, classes, and the adults of a child: four facts that stay four.

use serde_json::{Value as Json, json};

use crate::file::connect;
use crate::fixture::{Chapter, text};
use crate::network::add;

struct School {
    chapter: Chapter,
    class: String,
    child: String,
    mother: String,
}

async fn phone(chapter: &Chapter, person: &str, number: &str) {
    chapter
        .run("record_create", json!({"kind": "phone", "of": [person], "fields": {"number": {"typed": number}}}))
        .await;
}

/// A class with one pupil of unknown age, whose mother cannot be reached yet.
async fn school() -> School {
    let chapter = Chapter::new().await;
    let school = add(&chapter, "school", json!({"name": "Sərçə", "country": "DE", "city": "Köln"})).await;
    let term = add(
        &chapter,
        "term",
        json!({"school": school, "name": "Payız 2026", "from": "2026-09-01", "to": "2027-01-31"}),
    )
    .await;
    let class = add(&chapter, "class", json!({"school": school, "name": "A2", "term": term, "room": "3"})).await;
    let child = chapter.person(json!({"given_name": "Nərgiz", "family_name": "Məmmədli"})).await;
    let mother = chapter.person(json!({"given_name": "Günay", "family_name": "Məmmədli", "birth_date": "1988"})).await;
    add(&chapter, "enrolment", json!({"pupil": child, "class": class, "from": "2026-09-01"})).await;
    add(
        &chapter,
        "guardianship",
        json!({"child": child, "guardian": mother, "relation": "mother", "order": 1, "channels": "phone,message"}),
    )
    .await;
    School { chapter, class, child, mother }
}

fn marks(shown: &Json) -> Vec<String> {
    shown["pupils"][0]["marks"].as_array().expect("a list").iter().map(text).collect()
}

#[tokio::test]
async fn a_class_shows_pupils_guardians_in_order_and_the_phones_to_call() {
    let School { chapter, class, child, mother } = school().await;
    let shown = chapter.run("class_show", json!({"id": class})).await;
    assert_eq!((&shown["school"]["title"], &shown["term"]["title"]), (&json!("Sərçə"), &json!("Payız 2026")));
    assert_eq!(marks(&shown), ["no_adult_to_reach"]);
    assert_eq!(chapter.run("school_list", json!({})).await[0]["to_complete"], 1);
    assert_eq!(chapter.run("today_show", json!({})).await["to_complete"][0]["why"], "no_adult_to_reach");
    // Saved all the same, and complete as soon as one adult has a number; the child's own does not count.
    phone(&chapter, &child, "0172 9968114").await;
    assert_eq!(marks(&chapter.run("class_show", json!({"id": class})).await), ["no_adult_to_reach"]);
    phone(&chapter, &mother, "+49 171 3920022").await;
    let father = chapter.person(json!({"given_name": "Elçin", "birth_date": "1985"})).await;
    phone(&chapter, &father, "+49 172 9968130").await;
    add(&chapter, "guardianship", json!({"child": child, "guardian": father, "relation": "father", "order": 0, "channels": "message", "sees_data": "no"})).await;
    let aunt = chapter.person(json!({"given_name": "Səkinə"})).await;
    phone(&chapter, &aunt, "+49 228 4710066").await;
    add(&chapter, "emergency_contact", json!({"child": child, "contact": aunt, "relation": "xala"})).await;
    let shown = chapter.run("class_show", json!({"id": class})).await;
    let call: Vec<(String, String)> = shown["pupils"][0]["call"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|line| (text(&line["relation"]), text(&line["number"])))
        .collect();
    let call: Vec<(&str, &str)> = call.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(call, [("father", "+491729968130"), ("mother", "+491713920022"), ("xala", "+492284710066")]);
    assert_eq!(marks(&shown), ["guardian_must_not_see"]);
    assert_eq!(shown["to_complete"], 0);
    let school = chapter.run("school_list", json!({})).await;
    assert_eq!(
        (&school[0]["classes"], &school[0]["pupils"], &school[0]["to_complete"]),
        (&json!(1), &json!(1), &json!(0))
    );
    let shown = chapter.run("school_show", json!({"id": school[0]["id"]})).await;
    assert_eq!((&shown["classes"][0]["pupils"], &shown["terms"][0]["title"]), (&json!(1), &json!("Payız 2026")));
    chapter.is_sound().await;
}

#[tokio::test]
async fn schools_stand_by_city_in_the_order_of_the_language_and_numbers_by_value() {
    let chapter = Chapter::new().await;
    for (name, city) in [("Məktəb 10", "Zaqatala"), ("Məktəb 2", "Zaqatala"), ("Lalə", "Şəki"), ("Nar", "")] {
        add(&chapter, "school", json!({"name": name, "country": "AZ", "city": city})).await;
    }
    let names = async || -> Vec<String> {
        let list = chapter.run("school_list", json!({})).await;
        list.as_array().expect("a list").iter().map(|school| text(&school["title"])).collect()
    };
    assert_eq!(names().await, ["Nar", "Lalə", "Məktəb 2", "Məktəb 10"]);
    // A file whose keys an older program made gets new ones when it is opened.
    chapter.run("file_close", json!({})).await;
    let path = chapter.path("korpu.birlikdb");
    let mut conn = connect(std::path::Path::new(&path), false).await;
    let older =
        "update p_title set sort_key = cast(title as blob); update meta set value = 'older' where key = 'catalogue'";
    sqlx::raw_sql(older).execute(&mut conn).await.expect("the file is ours");
    sqlx::Connection::close(conn).await.expect("the file is ours");
    chapter.run("file_open", json!({"file": path})).await;
    assert_eq!(names().await, ["Nar", "Lalə", "Məktəb 2", "Məktəb 10"]);
    chapter.is_sound().await;
}

#[tokio::test]
async fn a_prohibition_shows_whatever_else_was_said_of_the_same_collector() {
    let School { chapter, class, child, mother } = school().await;
    let uncle = chapter.person(json!({"given_name": "Rövşən"})).await;
    for (collector, answer) in [(&mother, "may"), (&uncle, "may"), (&uncle, "must_not")] {
        add(&chapter, "collection_permission", json!({"child": child, "collector": collector, "answer": answer})).await;
    }
    let shown = chapter.run("class_show", json!({"id": class})).await;
    let titles = |list: &str| -> Vec<String> {
        shown["pupils"][0][list].as_array().expect("a list").iter().map(|one| text(&one["title"])).collect()
    };
    assert_eq!(
        (titles("may_collect"), titles("must_not_collect")),
        (vec!["Günay Məmmədli".to_owned()], vec!["Rövşən".to_owned()])
    );
    assert!(marks(&shown).contains(&"must_not_collect".to_owned()));
}

#[tokio::test]
async fn who_is_known_only_through_a_child_and_a_pupil_without_a_birth_date_count_as_children() {
    let School { chapter, child, mother, class } = school().await;
    let protected = async |id: &str| {
        let summary = chapter.run("person_show", json!({"id": id})).await["summary"].clone();
        (summary["child"].as_bool().expect("yes or no"), summary["protected"].as_bool().expect("yes or no"))
    };
    assert_eq!(protected(&child).await, (true, true));
    assert_eq!(protected(&mother).await, (false, true));
    let exported = async || {
        let report = chapter.run("export_people", json!({"format": "csv", "purpose": "handout"})).await;
        (report["rows"].as_u64().expect("a number"), report["people_left_out"].as_u64().expect("a number"))
    };
    assert_eq!(exported().await, (0, 2));
    // A member of the house is known otherwise; a pupil with a year of birth is what the year says.
    let house = add(&chapter, "organisation", json!({"name": "Ev"})).await;
    let membership = add(&chapter, "membership", json!({"person": mother, "organisation": house})).await;
    assert_eq!(protected(&mother).await, (false, false));
    chapter.run("record_edit", json!({"id": child, "fields": {"birth_date": "1999"}})).await;
    assert_eq!(protected(&child).await, (false, false));
    assert_eq!(exported().await, (2, 0));
    chapter.run("record_delete", json!({"ids": [membership]})).await;
    assert_eq!(protected(&mother).await, (false, true));
    let children = chapter.run("today_show", json!({})).await["children"].clone();
    assert_eq!(children, 0);
    chapter.run("record_edit", json!({"id": child, "fields": {"birth_date": null}})).await;
    let filter = json!({"filters": [{"field": "class", "values": [class]}, {"field": "child", "values": ["true"]}]});
    assert_eq!(chapter.run("person_list", filter).await["total"], 1);
    chapter.is_sound().await;
}

#[tokio::test]
async fn whoever_can_be_called_for_a_child_comes_and_goes_and_lists_say_what_the_class_says() {
    let School { chapter, class, child, mother } = school().await;
    let missing = async |what: &str| {
        let class = chapter.run("class_show", json!({"id": class})).await["to_complete"].clone();
        let schools = chapter.run("school_list", json!({})).await;
        let school = chapter.run("school_show", json!({"id": schools[0]["id"]})).await;
        let today = chapter.run("today_show", json!({})).await;
        let gaps = today["to_complete"].as_array().expect("a list");
        let of_her = |gap: &&Json| gap["why"] == "no_adult_to_reach" && gap["person"]["id"] == child.as_str();
        let gaps = gaps.iter().filter(of_her).count();
        assert_eq!(schools[0]["to_complete"], class, "{what}");
        assert_eq!(school["line"]["to_complete"], class, "{what}");
        assert_eq!(school["classes"][0]["to_complete"], class, "{what}");
        assert_eq!(json!(gaps), class, "{what}");
        chapter.is_sound().await;
        class == 1
    };
    let phone = async |person: &str| {
        let of = json!({"kind": "phone", "of": [person], "fields": {"number": {"typed": "+49 171 3920022"}}});
        text(&chapter.run("record_create", of).await["id"])
    };
    let delete = async |id: &str| chapter.run("record_delete", json!({"ids": [id]})).await["batch"].clone();
    assert!(missing("nobody has a number").await);
    let number = phone(&mother).await;
    assert!(!missing("her mother has one").await);
    let gone = delete(&mother).await;
    assert!(missing("her mother is in the bin").await);
    chapter.run("batch_undo", json!({"batch": gone})).await;
    assert!(!missing("and is back").await);
    delete(&number).await;
    assert!(missing("the number is gone").await);
    let aunt = chapter.person(json!({"given_name": "Səkinə"})).await;
    phone(&aunt).await;
    let contact = add(&chapter, "emergency_contact", json!({"child": child, "contact": aunt})).await;
    assert!(!missing("an aunt is to be called").await);
    delete(&contact).await;
    assert!(missing("she is not").await);
    // A brother of fourteen has a telephone, a grandmother comes to live there and leaves again.
    let household = json!({"name": "Məmmədli"});
    let home = text(&chapter.run("record_create", json!({"kind": "household", "fields": household})).await["id"]);
    let lives = async |person: &str| {
        add(&chapter, "household_place", json!({"person": person, "household": home, "lives": true})).await
    };
    let brother = chapter.person(json!({"given_name": "Tural", "birth_date": "2012"})).await;
    phone(&brother).await;
    lives(&child).await;
    lives(&brother).await;
    assert!(missing("a child cannot be called for a child").await);
    let grandmother = chapter.person(json!({"given_name": "Zərifə", "birth_date": "1950"})).await;
    phone(&grandmother).await;
    let place = lives(&grandmother).await;
    assert!(!missing("a grandmother lives there").await);
    chapter.run("record_edit", json!({"id": place, "fields": {"lives": false}})).await;
    assert!(missing("she has left").await);
    // A year of birth in the years of grown-ups: nobody has to be reached.
    chapter.run("record_edit", json!({"id": child, "fields": {"birth_date": "1999"}})).await;
    assert!(!missing("not a child").await);
}
