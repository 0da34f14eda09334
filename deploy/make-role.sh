#!/bin/sh
# Run once by the image of PostgreSQL, when its volume is made: whom Tareekh is in the database. It owns its own, in
# which it makes tables, and is no superuser.
set -eu
psql --variable ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv password TAREEKH_POSTGRES_PASSWORD
create role tareekh login password :'password';
create database tareekh owner tareekh;
SQL
