-- Appends a group of appends, at most one a stream. One row comes back for each append, in order.
--
-- Per append: its stream, the revision expected (-1 for any), and how many events it has. Per event, the appends'
-- events one after the other: its id, and its canonical form around the time at which it is recorded.
--
-- That an id stands in the log already is rare, since it happens only where an answer was lost. So ids are looked for
-- where that is asked, or where the revision is not the one expected; else one that stands there already is met by the
-- insert, and the call fails with a unique_violation: whoever calls then asks again for ids to be looked for.
--
-- The lock is taken first, and the log is read in later statements, each of which sees what was committed before it
-- (READ COMMITTED): a lock and a read in one statement would read what stood before the lock was waited for.
-- There is no counter and no table of heads: both follow from the events themselves.
--
-- A loop decides and hashes, and one statement inserts. Each statement costs something however few the events are, so
-- there are few; and PL/pgSQL keeps the arrays in its variables unpacked, so an element is found at once wherever it
-- stands.
-- The plan settings keep a plan made while the table was empty from scanning it for ever.
--
-- The function of the same name that is not told whether to look for ids stays: a process of the version before may
-- still append while this one begins to.
create function append_events(
  streams text[], expected integer[], sizes integer[], ids uuid[], heads text[], tails text[], look_for_ids boolean
) returns table (
  -- 'appended'; 'repeated': these events stand there already; 'conflict': the stream is at another revision;
  -- 'taken': an id stands in the log already, elsewhere or in part
  outcome text,
  -- of the stream, before
  revision_before integer,
  -- of the first event appended; the others follow it
  first_position bigint,
  recorded_at text,
  -- of the events appended, 64 digits each
  hashes_hex text,
  taken_id uuid
) language plpgsql volatile
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
as $$
declare
  as_in_json constant text := 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
  no_predecessor constant bytea := decode(repeat('00', 32), 'hex');
  append_count constant integer := cardinality(streams);
  event_count constant integer := cardinality(ids);
  next_position bigint;
  clock timestamptz;
  clock_as_in_json text;
  given record;
  stood record;
  -- the events of the appends before this one
  skipped integer := 0;
  hash bytea;
  appended_hashes bytea;
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
         date_trunc('milliseconds', clock_timestamp())
  into next_position, clock;
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
    revision_before := coalesce(given.revision, 0);
    outcome := case when given.expected in (-1, revision_before) then 'appended' else 'conflict' end;
    first_position := null;
    recorded_at := null;
    hashes_hex := null;
    taken_id := null;
    if look_for_ids or outcome = 'conflict' then
      -- All of them in this stream, one after the other from where the first one stands? Each is looked for by itself,
      -- which leaves a plan nothing to choose.
      select count(e.id) as found,
             bool_and(e.stream = given.stream and e.revision - mine.place = first.revision - 1) as together,
             min(e.id::text)::uuid as example
      into stood
      from unnest(ids[skipped + 1 : skipped + given.size]) with ordinality as mine(id, place)
      left join lateral (select e.id, e.stream, e.revision from events e where e.id = mine.id limit 1) e on true
      left join lateral (select e.revision from events e where e.id = ids[skipped + 1] limit 1) first on true;
      if stood.found = given.size and stood.together then
        outcome := 'repeated';
      elsif stood.found > 0 then
        outcome := 'taken';
        taken_id := stood.example;
      end if;
    end if;

    if outcome = 'appended' then
      -- a clock that was set back does not make a stream's times run backwards
      recorded[given.ordinal] := greatest(clock, given.recorded);
      recorded_at := case when given.recorded > clock
        then to_char(given.recorded at time zone 'UTC', as_in_json) else clock_as_in_json end;
      revision_less_place[given.ordinal] := revision_before - skipped;
      first_position := next_position;
      hash := coalesce(given.hash, no_predecessor);
      appended_hashes := '';
      for place in skipped + 1 .. skipped + given.size loop
        bodies[place] := heads[place] || recorded_at || tails[place];
        hash := sha256(hash || convert_to(bodies[place], 'UTF8'));
        appended_hashes := appended_hashes || hash;
        append_of[place] := given.ordinal;
        hashes[place] := hash;
        positions[place] := next_position;
        next_position := next_position + 1;
      end loop;
      hashes_hex := encode(appended_hashes, 'hex');
    elsif outcome = 'conflict' and given.revision is null then
      -- the stream ends before the revision expected
      revision_before := coalesce(
        (select e.revision from events e where e.stream = given.stream order by e.revision desc limit 1), 0);
    end if;
    return next;
    skipped := skipped + given.size;
  end loop;

  insert into events (position, stream, revision, id, recorded, body, hash)
  select e.position, streams[e.append], revision_less_place[e.append] + e.place, e.id, recorded[e.append], e.body, e.hash
  from unnest(positions, append_of, ids, bodies, hashes) with ordinality as e(position, append, id, body, hash, place)
  where e.position is not null;
end;
$$;
