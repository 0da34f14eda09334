-- When an import is being taken back, that is noted in its row before anything is recorded of it, so that nobody goes on
-- with it meanwhile. And a file is imported by one at a time.
alter table imports
  -- When the taking back was last heard of; null where none goes on.
  add column taking_back timestamptz,
  -- Something of it could not be taken back.
  add column taken_back_in_part boolean not null default false;

-- Whoever is importing says so again with the next row.
update imports set state = 'stopped' where state = 'running';
create unique index imports_running on imports (table_name, file_digest) where state = 'running';
