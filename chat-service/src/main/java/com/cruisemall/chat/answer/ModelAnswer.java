package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.guard.ModelPermit;
import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.ModelPart;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.llm.ToolCall;
import com.cruisemall.chat.tool.Toolbox;
import com.cruisemall.kit.deadline.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of the model, with what it has looked up in between. What is looked up goes to the
 * model as data; the person sees only words, and where they come from. The model may look things up
 * a few times, then it has to answer.
 */
public final class ModelAnswer implements AutoCloseable {
  private final ModelPermit seat;
  private final Toolbox tools;
  private final ChatUser asker;
  private final Set<Source> sources = new LinkedHashSet<>();
  private final List<ToolCall> calls = new ArrayList<>();
  private Prompt prompt;
  private TokenUsage usage = TokenUsage.NONE;
  private int rounds;
  private @Nullable Generation generation;
  private @Nullable String firstWords;

  ModelAnswer(ModelPermit seat, Toolbox tools, ChatUser asker, Prompt prompt) {
    this.seat = seat;
    this.tools = tools;
    this.asker = asker;
    this.prompt = prompt;
  }

  /** Waits for the first words without taking them. */
  void awaitFirstWords(Deadline deadline) throws ModelException, InterruptedException {
    firstWords =
        next(deadline)
            .orElseThrow(
                () -> new ModelException(ModelFault.MALFORMED, "the model answered nothing"));
  }

  /** The next words; empty at the end. */
  public Optional<String> next(Deadline deadline) throws ModelException, InterruptedException {
    if (firstWords != null) {
      String words = firstWords;
      firstWords = null;
      return Optional.of(words);
    }
    while (true) {
      Generation current = generation == null ? ask(deadline) : generation;
      Optional<ModelPart> part = current.next(deadline);
      if (part.isPresent()) {
        switch (part.get()) {
          case ModelPart.Words(String text) -> {
            return Optional.of(text);
          }
          case ModelPart.Call(ToolCall call) -> calls.add(call);
        }
      } else if (calls.isEmpty()) {
        return Optional.empty();
      } else {
        lookUp(deadline);
      }
    }
  }

  /** Where the facts come from; complete at the end. */
  public List<Source> sources() {
    return List.copyOf(sources);
  }

  /** What it cost, all askings together; complete at the end. */
  public TokenUsage usage() {
    return generation == null ? usage : usage.plus(generation.usage());
  }

  @Override
  public void close() {
    endRound();
    seat.close();
  }

  private Generation ask(Deadline deadline) throws ModelException, InterruptedException {
    Generation asked = seat.ask(prompt, deadline);
    generation = asked;
    return asked;
  }

  private void lookUp(Deadline deadline) throws InterruptedException {
    endRound();
    rounds++;
    Toolbox.Round round = tools.use(calls, asker, deadline);
    sources.addAll(round.sources());
    prompt = prompt.after(calls, round.results());
    if (rounds >= tools.maxRounds()) {
      prompt = prompt.withoutTools();
    }
    calls.clear();
  }

  private void endRound() {
    if (generation != null) {
      usage = usage();
      generation.close();
      generation = null;
    }
  }
}
