-- The house's foundation: what merges (cell, entity), what explains it (batch, change), what stands beside it (aside),
-- and the logs. Projections are not here: they are generated from the field catalogue and rebuilt when it changes.
-- Readable by: every Birlik from 0.1 on (meta min_reader).

create table meta(key text primary key, value) without rowid;

-- Local numbers, so that a cell is small. They never leave this file.
create table installation(num integer primary key, id blob not null unique);
create table field(num integer primary key, name text not null unique);
create table kind(num integer primary key, name text not null unique);

create table entity(
  ent  blob primary key,
  kind integer not null,
  of1  blob,
  of2  blob) without rowid;
create index entity_of1 on entity(of1) where of1 is not null;
create index entity_of2 on entity(of2) where of2 is not null;

create table cell(
  ent   blob not null,
  field integer not null,
  inst  integer not null,
  stamp integer not null,  -- 1 <= stamp < 2^61
  dead  integer not null,  -- 1: a later word, by someone who had seen this one, replaced it
  val   blob,              -- null, integer, text (NFC), bytes; null when dead
  primary key(ent, field, inst)) without rowid;

create table batch(
  id      integer primary key,
  inst    integer not null,
  stamp   integer not null,   -- what its words carry
  at      integer not null,   -- milliseconds since 1970, by this computer's clock
  source  text not null,      -- screen, import, exchange, undo, sample
  what    text not null,      -- a code for the history: person_edit, import_csv …
  detail  text,               -- JSON parameters for its text: ids and counts, a file's name
  closed  integer not null default 0,
  undoes  integer,            -- the batch that this one undid
  undone  integer);           -- the batch that undid this one

-- What was there before a batch wrote. field 0 is the record itself: it was made by this batch, and
-- `before` lists the numbers of the fields it was made with (JSON). Else `before` is the JSON list of the rows
-- [inst, stamp, dead, type, value], null when there were none. Keys outlive the values.
create table change(
  batch  integer not null,
  ent    blob not null,
  field  integer not null,
  before text,
  also   integer,             -- another sender's file said the same
  primary key(batch, ent, field)) without rowid;
create index change_ent on change(ent);

-- An overlay of this file: as long as the rows of the field are exactly `rows`, `before` is read instead.
create table aside(
  ent    blob not null,
  field  integer not null,
  rows   text not null,
  before text,
  primary key(ent, field)) without rowid;

-- Fields with more than one live value, kept beside the projections.
create table conflict(
  ent   blob not null,
  field integer not null,
  primary key(ent, field)) without rowid;

-- Plans of imports, and after their applying the log that stays.
create table import(
  id      integer primary key,
  at      integer not null,
  state   text not null,      -- reading, planned, applied
  name    text not null,      -- of the file, without its folder
  reading text not null,      -- how it was read: JSON
  mapping text not null,      -- columns, mode, country: JSON
  counts  text not null,      -- JSON
  seen    integer not null,   -- the last batch when it was planned
  batch   integer);
create table import_row(
  import   integer not null,
  row      integer not null,  -- data row, from 1
  line     integer not null,  -- of the file, from 1
  outcome  text not null,     -- new, updated, unchanged, ask, refused, ignored
  why      text,              -- a code
  ent      blob,              -- the person it became or was found to be
  decision text,              -- what a person said: JSON
  draft    text,              -- what the row says: JSON; dropped when applied
  plan     text,              -- candidates and changes: JSON; dropped when applied
  mark     blob,              -- keyed hash of what the row says
  primary key(import, row)) without rowid;
create index import_row_outcome on import_row(import, outcome, row);
create table import_problem(
  import   integer not null,
  row      integer,
  line     integer,
  "column" text,
  kind     text not null,
  severity text not null,
  raw      text);
create index import_problem_row on import_problem(import, row);
-- The row of a file that became a person, by a hash with a key of this file: the same file again finds its people.
create table import_mark(mark blob not null, nth integer not null, ent blob not null, primary key(mark, nth)) without rowid;
create index import_mark_ent on import_mark(ent);
-- Headings seen before, and what a person made of them.
create table saved_mapping(headings blob primary key, name text not null, mapping text not null, used integer not null) without rowid;

-- What left this computer with children's or health data, why, and for whom.
create table handed_out(
  id     integer primary key,
  at     integer not null,
  what   text not null,
  reason text not null,
  people integer not null);
create table handed_out_person(handed_out integer not null, ent blob not null, primary key(handed_out, ent)) without rowid;

insert into meta values ('min_reader', 1);
