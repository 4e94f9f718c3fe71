//! The fields that users added, as records of kind `own_field`.

use sqlx::{Row, SqliteConnection};

use crate::domain::{EntityId, Privacy};
use crate::error::Result;

/// An own field.
#[derive(Debug, Clone)]
pub(crate) struct OwnField {
    pub(crate) id: EntityId,
    pub(crate) name: String,
    pub(crate) ty: String,
    pub(crate) class: Privacy,
    pub(crate) choices: Vec<String>,
}

/// The classes of all own fields, deleted ones too; while two are said, the higher.
pub(crate) async fn all_classes(conn: &mut SqliteConnection) -> Result<std::collections::HashMap<EntityId, Privacy>> {
    let rows = sqlx::query(
        "select c.ent, c.val from cell c join field f on f.num = c.field and f.name = 'own_field.class'
         where c.dead = 0 and typeof(c.val) = 'text'",
    )
    .fetch_all(conn)
    .await?;
    let mut classes = std::collections::HashMap::new();
    for row in &rows {
        let class = Privacy::parse(row.get(1)).unwrap_or(Privacy::Health);
        let held = classes.entry(EntityId::from_bytes(row.get(0))?).or_insert(class);
        *held = class.max(*held);
    }
    Ok(classes)
}

/// All living own fields by position and name. A class of a newer program counts as the highest.
pub(crate) async fn list(conn: &mut SqliteConnection) -> Result<Vec<OwnField>> {
    let rows =
        sqlx::query("select ent, name, type, class, choices from p_own_field where alive order by position, name, ent")
            .fetch_all(&mut *conn)
            .await?;
    rows.iter()
        .map(|row| {
            let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
            Ok(OwnField {
                id: EntityId::from_bytes(row.get(0))?,
                name: text(1),
                ty: text(2),
                class: Privacy::parse(&text(3)).unwrap_or(Privacy::Health),
                choices: text(4).lines().map(str::to_owned).collect(),
            })
        })
        .collect()
}
