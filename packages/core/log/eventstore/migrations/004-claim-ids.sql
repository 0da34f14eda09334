-- Claims ids for streams, and gives those of the claims that cannot be: their id is another stream's, by a claim or by
-- an event in the replica. A call within a call: planned once a connection, where a statement of its own took three
-- times as long to be planned as to be carried out.
--
-- The second statement sees what others committed while the first one waited for them. The plan settings are those of
-- append_events, for its reasons.
create function claim_ids(ids uuid[], streams text[]) returns table (taken_id uuid, refused_stream text)
  language plpgsql volatile
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
  set enable_bitmapscan = off
as $$
declare
  claimed integer;
begin
  -- in the order of ids, so that no two calls wait for each other
  insert into claimed_ids (id, stream)
  select given.id, given.stream from unnest(ids, streams) as given(id, stream)
  -- asked for each by itself, which cannot be planned as a join with all of the log
  where coalesce((select e.stream from events e where e.id = given.id), given.stream) = given.stream
  order by given.id
  on conflict (id) do nothing;
  get diagnostics claimed = row_count;
  if claimed = cardinality(ids) then
    return;
  end if;

  return query
  select given.id, given.stream from unnest(ids, streams) as given(id, stream)
  where coalesce(
    (select e.stream from events e where e.id = given.id),
    (select c.stream from claimed_ids c where c.id = given.id)
  ) is distinct from given.stream;
end;
$$;
