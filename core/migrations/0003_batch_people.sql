-- How many people a batch is about, counted once when it is finished: a list of batches counted all changes of an import
-- of 100,000 people again and again.
-- Readable by: every Birlik from 0.1 on.

alter table batch add column people integer;  -- null while the batch is not finished

update batch set people = (
  select count(*) from (
    select distinct iif(e.kind = k.num, e.ent, e.of1) as ent, k.num
    from kind k cross join change c cross join entity e on e.ent = c.ent where k.name = 'person' and c.batch = batch.id) w
  join entity p on p.ent = w.ent and p.kind = w.num);
