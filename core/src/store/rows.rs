//! Many rows in few statements: `values (…), (…)` with as many places as fit.

use std::sync::OnceLock;

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqliteConnection};

use crate::domain::Value;
use crate::error::Result;

/// Rows of one statement: as many as keep the number of places (SQLite allows 32,766) and the memory small.
const BLOCK: usize = 500;

/// A statement `head values (row), (row) … tail` for rows of `columns` bound values.
/// All text is a constant of the program.
pub(crate) struct Rows {
    head: &'static str,
    columns: usize,
    tail: &'static str,
    full: OnceLock<String>,
}

impl Rows {
    /// A statement; `head` ends before `values`.
    pub(crate) const fn new(head: &'static str, columns: usize, tail: &'static str) -> Self {
        Self { head, columns, tail, full: OnceLock::new() }
    }

    fn sql(&self, rows: usize) -> String {
        let places = vec!["?"; self.columns].join(",");
        let row = format!("({places})");
        format!("{} values {} {}", self.head, vec![row.as_str(); rows].join(","), self.tail)
    }

    /// Writes all rows; `bind` gives the values of one.
    pub(crate) async fn write<T>(
        &'static self,
        conn: &mut SqliteConnection,
        rows: &[T],
        bind: impl Fn(&T, &mut Binder),
    ) -> Result<()> {
        self.write_with(conn, |_| (), rows, bind).await
    }

    /// The same with values that all rows share; their places stand in the statement's head.
    pub(crate) async fn write_with<T>(
        &'static self,
        conn: &mut SqliteConnection,
        shared: impl Fn(&mut Binder),
        rows: &[T],
        bind: impl Fn(&T, &mut Binder),
    ) -> Result<()> {
        let bound = |block: &[T]| {
            let mut binder = Binder(SqliteArguments::default(), None);
            shared(&mut binder);
            block.iter().for_each(|row| bind(row, &mut binder));
            binder
        };
        let mut blocks = rows.chunks(BLOCK);
        let mut next = blocks.next().map(|block| (block.len(), bound(block)));
        while let Some((rows, binder)) = next {
            // The next block is bound while the database's thread is at this one.
            let (done, then) = tokio::join!(self.execute(conn, rows, binder), async {
                blocks.next().map(|block| (block.len(), bound(block)))
            });
            done?;
            next = then;
        }
        Ok(())
    }

    async fn execute(&'static self, conn: &mut SqliteConnection, rows: usize, binder: Binder) -> Result<()> {
        if let Some(cause) = binder.1 {
            return Err(crate::error::Error::new(crate::error::Code::Defect).because(cause));
        }
        if rows == BLOCK {
            let sql: &'static str = self.full.get_or_init(|| self.sql(BLOCK));
            sqlx::query_with(sql, binder.0).execute(&mut *conn).await?;
        } else {
            let query = sqlx::query_with(AssertSqlSafe(self.sql(rows)), binder.0).persistent(false);
            query.execute(&mut *conn).await?;
        }
        Ok(())
    }
}

/// Takes the values of a row in order.
pub(crate) struct Binder(SqliteArguments, Option<sqlx::error::BoxDynError>);

impl Binder {
    fn add<'q, T: sqlx::Encode<'q, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>>(&mut self, value: T) -> &mut Self {
        if let Err(cause) = self.0.add(value) {
            self.1 = Some(cause);
        }
        self
    }

    /// Bytes.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.add(bytes.to_vec())
    }

    /// Bytes or null.
    pub(crate) fn maybe_bytes(&mut self, bytes: Option<&[u8]>) -> &mut Self {
        self.add(bytes.map(<[u8]>::to_vec))
    }

    /// A number.
    pub(crate) fn int(&mut self, n: i64) -> &mut Self {
        self.add(n)
    }

    /// Text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.add(text.to_owned())
    }

    /// Text or null.
    pub(crate) fn maybe_text(&mut self, text: Option<&str>) -> &mut Self {
        self.add(text.map(str::to_owned))
    }

    /// A cell's value.
    pub(crate) fn value(&mut self, value: &Value) -> &mut Self {
        match value {
            Value::Null => self.add(None::<String>),
            Value::Integer(n) => self.add(*n),
            Value::Text(text) => self.text(text),
            Value::Bytes(bytes) => self.bytes(bytes),
        }
    }
}
