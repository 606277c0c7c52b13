package com.cruisemall.chat.llm;

import com.cruisemall.kit.deadline.Deadline;
import java.util.Optional;

/**
 * An answer in the making. It is fetched from the model only as fast as it is asked for here;
 * closing it before its end stops the model.
 */
public interface Generation extends AutoCloseable {
  /** The next piece, in the order of the answer; empty at its end. */
  Optional<ModelPart> next(Deadline deadline) throws ModelException, InterruptedException;

  /** What the answer cost; complete at its end. */
  TokenUsage usage();

  @Override
  void close();
}
