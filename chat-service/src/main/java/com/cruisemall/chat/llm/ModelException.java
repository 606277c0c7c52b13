package com.cruisemall.chat.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model's failure. Its message is for the log and says nothing that a person wrote. */
public final class ModelException extends Exception {
  private final ModelFault fault;
  private final @Nullable Duration retryDelay;

  public ModelException(ModelFault fault, String message) {
    this(fault, message, null, null);
  }

  public ModelException(ModelFault fault, String message, Throwable cause) {
    this(fault, message, null, cause);
  }

  public ModelException(
      ModelFault fault, String message, @Nullable Duration retryDelay, @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.retryDelay = retryDelay;
  }

  public ModelFault fault() {
    return fault;
  }

  /** How long the model itself asks to be left alone. */
  public Optional<Duration> retryDelay() {
    return Optional.ofNullable(retryDelay);
  }
}
