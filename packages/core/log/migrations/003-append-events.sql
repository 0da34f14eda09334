-- Appends a group of appends: one row comes back for each, in order. At most one append a stream in a group.
--
-- Per append: its stream, the revision expected (-1 for any), and how many events it has. Per event, the appends'
-- events one after the other: its id, and its canonical form around the time at which it is recorded.
--
-- The lock is taken first and the log is read in later statements, each of which sees what was committed before
-- it (READ COMMITTED): a lock and a read in one statement would read what stood before the lock was waited for.
-- There is no counter and no table of heads: both follow from the events themselves.
-- The plan settings keep a plan made while the table was empty from scanning it for ever.
create function append_events(
  streams text[], expected integer[], sizes integer[], ids uuid[], heads text[], tails text[]
) returns table (
  -- 'appended'; 'repeated': these events stand there already; 'conflict': the stream is at another revision;
  -- 'taken': an id stands in the log already, elsewhere or in part
  outcome text,
  -- of the first event where appended; the stream's where in conflict
  at_revision integer,
  -- of the first event where appended
  at_position bigint,
  recorded_at text,
  -- of the events appended, in hex, one after the other
  hashes text,
  taken_id uuid
) language plpgsql volatile
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_hashjoin = off
  set enable_mergejoin = off
  set enable_bitmapscan = off
  set jit = off
as $$
declare
  total constant integer := cardinality(ids);
  in_log boolean;
  last_position bigint;
  clock timestamptz;
  clock_text text;
  append record;
  stood record;
  written integer := 0;
  previous bytea;
  body text;
  -- filled in full at first: an array that is first assigned at index 3 would begin there
  new_positions bigint[] := array_fill(null::bigint, array[total]);
  new_streams text[] := array_fill(null::text, array[total]);
  new_revisions integer[] := array_fill(null::integer, array[total]);
  new_ids uuid[] := array_fill(null::uuid, array[total]);
  new_times timestamptz[] := array_fill(null::timestamptz, array[total]);
  new_bodies text[] := array_fill(null::text, array[total]);
  new_hashes bytea[] := array_fill(null::bytea, array[total]);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append_events needs READ COMMITTED: under % it would read what stood before it waited for the lock',
      current_setting('transaction_isolation') using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(7813467226461);

  select coalesce((select e.position from events e order by e.position desc limit 1), 0) into last_position;
  select exists (select from unnest(ids) as given(id) join events e on e.id = given.id) into in_log;
  clock := date_trunc('milliseconds', clock_timestamp());
  clock_text := to_char(clock at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

  for append in
    select given.stream, given.expected, given.size,
           (sum(given.size) over (order by given.ordinal) - given.size)::integer as skipped,
           coalesce(head.revision, 0) as revision, head.hash, head.recorded
    from unnest(streams, expected, sizes) with ordinality as given(stream, expected, size, ordinal)
    left join lateral (
      select e.revision, e.hash, e.recorded from events e
      where e.stream = given.stream order by e.revision desc limit 1
    ) head on true
    order by given.ordinal
  loop
    at_revision := null; at_position := null; recorded_at := null; hashes := null; taken_id := null;

    if in_log then
      select count(e.id) as found,
             bool_and(e.stream = append.stream) as here,
             bool_and(e.revision - given.place = first.revision - 1) as in_order,
             min(e.id::text)::uuid as example
      into stood
      from unnest(ids[append.skipped + 1 : append.skipped + append.size]) with ordinality as given(id, place)
      left join events e on e.id = given.id
      left join lateral (select f.revision from events f where f.id = ids[append.skipped + 1]) first on true;
      if stood.found = append.size and stood.here and stood.in_order then
        outcome := 'repeated';
        return next;
        continue;
      elsif stood.found > 0 then
        outcome := 'taken'; taken_id := stood.example;
        return next;
        continue;
      end if;
    end if;

    if append.expected >= 0 and append.expected <> append.revision then
      outcome := 'conflict'; at_revision := append.revision;
      return next;
      continue;
    end if;

    outcome := 'appended';
    at_revision := append.revision + 1;
    at_position := last_position + written + 1;
    hashes := '';
    previous := coalesce(append.hash, decode(repeat('00', 32), 'hex'));
    if append.recorded > clock then
      recorded_at := to_char(append.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
    else
      recorded_at := clock_text;
    end if;
    for place in 1 .. append.size loop
      written := written + 1;
      body := heads[append.skipped + place] || recorded_at || tails[append.skipped + place];
      previous := sha256(previous || convert_to(body, 'UTF8'));
      new_positions[written] := last_position + written;
      new_streams[written] := append.stream;
      new_revisions[written] := append.revision + place;
      new_ids[written] := ids[append.skipped + place];
      new_times[written] := greatest(clock, append.recorded);
      new_bodies[written] := body;
      new_hashes[written] := previous;
      hashes := hashes || encode(previous, 'hex');
    end loop;
    return next;
  end loop;

  if written > 0 then
    insert into events (position, stream, revision, id, recorded, body, hash)
    select n.position, n.stream, n.revision, n.id, n.recorded, n.body, n.hash
    from unnest(
      new_positions[:written], new_streams[:written], new_revisions[:written], new_ids[:written],
      new_times[:written], new_bodies[:written], new_hashes[:written]
    ) as n(position, stream, revision, id, recorded, body, hash);
  end if;
end;
$$;
