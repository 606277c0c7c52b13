package com.cruisemall.upload.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is taken in, and how slowly. */
@ConfigMapping(prefix = "cruisemall.intake")
public interface IntakeConfig {
  /** The largest file. */
  @WithDefault("15M")
  MemorySize largestFile();

  /** What may come around the file: boundaries, headers, fields. */
  @WithDefault("64K")
  MemorySize largestForm();

  /** A field that is text. */
  @WithDefault("4K")
  MemorySize largestField();

  /** Parts of a form; an honest one has three. */
  @WithDefault("8")
  int parts();

  /** Pictures with more pixels are refused. */
  @WithDefault("200000000")
  long pixels();

  /** The longest that an upload may take, by a phone with a bad connection. */
  @WithDefault("10m")
  Duration deadline();

  /** The time that an answer has to leave before the connection of who sends too much is closed. */
  @WithDefault("2s")
  Duration farewell();

  /** Uploads that one instance takes in at a time; more are refused with 503. */
  @WithDefault("300")
  int atOnce();

  /** Uploads that one instance takes in over one link at a time; more are refused with 429. */
  @WithDefault("30")
  int perLink();

  /** After this long a document of which not all came is forgotten; longer than the deadline. */
  @WithDefault("15m")
  Duration sweepAfter();
}
