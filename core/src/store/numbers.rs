//! The local numbers of field names, kinds and installations. They never leave the data file.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use crate::domain::fields::{ALIVE, HOME, KINDS, TOUCH};
use crate::domain::own_field;
use crate::error::{Code, Error, Result};

/// Numbers as the data file has them; read anew when another program adds some.
#[derive(Debug, Clone, Default)]
pub(crate) struct Numbers {
    fields: HashMap<String, i64>,
    field_names: HashMap<i64, String>,
    kinds: HashMap<String, i64>,
    kind_names: HashMap<i64, String>,
    own: Vec<i64>,
}

impl Numbers {
    /// Reads the numbers, after giving one to every name of the catalogue that has none.
    pub(crate) async fn complete(conn: &mut SqliteConnection) -> Result<Self> {
        for kind in KINDS {
            sqlx::query("insert or ignore into kind(name) values (?1)").bind(kind.name).execute(&mut *conn).await?;
            for field in kind.fields {
                add_field(conn, &format!("{}.{}", kind.name, field.name)).await?;
            }
        }
        add_field(conn, ALIVE).await?;
        add_field(conn, TOUCH).await?;
        add_field(conn, HOME).await?;
        Self::load(conn).await
    }

    /// Whether every name of the catalogue has a number.
    pub(crate) fn is_complete(&self) -> bool {
        let has = |kind: &crate::domain::fields::Kind| {
            self.kinds.contains_key(kind.name)
                && kind.fields.iter().all(|field| self.fields.contains_key(&format!("{}.{}", kind.name, field.name)))
        };
        KINDS.iter().all(has) && [ALIVE, TOUCH, HOME].iter().all(|name| self.fields.contains_key(*name))
    }

    /// Reads the numbers.
    pub(crate) async fn load(conn: &mut SqliteConnection) -> Result<Self> {
        let mut numbers = Self::default();
        for row in sqlx::query("select num, name from field").fetch_all(&mut *conn).await? {
            let (num, name): (i64, String) = (row.get(0), row.get(1));
            if own_field::id_of(&name).is_some() {
                numbers.own.push(num);
            }
            numbers.field_names.insert(num, name.clone());
            numbers.fields.insert(name, num);
        }
        for row in sqlx::query("select num, name from kind").fetch_all(&mut *conn).await? {
            let (num, name): (i64, String) = (row.get(0), row.get(1));
            numbers.kind_names.insert(num, name.clone());
            numbers.kinds.insert(name, num);
        }
        Ok(numbers)
    }

    /// The number of a field of the catalogue; 0, which no field has, for any other without one.
    pub(crate) fn field(&self, name: &str) -> i64 {
        self.fields.get(name).copied().unwrap_or(0)
    }

    /// The number of a field, or the error that names it.
    pub(crate) fn known_field(&self, name: &str) -> Result<i64> {
        self.fields.get(name).copied().ok_or_else(|| Error::new(Code::NoSuchField).with("field", name))
    }

    /// The name behind a number.
    pub(crate) fn field_name(&self, num: i64) -> Option<&str> {
        self.field_names.get(&num).map(String::as_str)
    }

    /// The number of a kind of the catalogue; 0, which no kind has, for any other without one.
    pub(crate) fn kind(&self, name: &str) -> i64 {
        self.kinds.get(name).copied().unwrap_or(0)
    }

    /// The name behind a kind's number.
    pub(crate) fn kind_name(&self, num: i64) -> Option<&str> {
        self.kind_names.get(&num).map(String::as_str)
    }

    /// Numbers of the fields that users added.
    pub(crate) fn own_fields(&self) -> &[i64] {
        &self.own
    }

    /// Gives an own field its number.
    pub(crate) async fn add_own(&mut self, conn: &mut SqliteConnection, name: &str) -> Result<i64> {
        add_field(conn, name).await?;
        *self = Self::load(conn).await?;
        self.known_field(name)
    }
}

async fn add_field(conn: &mut SqliteConnection, name: &str) -> Result<()> {
    sqlx::query("insert or ignore into field(name) values (?1)").bind(name).execute(&mut *conn).await?;
    Ok(())
}

/// The number of an installation, when it has one.
pub(crate) async fn known_installation(conn: &mut SqliteConnection, id: &[u8]) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("select num from installation where id = ?1").bind(id).fetch_optional(conn).await?)
}

/// The number of an installation; given when it has none.
pub(crate) async fn installation(conn: &mut SqliteConnection, id: &[u8]) -> Result<i64> {
    sqlx::query("insert or ignore into installation(id) values (?1)").bind(id).execute(&mut *conn).await?;
    Ok(sqlx::query_scalar("select num from installation where id = ?1").bind(id).fetch_one(&mut *conn).await?)
}
