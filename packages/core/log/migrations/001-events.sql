-- The log. Positions and revisions count from 1 without holes, in the order of commits: append_events sees to it.
-- The body is text, not jsonb: it is the very bytes that were hashed.
create table events (
  position bigint not null,
  stream text collate "C" not null,
  revision integer not null,
  id uuid not null,
  recorded timestamptz not null,
  body text not null,
  hash bytea not null,
  constraint events_position primary key (position),
  constraint events_stream_revision unique (stream, revision),
  constraint events_id unique (id),
  constraint events_count_from_one check (position >= 1 and revision >= 1),
  constraint events_hash_is_sha256 check (octet_length(hash) = 32)
);
