-- Appends a group of appends, at most one a stream. One row comes back for each event appended, and one for each
-- append of which nothing was.
--
-- Per append: its stream, the revision expected (-1 for any), and how many events it has. Per event, the appends'
-- events one after the other: its id, and its canonical form around the time at which it is recorded.
--
-- The lock is taken first, and the log is read in later statements, each of which sees what was committed before it
-- (READ COMMITTED): a lock and a read in one statement would read what stood before the lock was waited for.
-- There is no counter and no table of heads: both follow from the events themselves.
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
  in_log boolean;
  last_position bigint;
  clock timestamptz;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'append_events needs READ COMMITTED: under % it would read what stood before it waited for the lock',
      current_setting('transaction_isolation') using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(7813467226461);

  last_position := coalesce((select e.position from events e order by e.position desc limit 1), 0);
  in_log := exists (select from unnest(ids) as given(id) join events e on e.id = given.id);
  clock := date_trunc('milliseconds', clock_timestamp());

  return query
  with given as (
    select g.ordinal::integer as ordinal, g.stream, g.expected, g.size,
           (sum(g.size) over (order by g.ordinal) - g.size)::integer as skipped,
           coalesce(head.revision, 0) as revision,
           coalesce(head.hash, decode(repeat('00', 32), 'hex')) as hash,
           greatest(clock, head.recorded) as recorded
    from unnest(streams, expected, sizes) with ordinality as g(stream, expected, size, ordinal)
    left join lateral (
      select e.revision, e.hash, e.recorded from events e
      where e.stream = g.stream order by e.revision desc limit 1
    ) head on true
  ), decided as (
    select g.*,
      case
        when stood.found = g.size and stood.together then 'repeated'
        when stood.found > 0 then 'taken'
        when g.expected >= 0 and g.expected <> g.revision then 'conflict'
        else 'appended'
      end as outcome,
      stood.example
    from given g
    left join lateral (
      -- all of them in this stream, one after the other from where the first one stands?
      select count(e.id) as found,
             bool_and(e.stream = g.stream and e.revision - mine.place = first.revision - 1) as together,
             min(e.id::text)::uuid as example
      from unnest(ids[g.skipped + 1 : g.skipped + g.size]) with ordinality as mine(id, place)
      left join events e on e.id = mine.id
      left join events first on first.id = ids[g.skipped + 1]
      where in_log
    ) stood on true
  ), placed as (
    select d.*, n.place,
           to_char(d.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_text
    from decided d
    left join lateral generate_series(1, d.size) as n(place) on d.outcome = 'appended'
  ), written as (
    select p.*,
           last_position + count(p.place) over (order by p.ordinal, p.place) as position,
           ids[p.skipped + p.place] as id,
           heads[p.skipped + p.place] || p.recorded_text || tails[p.skipped + p.place] as body
    from placed p
  ), chained as materialized (
    select w.*, hash_chain(w.hash, w.body) over (partition by w.ordinal order by w.place) as own_hash
    from written w
  ), inserted as (
    insert into events (position, stream, revision, id, recorded, body, hash)
    select c.position, c.stream, c.revision + c.place, c.id, c.recorded, c.body, c.own_hash
    from chained c where c.place is not null
  )
  select c.ordinal, c.outcome, c.revision + coalesce(c.place, 0),
         case when c.place is not null then c.position end,
         c.recorded_text,
         case when c.place is not null then encode(c.own_hash, 'hex') end,
         case when c.outcome = 'taken' then c.example end
  from chained c;
end;
$$;
