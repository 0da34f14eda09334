-- Cases are divided into 32 parts by the name of their stream, so that several processes can project them: each part
-- has a checkpoint of its own, which stands where the one of all cases stood. They are numbered from 1: a program from
-- before, which knows no part but 0, finds none and writes nothing.
insert into projector_checkpoint (part, position, epoch)
select numbers.part, undivided.position, undivided.epoch + 1
from projector_checkpoint as undivided, generate_series(1, 32) as numbers (part)
where undivided.part = 0;

delete from projector_checkpoint where part = 0;

-- The lease: who projects the cases of a part, and until when unless it is heard of again; by the database's clock.
-- The epoch is raised at each taking and giving up, and whenever other tables are put in use. What is written under
-- an epoch that is past is refused.
alter table projector_checkpoint
  alter column part drop default,
  add column owner text,
  add column until timestamptz,
  add constraint projector_checkpoint_part_is_known check (part between 1 and 32),
  add constraint projector_checkpoint_owned_until check ((owner is null) = (until is null));

-- The processes that project, and until when each is taken to be alive unless it is heard of again.
create table projector_members (
  member text collate "C" not null,
  until timestamptz not null,
  constraint projector_members_member primary key (member)
);

-- It was never written, and follows from the case's name.
alter table set_aside drop column part;
