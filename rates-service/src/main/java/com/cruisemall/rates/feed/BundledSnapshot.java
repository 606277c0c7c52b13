package com.cruisemall.rates.feed;

import com.cruisemall.rates.table.PublishedRates;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;

/** Reads the dated snapshot of a feed's response in the jar. */
final class BundledSnapshot {
  private static final String FILE = "/feed/snapshot.json";

  private BundledSnapshot() {}

  static PublishedRates read(ObjectMapper json, Clock clock) {
    try (InputStream file =
        Objects.requireNonNull(BundledSnapshot.class.getResourceAsStream(FILE))) {
      return json.readValue(file, FeedResponse.class).rates(clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
