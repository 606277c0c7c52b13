-- A cabin in an order is named by the order and the cabin's place in it.
alter table cabin_hold
  drop constraint cabin_hold_pkey,
  drop constraint cabin_hold_order_id_line_key,
  drop column id,
  add primary key (order_id, line);
