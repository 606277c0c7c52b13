-- Where in a trace the event was written, while traces are on.
alter table outbox_event add column traceparent text;
