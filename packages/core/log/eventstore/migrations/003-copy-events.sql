-- Copies a batch of events from the server in one call where every one of them follows in its stream and nothing else
-- has to be decided, as nearly always: with the locks, the questions and the commit as statements of their own it took
-- five. Gives false, and writes nothing, where the replica is not as the caller believes it to be, or an event does not
-- follow, or one of its stream was set aside: the caller then looks and decides (place-events.ts). An id that stands in
-- the log already is met by the insert: the call fails with a unique_violation, and nothing was written.
--
-- The replica is believed to stand at a position of its own and at one on the server, null before the first event, and
-- comes to another on the server. Per event: what it is, and whether it is the first of its stream among them. Those
-- are checked here against what stands in the replica; the others the caller has checked against the one before them.
--
-- The lock is that of append_events, taken by whoever writes to the log; the checkpoint's row is held against whoever
-- sets it by itself. The plan settings are those of append_events, for its reasons.
create function copy_events(
  from_position bigint, streams text[], revisions integer[], ids uuid[], times timestamptz[], bodies text[],
  hashes text[], firsts boolean[],
  from_commit numeric, from_prepare numeric, to_commit numeric, to_prepare numeric
) returns boolean language plpgsql volatile
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
as $$
declare
  no_predecessor constant bytea := decode(repeat('00', 32), 'hex');
begin
  perform pg_advisory_xact_lock(7813467226461);
  perform from relay_checkpoint
    where one_row and commit_position is not distinct from from_commit
      and prepare_position is not distinct from from_prepare
    for update;
  if not found or coalesce((select e.position from events e order by e.position desc limit 1), 0) <> from_position then
    return false;
  end if;

  if exists (
    select from unnest(streams, revisions, bodies, hashes, firsts) as given(stream, revision, body, hash, is_first)
    left join lateral (
      select e.revision, e.hash from events e where e.stream = given.stream order by e.revision desc limit 1
    ) head on true
    where given.is_first and (
      given.revision <> coalesce(head.revision, 0) + 1
      or decode(given.hash, 'hex') <> sha256(coalesce(head.hash, no_predecessor) || convert_to(given.body, 'UTF8'))
      or exists (select from relay_set_aside aside where aside.stream = given.stream))
  ) then
    return false;
  end if;

  insert into events (position, stream, revision, id, recorded, body, hash)
  select from_position + new.ordinal, new.stream, new.revision, new.id, new.recorded, new.body, decode(new.hash, 'hex')
  from unnest(streams, revisions, ids, times, bodies, hashes)
    with ordinality as new(stream, revision, id, recorded, body, hash, ordinal);
  update relay_checkpoint set commit_position = to_commit, prepare_position = to_prepare where one_row;
  return true;
end;
$$;
