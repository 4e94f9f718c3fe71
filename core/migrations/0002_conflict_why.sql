-- Exchange by file: why a field waits for a person. Both tables follow from the cells, so they are made anew:
-- the projections are rebuilt, because the catalogue's hash has changed.
-- Readable by: every Birlik that has this migration.

drop table conflict;
-- why: values (two live words differ), deleted_edited, delete_asks (deleted by a chapter that is not its home).
create table conflict(
  ent   blob not null,
  field integer not null,
  why   text not null,
  primary key(ent, field)) without rowid;

drop table aside;
-- An overlay of this file: as long as the rows of the field are exactly `rows`, `before` is read instead.
-- why: declined, undone (said by a person, quiet), emptied, own_word, home_moved (found by a merge, they wait for a person).
create table aside(
  ent   blob not null,
  field integer not null,
  rows  text not null,
  before text,
  why   text not null,
  batch integer not null,  -- the exchange import that brought the rows
  primary key(ent, field)) without rowid;
create index aside_batch on aside(batch);

update meta set value = 2 where key = 'min_reader';
