package com.cruisemall.auth.oldshop;

/** Kind of a record. Names are stored in the database. */
enum RecordKind {
  USER,
  AFFILIATE,
  TRIP
}
