#!/bin/sh
# Creates for each service a database, an owner role and a runtime role without DDL rights.
set -eu
for name in auth payment upload chat rates; do
  psql --set=ON_ERROR_STOP=1 --username=postgres --set=password="$DATABASE_PASSWORD" <<SQL
CREATE ROLE ${name}_owner LOGIN PASSWORD :'password';
CREATE ROLE ${name}_service LOGIN PASSWORD :'password';
ALTER ROLE ${name}_service SET lock_timeout = '2s';
ALTER ROLE ${name}_service SET statement_timeout = '5s';
ALTER ROLE ${name}_service SET idle_in_transaction_session_timeout = '10s';
CREATE DATABASE ${name} OWNER ${name}_owner;
REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
GRANT CONNECT ON DATABASE ${name} TO ${name}_service;
\\connect ${name}
ALTER SCHEMA public OWNER TO ${name}_owner;
GRANT USAGE ON SCHEMA public TO ${name}_service;
ALTER DEFAULT PRIVILEGES FOR ROLE ${name}_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name}_service;
ALTER DEFAULT PRIVILEGES FOR ROLE ${name}_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${name}_service;
SQL
done
