package com.cruisemall.chat.llm;

import com.cruisemall.kit.deadline.Deadline;
import java.util.Optional;

/**
 * A streaming response of a model. It is read from the model only as fast as {@link #next} is
 * called. Closing it before its end aborts the call.
 */
public interface Generation extends AutoCloseable {
  /** Returns the next part; empty at the end. */
  Optional<ModelPart> next(Deadline deadline) throws ModelException, InterruptedException;

  /** Returns the token usage; complete at the end. */
  TokenUsage usage();

  @Override
  void close();
}
