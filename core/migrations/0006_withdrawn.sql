-- People whose chapter no longer passes them on (merge design, section 4): a person decides whether they are let go here.
-- Readable by: every Birlik that has this migration; an older one would show who was let go as a person without a name.

-- gone: nothing of the person is here but the words on passing on, life and home; everything else of theirs is dropped when
-- a file brings it, as long as those words stand.
create table withdrawn(
  ent   blob primary key,
  batch integer not null,  -- the import that brought the word
  until text,              -- kept until this day (ISO), then it asks again
  gone  integer not null) without rowid;

-- Files that had every word of ours on a person whom another chapter keeps; `mark` is a hash of those words.
create table ours_sent(
  ent  blob not null,
  no   integer not null,
  mark blob not null,
  primary key(ent, no)) without rowid;

update meta set value = 6 where key = 'min_reader';

-- What lies in the bin, since when this computer has seen it there, and since when a person is told that its time is nearly
-- over; erased only after both times. By our clock, so a deletion by a wrong one is not erased at once.
create table bin(
  ent  blob primary key,
  seen integer not null,   -- milliseconds since 1970
  told integer) without rowid;
