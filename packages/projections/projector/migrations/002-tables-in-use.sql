-- The table in use for each projection, and by what its rows were computed.
create table projector_tables (
  projection text collate "C" not null,
  generation bigint not null,
  version integer not null,
  data_version text not null,
  -- columns and indexes as declared: a table of another shape cannot hold the rows
  shape text not null,
  constraint projector_tables_projection primary key (projection)
);

-- The last rebuild that began. One that finds a greater generation than its own has been overtaken.
-- While it goes on it says so in `alive`, so that a program starting beside it leaves its tables alone.
create table projector_rebuild (
  one boolean not null default true,
  generation bigint not null default 0,
  alive timestamptz,
  constraint projector_rebuild_one primary key (one),
  constraint projector_rebuild_is_one check (one)
);

insert into projector_rebuild default values;
