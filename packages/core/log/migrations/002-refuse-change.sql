-- What was recorded stays: a correction is an event of its own.
create function events_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The log is never changed: % on events is refused', lower(tg_op)
    using errcode = 'insufficient_privilege',
          hint = 'Record a correction or a retraction; destroy a key to make what is sealed unreadable.';
end;
$$;

create trigger events_refuse_change before update or delete or truncate on events
  for each statement execute function events_refuse_change();
