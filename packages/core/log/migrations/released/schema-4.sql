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

CREATE OR REPLACE FUNCTION public.hash_chain_next(state bytea, predecessor bytea, body text)
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
begin
  return sha256(coalesce(state, predecessor) || convert_to(body, 'UTF8'));
end;
$function$
;

create aggregate hash_chain(predecessor bytea, body text) (
  sfunc = hash_chain_next,
  stype = bytea
);

CREATE TRIGGER events_refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION events_refuse_change();

insert into migrations (room, number, name, checksum) values ('log', 1, 'events', '8e55b961df5e8ec6c685d4a512e0660ece7dc03e7df16f162d72e2c9bea77b3c');

insert into migrations (room, number, name, checksum) values ('log', 2, 'refuse-change', '1dada3874b29d383dc068e8bcfd22ed1a50eb8e8a664cdba192a3e4f7c9bc350');

insert into migrations (room, number, name, checksum) values ('log', 3, 'hash-chain', 'c2cebbd925b90b7bfaec64fda65216a220a6d7ec31ed533ce78719791a6fc777');

insert into migrations (room, number, name, checksum) values ('log', 4, 'append-events', '9cdebf10e1202b5133db476d8fb5e3ed643a1da3de11e921787467d320b41039');
