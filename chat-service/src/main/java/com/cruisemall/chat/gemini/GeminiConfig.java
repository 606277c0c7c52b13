package com.cruisemall.chat.gemini;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the model is, and how long and how much we listen to it. */
@ConfigMapping(prefix = "cruisemall.gemini")
public interface GeminiConfig {
  @WithDefault("https://generativelanguage.googleapis.com")
  URI url();

  /** Without it the fallback answers everything. */
  Optional<String> apiKey();

  /** An alias that its maker keeps pointed at its current fast model. */
  @WithDefault("gemini-flash-latest")
  String model();

  /** Asked while the first one is overloaded or failing; empty for none. */
  @WithDefault("gemini-flash-lite-latest")
  Optional<String> secondModel();

  @WithDefault("3s")
  Duration connectTimeout();

  /** From the question to the first words of its answer, connecting included. */
  @WithDefault("10s")
  Duration firstToken();

  /** Between any words and the next. */
  @WithDefault("10s")
  Duration idle();

  /** The longest answer asked for. */
  @Min(1)
  @WithDefault("1024")
  int maxOutputTokens();

  /** The largest single event taken from the model. */
  @WithDefault("256K")
  MemorySize maxEvent();

  /** The most that is taken from the model for one answer. */
  @WithDefault("2M")
  MemorySize maxAnswer();

  /** Connections kept; a call has one to itself, so more than the calls allowed at a time. */
  @Min(1)
  @WithDefault("512")
  int maxConnections();
}
