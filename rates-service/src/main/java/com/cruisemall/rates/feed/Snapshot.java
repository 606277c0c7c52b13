package com.cruisemall.rates.feed;

import com.cruisemall.rates.table.PublishedRates;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;

/** Rates that the feed really published on the day the file names; real, but old. */
final class Snapshot {
  private static final String FILE = "/feed/snapshot.json";

  private Snapshot() {}

  static PublishedRates read(ObjectMapper json, Clock clock) {
    try (InputStream file = Objects.requireNonNull(Snapshot.class.getResourceAsStream(FILE))) {
      return json.readValue(file, FeedAnswer.class).rates(clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
