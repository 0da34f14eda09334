-- Appends a group of appends, at most one a stream. One row comes back for each event appended, and one for each
-- append of which nothing was.
--
-- Per append: its stream, the revision expected (-1 for any), and how many events it has. Per event, the appends'
-- events one after the other: its id, and its canonical form around the time at which it is recorded.
--
-- The lock is taken first, and the log is read in later statements, each of which sees what was committed before it
-- (READ COMMITTED): a lock and a read in one statement would read what stood before the lock was waited for.
-- There is no counter and no table of heads: both follow from the events themselves.
--
-- A loop decides and hashes, and one statement inserts. Each statement costs something however few the events are, so
-- there are few; and PL/pgSQL keeps the arrays in its variables unpacked, so an element is found at once wherever it
-- stands.
-- The plan settings keep a plan made while the table was empty from scanning it for ever.
create function append_events(
  streams text[], expected integer[], sizes integer[], ids uuid[], heads text[], tails text[]
) returns table (
  -- of the append, from 1
  append integer,
  -- 'appended'; 'repeated': these events stand there already; 'conflict': the stream is at another revision;
  -- 'taken': an id stands in the log already, elsewhere or in part
  outcome text,
  -- of the event appended; the stream's where in conflict
  at_revision integer,
  at_position bigint,
  recorded_at text,
  hash_hex text,
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
  as_in_json constant text := 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
  no_predecessor constant bytea := decode(repeat('00', 32), 'hex');
  append_count constant integer := cardinality(streams);
  event_count constant integer := cardinality(ids);
  next_position bigint;
  in_log boolean;
  clock timestamptz;
  clock_as_in_json text;
  given record;
  stood record;
  -- the events of the appends before this one
  skipped integer := 0;
  hash bytea;
  -- Per append, for the insert: the time of recording, and what to add to an event's place among all the events given
  -- to have its revision. Per event: its append, its body and hash, and its position; none where it is not appended.
  -- All are filled first: an array that is begun at its third element would start there.
  recorded timestamptz[] := array_fill(null::timestamptz, array[append_count]);
  revision_less_place integer[] := array_fill(null::integer, array[append_count]);
  append_of integer[] := array_fill(null::integer, array[event_count]);
  positions bigint[] := array_fill(null::bigint, array[event_count]);
  bodies text[] := array_fill(null::text, array[event_count]);
  hashes bytea[] := array_fill(null::bytea, array[event_count]);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append_events needs READ COMMITTED: under % it would read what stood before it waited for the lock',
      current_setting('transaction_isolation') using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(7813467226461);

  select 1 + coalesce((select e.position from events e order by e.position desc limit 1), 0),
         exists (select from unnest(ids) as sent(id) join events e on e.id = sent.id),
         date_trunc('milliseconds', clock_timestamp())
  into next_position, in_log, clock;
  clock_as_in_json := to_char(clock at time zone 'UTC', as_in_json);

  for given in
    -- The last event is looked for from the revision expected on, where it is the only one: the index would otherwise
    -- compare all of the stream's entries on a page.
    select g.ordinal::integer as ordinal, g.stream, g.expected, g.size, head.revision, head.hash, head.recorded
    from unnest(streams, expected, sizes) with ordinality as g(stream, expected, size, ordinal)
    left join lateral (
      select e.revision, e.hash, e.recorded from events e
      where e.stream = g.stream and e.revision >= g.expected order by e.revision desc limit 1
    ) head on true
    order by g.ordinal
  loop
    append := given.ordinal;
    outcome := case when given.expected in (-1, coalesce(given.revision, 0)) then 'appended' else 'conflict' end;
    at_revision := coalesce(given.revision, 0);
    at_position := null;
    recorded_at := null;
    hash_hex := null;
    taken_id := null;
    if in_log then
      -- all of them in this stream, one after the other from where the first one stands?
      select count(e.id) as found,
             bool_and(e.stream = given.stream and e.revision - mine.place = first.revision - 1) as together,
             min(e.id::text)::uuid as example
      into stood
      from unnest(ids[skipped + 1 : skipped + given.size]) with ordinality as mine(id, place)
      left join events e on e.id = mine.id
      left join events first on first.id = ids[skipped + 1];
      if stood.found = given.size and stood.together then
        outcome := 'repeated';
      elsif stood.found > 0 then
        outcome := 'taken';
        taken_id := stood.example;
      end if;
    end if;

    if outcome = 'appended' then
      -- a clock that was set back does not make a stream's times run backwards
      recorded[append] := greatest(clock, given.recorded);
      recorded_at := case when given.recorded > clock
        then to_char(given.recorded at time zone 'UTC', as_in_json) else clock_as_in_json end;
      revision_less_place[append] := at_revision - skipped;
      hash := coalesce(given.hash, no_predecessor);
      for place in skipped + 1 .. skipped + given.size loop
        bodies[place] := heads[place] || recorded_at || tails[place];
        hash := sha256(hash || convert_to(bodies[place], 'UTF8'));
        hash_hex := encode(hash, 'hex');
        at_revision := at_revision + 1;
        at_position := next_position;
        append_of[place] := append;
        hashes[place] := hash;
        positions[place] := next_position;
        next_position := next_position + 1;
        return next;
      end loop;
    else
      if outcome = 'conflict' and given.revision is null then
        -- the stream ends before the revision expected
        at_revision := coalesce(
          (select e.revision from events e where e.stream = given.stream order by e.revision desc limit 1), 0);
      end if;
      return next;
    end if;
    skipped := skipped + given.size;
  end loop;

  insert into events (position, stream, revision, id, recorded, body, hash)
  select e.position, streams[e.append], revision_less_place[e.append] + e.place, e.id, recorded[e.append], e.body, e.hash
  from unnest(positions, append_of, ids, bodies, hashes) with ordinality as e(position, append, id, body, hash, place)
  where e.position is not null;
end;
$$;
