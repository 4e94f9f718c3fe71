//! Children whom no adult can be reached for by telephone: worked out when something near them is written, since a day, a
//! school and a list of classes ask it of thousands at once. Knows only the projections; is a part of what a rebuild makes.

use sqlx::SqliteConnection;

use super::many;
use crate::error::Result;

/// The person `i`, whose row in `person_unreached` is `u`, is a child without an adult to reach on the day `?1`.
pub(super) const UNREACHED: &str = "(i.adult_on > ?1 or i.guarded = 1) and (u.until is null or u.until > ?1)";

/// Those whose adults may be other ones now: the people that were written, whom they are responsible for, and all who live
/// or lived with them.
const NEAR: &str = "
delete from temp.near;
insert or ignore into temp.near select ent from temp.people;
insert or ignore into temp.near select g.of1 from temp.people t join p_guardianship g on g.of2 = t.ent;
insert or ignore into temp.near select g.of1 from temp.people t join p_emergency_contact g on g.of2 = t.ent;
insert or ignore into temp.near select b.of1 from temp.people t join p_household_place a on a.of1 = t.ent
  join p_household_place b on b.of2 = a.of2;
delete from person_unreached where ent in (select ent from temp.near)";

/// All who may be children on a day that this program sees: nobody who came of age before it was written.
const ALL: &str = "
delete from temp.near;
insert into temp.near select ent from person_index where adult_on > '2026';
insert or ignore into temp.near select ent from person_index where guarded > 0 and guarded = 1;
delete from person_unreached";

/// Those near whom no guardian or emergency contact with a number can be called for, and no adult of the household;
/// `until` is the day from which one of the household is of age who has a number.
pub(super) const FILL: &str = "insert into person_unreached select ent, until from (
  select i.ent, (select min(coalesce(o.adult_on, '')) from p_household_place a join p_household_place b on b.of2 = a.of2
      join p_phone n on n.of1 = b.of1 and n.alive join person_index o on o.ent = b.of1
      where a.of1 = i.ent and b.of1 <> a.of1 and a.alive and a.lives = 1 and b.alive and b.lives = 1 and o.guarded <> 1) as until
  from temp.near t cross join person_index i on i.ent = t.ent
  where (i.adult_on > '2026' or i.guarded = 1)
    and not exists(select 1 from p_guardianship g join p_phone n on n.of1 = g.of2 and n.alive
      join person_index o on o.ent = g.of2 where g.of1 = i.ent and g.alive)
    and not exists(select 1 from p_emergency_contact g join p_phone n on n.of1 = g.of2 and n.alive
      join person_index o on o.ent = g.of2 where g.of1 = i.ent and g.alive))
where until is null or until > '2026'";

/// Brings it up to date around `temp.people`.
pub(super) async fn refresh(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, NEAR).await?;
    many(conn, FILL).await
}

/// Makes it anew for everybody.
pub(super) async fn rebuild(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, ALL).await?;
    many(conn, FILL).await
}
