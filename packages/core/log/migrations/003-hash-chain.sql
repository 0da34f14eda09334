-- The hash of an event: SHA-256 of its predecessor's hash in the stream and the UTF-8 of its body. As an aggregate
-- over the bodies of one append in order, it begins with the hash that the stream had before.
create function hash_chain_next(state bytea, predecessor bytea, body text) returns bytea
  language plpgsql immutable as $$
begin
  return sha256(coalesce(state, predecessor) || convert_to(body, 'UTF8'));
end;
$$;

create aggregate hash_chain(predecessor bytea, body text) (
  sfunc = hash_chain_next,
  stype = bytea
);
