-- The replica of a log that stands in EventStoreDB. The relay inserts into events; these tables are its own.

-- Up to where the server's log was copied: the position, on the server, of the last event applied, which the server
-- counts in 64 bits without sign. One row, locked by whoever applies a batch.
create table relay_checkpoint (
  one_row boolean not null default true,
  commit_position numeric(20),
  prepare_position numeric(20),
  constraint relay_checkpoint_one_row primary key (one_row),
  constraint relay_checkpoint_true check (one_row),
  constraint relay_checkpoint_both check ((commit_position is null) = (prepare_position is null))
);
insert into relay_checkpoint default values;

-- Events that cannot stand in the replica, as the server has them: an event that this program did not write, or one
-- whose hash does not follow. Their stream's later events follow them here; other streams go on.
create table relay_set_aside (
  stream text collate "C" not null,
  server_revision numeric(20) not null,
  commit_position numeric(20) not null,
  prepare_position numeric(20) not null,
  problem text not null,
  data bytea not null,
  metadata text not null,
  set_aside timestamptz not null default now(),
  constraint relay_set_aside_place primary key (stream, server_revision)
);

-- Which stream an event's id belongs to, claimed before the event is appended: the server knows ids within a stream
-- only, and an id in two streams could not be copied into the replica.
create table claimed_ids (
  id uuid not null,
  stream text collate "C" not null,
  claimed timestamptz not null default now(),
  constraint claimed_ids_id primary key (id)
);
