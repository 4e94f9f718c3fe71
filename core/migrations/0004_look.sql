-- Looks at health values on this computer: who keeps such notes can say when they were read (rule 14).
-- Of this data file only, like handed_out: it travels with no exchange file and no undo touches it.
create table look(
  id    integer primary key,
  at    integer not null,
  ent   blob    not null,
  field integer not null);
create index look_ent on look(ent, at);
