-- Imports: which rows of a file repeat each other, how likely it is what is asked, changes that a person does not want, and
-- decisions that hold for the same row of the next file.
-- Readable by: every Birlik from migration 2 on.

alter table import_row add column score integer;  -- how likely the likeliest is that is asked about, in millionths
alter table import_row add column joins integer;  -- the row above that is the same person; 0: rows above may be
alter table import_row add column leave text;     -- ids of changes that are not taken: JSON

create table import_decision(
  mark     blob primary key,  -- keyed hash of who the row says it is
  decision text,              -- leave_out, skip, fill, update; none: `ent`
  ent      blob,              -- the person that the row was decided to be
  leave    text,
  at       integer not null) without rowid;
create index import_decision_ent on import_decision(ent);
