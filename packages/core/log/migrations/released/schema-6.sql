create table events (
  "position" bigint not null,
  stream text collate "C" not null,
  revision integer not null,
  id uuid not null,
  recorded timestamp with time zone not null,
  body text not null,
  hash bytea not null
);

create table migrations (
  room text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied timestamp with time zone not null default now()
);

alter table events add constraint events_count_from_one CHECK ((("position" >= 1) AND (revision >= 1)));

alter table events add constraint events_hash_is_sha256 CHECK ((octet_length(hash) = 32));

alter table events add constraint events_position PRIMARY KEY ("position");

alter table migrations add constraint migrations_room_number PRIMARY KEY (room, number);

alter table events add constraint events_id UNIQUE (id);

alter table events add constraint events_stream_revision UNIQUE (stream, revision);

CREATE OR REPLACE FUNCTION public.append_events(streams text[], expected integer[], sizes integer[], ids uuid[], heads text[], tails text[])
 RETURNS TABLE(append integer, outcome text, at_revision integer, at_position bigint, recorded_at text, hash_hex text, taken_id uuid)
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_bitmapscan TO 'off'
 SET jit TO 'off'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.append_events(streams text[], expected integer[], sizes integer[], ids uuid[], heads text[], tails text[], look_for_ids boolean)
 RETURNS TABLE(outcome text, revision_before integer, first_position bigint, recorded_at text, hashes_hex text, taken_id uuid)
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.append_one_each(streams text[], expected integer[], ids uuid[], heads text[], tails text[])
 RETURNS TABLE(at_position bigint, recorded_at text, hash_hex text)
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
declare
  no_predecessor constant bytea := decode(repeat('00', 32), 'hex');
  clock timestamptz;
  clock_as_in_json text;
  appended bigint;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append_one_each needs READ COMMITTED: under % it would read what stood before it waited for the lock',
      current_setting('transaction_isolation') using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(7813467226461);
  clock := date_trunc('milliseconds', clock_timestamp());
  clock_as_in_json := to_char(clock at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

  return query
  insert into events (position, stream, revision, id, recorded, body, hash)
  select coalesce((select e.position from events e order by e.position desc limit 1), 0) + given.place,
         given.stream, given.expected + 1, given.id, clock, given.body,
         sha256(coalesce(last.hash, no_predecessor) || convert_to(given.body, 'UTF8'))
  from (
    select place, streams[place] as stream, expected[place] as expected, ids[place] as id,
           heads[place] || clock_as_in_json || tails[place] as body
    from generate_series(1, cardinality(streams)) as place
    offset 0 -- so that the body is made once, and not for each of its uses
  ) as given
  -- looked for one by one, which leaves a plan nothing to choose
  left join lateral (
    select e.hash, e.recorded from events e
    where e.stream = given.stream and e.revision = given.expected limit 1
  ) as last on true
  where given.expected = 0 or last.recorded <= clock
  returning events.position, clock_as_in_json, encode(events.hash, 'hex');

  get diagnostics appended = row_count;
  if appended < cardinality(streams) then
    raise exception 'A stream ends before the revision expected, or after the time of the clock'
      using errcode = 'no_data_found';
  end if;
end;
$function$
;

CREATE OR REPLACE FUNCTION public.append_single_events(streams text[], expected integer[], ids uuid[], heads text[], tails text[])
 RETURNS TABLE(appended_to text, at_revision integer, at_position bigint, recorded_at text, hash_hex text)
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
declare
  as_in_json constant text := 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';
  no_predecessor constant bytea := decode(repeat('00', 32), 'hex');
  clock timestamptz;
  clock_as_in_json text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append_single_events needs READ COMMITTED: under % it would read what stood before it waited for the lock',
      current_setting('transaction_isolation') using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(7813467226461);
  clock := date_trunc('milliseconds', clock_timestamp());
  clock_as_in_json := to_char(clock at time zone 'UTC', as_in_json);

  return query
  insert into events (position, stream, revision, id, recorded, body, hash)
  select coalesce((select e.position from events e order by e.position desc limit 1), 0) + row_number() over (),
         new.stream, new.revision, new.id, new.recorded, new.body,
         sha256(new.previous || convert_to(new.body, 'UTF8'))
  from (
    select given.stream, given.id,
           coalesce(head.revision, 0) + 1 as revision,
           coalesce(head.hash, no_predecessor) as previous,
           -- a clock that was set back does not make a stream's times run backwards
           greatest(clock, head.recorded) as recorded,
           given.head
             || case when head.recorded > clock
                  then to_char(head.recorded at time zone 'UTC', as_in_json) else clock_as_in_json end
             || given.tail as body
    from unnest(streams, expected, ids, heads, tails) as given(stream, expected, id, head, tail)
    -- from the revision expected on, as in append_events
    left join lateral (
      select e.revision, e.hash, e.recorded from events e
      where e.stream = given.stream and e.revision >= given.expected order by e.revision desc limit 1
    ) head on true
    where given.expected in (-1, coalesce(head.revision, 0))
    offset 0 -- so that the body is made once, and not for each of its uses
  ) new
  returning events.stream, events.revision, events.position,
            case when events.recorded = clock
              then clock_as_in_json else to_char(events.recorded at time zone 'UTC', as_in_json) end,
            encode(events.hash, 'hex');
end;
$function$
;

CREATE OR REPLACE FUNCTION public.events_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'The log is never changed: % on events is refused', lower(tg_op)
    using errcode = 'insufficient_privilege',
          hint = 'Record a correction or a retraction; destroy a key to make what is sealed unreadable.';
end;
$function$
;

CREATE TRIGGER events_refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION events_refuse_change();

insert into migrations (room, number, name, checksum) values ('log', 1, 'events', '8e55b961df5e8ec6c685d4a512e0660ece7dc03e7df16f162d72e2c9bea77b3c');

insert into migrations (room, number, name, checksum) values ('log', 2, 'refuse-change', '1dada3874b29d383dc068e8bcfd22ed1a50eb8e8a664cdba192a3e4f7c9bc350');

insert into migrations (room, number, name, checksum) values ('log', 3, 'append-events', '134fc1d72fa559816b4b968e038d151b4799b55cc1a6356368cf43fbe06fd2cd');

insert into migrations (room, number, name, checksum) values ('log', 4, 'look-for-ids-when-met', '79172f3a118534d3ec541f39c2ac9292fab23aa84d339b5cce1fc454f3752e4d');

insert into migrations (room, number, name, checksum) values ('log', 5, 'append-single-events', '143fc22ca01ffd9a3dbfb21f26e2df4bc2b1a3b8183e6d0f98d2f58c4a29bd44');

insert into migrations (room, number, name, checksum) values ('log', 6, 'append-one-each', '1a555961531ac52b64a87d62cf99618c98181aa61177b0a489d0e97231063660');
