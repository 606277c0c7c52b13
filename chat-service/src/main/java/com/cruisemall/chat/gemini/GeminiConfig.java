package com.cruisemall.chat.gemini;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Connection, timeouts and size limits of Gemini. */
@ConfigMapping(prefix = "cruisemall.gemini")
public interface GeminiConfig {
  /** Base address. */
  @WithDefault("https://generativelanguage.googleapis.com")
  URI url();

  /** API key; without it the fallback answers all questions. */
  Optional<String> apiKey();

  /** Model name; the default is the provider's alias of its current fast model. */
  @WithDefault("gemini-flash-latest")
  String model();

  /** Model used while the first one is overloaded or failing; empty for none. */
  @WithDefault("gemini-flash-lite-latest")
  Optional<String> secondModel();

  /** Timeout of connecting. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** Timeout of the first part of a response, including connecting. */
  @WithDefault("10s")
  Duration firstTokenTimeout();

  /** Timeout between two parts of a response. */
  @WithDefault("10s")
  Duration idleTimeout();

  /** Maximum tokens of a response, as requested from the model. */
  @Min(1)
  @WithDefault("1024")
  int maxOutputTokens();

  /** Maximum size of one server-sent event. */
  @WithDefault("256K")
  MemorySize maxEvent();

  /** Maximum size of one response. */
  @WithDefault("2M")
  MemorySize maxAnswer();

  /** Size of the connection pool; each call uses one connection. */
  @Min(1)
  @WithDefault("512")
  int maxConnections();
}
