-- Cases that could not be projected. They have no rows, so that no stale figure is shown for them.
create table set_aside (
  case_id text collate "C" not null,
  part integer not null default 0,
  -- the last event that the attempt rested on
  revision integer not null,
  position bigint not null,
  -- the projection that failed; null where there was no history to project
  projection text,
  reason text not null,
  since timestamptz not null default clock_timestamp(),
  constraint set_aside_case primary key (case_id)
);
