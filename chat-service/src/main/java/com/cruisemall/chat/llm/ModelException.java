package com.cruisemall.chat.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failure of a model call. Its message is logged and never contains text of a person. */
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

  /** Returns the retry delay requested by the model. */
  public Optional<Duration> retryDelay() {
    return Optional.ofNullable(retryDelay);
  }
}
