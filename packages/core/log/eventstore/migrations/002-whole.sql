-- When the relay last found that the replica had all that the server had, by the database's clock; null before. Told
-- now and then, for processes beside it that may not read everything on the server.
alter table relay_checkpoint add column whole_at timestamptz;
