package com.cruisemall.auth.oldshop;

/** What a record is about. Names are stored. */
enum Kind {
  USER,
  AFFILIATE,
  TRIP
}
