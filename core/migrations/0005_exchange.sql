-- Exchange by file: who we exchange with, what went out and came in, what others ask us to erase, and the classes of
-- fields that only newer programs know. Keys here are public; our own secrets lie in the configuration folder.
-- Readable by: every Birlik from migration 2 on.

-- Installations whose files were taken or seen. `offered` is another key than the pinned one; refused until trusted.
create table peer(
  inst      blob primary key,
  chapter   blob not null,
  name      text not null,     -- of the chapter, as its last file said
  key       blob not null,     -- Ed25519
  recipient text not null,     -- age1…, empty when it was not said
  data      blob not null,     -- its data file
  seen      integer not null,  -- milliseconds since 1970, by our clock
  offered   blob) without rowid;

-- Files taken in: what we tell in `has`.
create table taken(
  file   blob primary key,
  inst   blob not null,
  no     integer not null,     -- the sender's count
  made   integer not null,     -- by the sender's clock
  at     integer not null,     -- by ours
  scope  text not null,
  rows   integer not null,
  sha256 blob not null,
  batch  integer) without rowid;
create index taken_inst on taken(inst, no);

-- Files of ours, and which installations say to have taken them.
create table sent(
  no        integer primary key,
  file      blob not null unique,
  at        integer not null,
  scope     text not null,
  addressee text not null,
  encrypted integer not null,
  people    integer not null,
  rows      integer not null,
  sha256    blob not null);
create table sent_taken(file blob not null, inst blob not null, primary key(file, inst)) without rowid;
-- To whom a person was sent; `last` is the last file that had them whole, `word` the one that had only the word.
create table passed_on(
  addressee text not null,
  ent       blob not null,
  first     integer not null,
  last      integer not null,
  primary key(addressee, ent)) without rowid;
create index passed_on_ent on passed_on(ent);

-- Names of fields that this program does not know, with the class that a file gave them.
create table field_class(field integer primary key, class text not null) without rowid;

-- Who asked to be erased, by whose word. accepted: here too.
create table erased(
  ent      blob not null,
  inst     integer not null,
  stamp    integer not null,
  reason   text not null,
  accepted integer not null,
  primary key(ent, inst)) without rowid;
