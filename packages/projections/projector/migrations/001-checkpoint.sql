-- How far the log has been projected. One row a part of the cases; there is one part so far, of all of them.
-- The epoch is raised whenever other tables are put in use: a projector that finds another epoch reads anew which.
create table projector_checkpoint (
  part integer not null default 0,
  position bigint not null default 0,
  epoch bigint not null default 0,
  constraint projector_checkpoint_part primary key (part),
  constraint projector_checkpoint_counts_from_zero check (position >= 0 and epoch >= 0)
);

insert into projector_checkpoint default values;
