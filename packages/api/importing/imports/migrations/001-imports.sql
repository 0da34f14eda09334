-- Imports that were begun, and the maps with which tables are read. What they record stands in the log; this is what
-- the page lists and offers again. Names of files, and maps, which name columns, are sealed; nothing of a row is here.
create table imports (
  id text collate "C" not null,
  table_name text not null,
  begun timestamptz not null,
  by text not null,
  file_name text not null,
  file_digest text not null,
  -- Nothing of it stands in the log at or before this position.
  after_position bigint not null,
  -- When it last said how far it was.
  heard timestamptz not null,
  state text not null,
  recorded integer not null default 0,
  unchanged integer not null default 0,
  refused integer not null default 0,
  events integer not null default 0,
  taken_back timestamptz,
  taken_back_by text,
  constraint imports_id primary key (id),
  constraint imports_state check (state in ('running', 'done', 'stopped'))
);

create table import_maps (
  name text collate "C" not null,
  -- Keyed, of the columns' names in their order: a file with the same is offered the map.
  columns_digest text not null,
  content text not null,
  saved timestamptz not null,
  constraint import_maps_name primary key (name)
);
