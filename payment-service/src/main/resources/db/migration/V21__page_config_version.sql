-- Counts the changes of the page configuration as a whole. One row.
create table page_config_version (
  id integer primary key check (id = 1),
  version bigint not null
);
insert into page_config_version (id, version) values (1, 0);
