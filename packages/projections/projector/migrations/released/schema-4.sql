create table migrations (
  room text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied timestamp with time zone not null default now()
);

create table projector_checkpoint (
  part integer not null,
  "position" bigint not null default 0,
  epoch bigint not null default 0,
  owner text,
  until timestamp with time zone
);

create table projector_members (
  member text collate "C" not null,
  until timestamp with time zone not null
);

create table projector_rebuild (
  one boolean not null default true,
  generation bigint not null default 0,
  alive timestamp with time zone
);

create table projector_tables (
  projection text collate "C" not null,
  generation bigint not null,
  version integer not null,
  data_version text not null,
  shape text not null
);

create table set_aside (
  case_id text collate "C" not null,
  revision integer not null,
  "position" bigint not null,
  projection text,
  reason text not null,
  since timestamp with time zone not null default clock_timestamp()
);

alter table projector_checkpoint add constraint projector_checkpoint_counts_from_zero CHECK ((("position" >= 0) AND (epoch >= 0)));

alter table projector_checkpoint add constraint projector_checkpoint_owned_until CHECK (((owner IS NULL) = (until IS NULL)));

alter table projector_checkpoint add constraint projector_checkpoint_part_is_known CHECK (((part >= 1) AND (part <= 32)));

alter table projector_rebuild add constraint projector_rebuild_is_one CHECK (one);

alter table migrations add constraint migrations_room_number PRIMARY KEY (room, number);

alter table projector_checkpoint add constraint projector_checkpoint_part PRIMARY KEY (part);

alter table projector_members add constraint projector_members_member PRIMARY KEY (member);

alter table projector_rebuild add constraint projector_rebuild_one PRIMARY KEY (one);

alter table projector_tables add constraint projector_tables_projection PRIMARY KEY (projection);

alter table set_aside add constraint set_aside_case PRIMARY KEY (case_id);

insert into migrations (room, number, name, checksum) values ('projector', 1, 'checkpoint', 'ee82101b583e7b3ae75d99c32a342088b11916f8e1609eee6ef6d08472435260');

insert into migrations (room, number, name, checksum) values ('projector', 2, 'tables-in-use', 'a1751d3cde5cc52668837618178fc0b7f458ce306df8d2c1b4f684b0e4b9a0e6');

insert into migrations (room, number, name, checksum) values ('projector', 3, 'set-aside', 'f128f887952fb9835e63eb5be7558d97ed53a5603f4b6db24a53ea42a708a2e9');

insert into migrations (room, number, name, checksum) values ('projector', 4, 'parts', '8a02b5c2a3439da62df6d5b3689623fee81c4115d6a0d82848ea4e9ed03b04b8');
