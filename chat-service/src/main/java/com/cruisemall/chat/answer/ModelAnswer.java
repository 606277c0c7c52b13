package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.guard.ModelPermit;
import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.ModelPart;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.llm.TokenUsage;
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
 * An answer of the model with its tool calls. Tool results go to the model as data; the person sees
 * the text and its sources. After a limited number of tool rounds the model has to answer without
 * tools.
 */
final class ModelAnswer implements AutoCloseable {
  private final ModelPermit permit;
  private final Toolbox tools;
  private final ChatUser user;
  private final Set<Source> sources = new LinkedHashSet<>();
  private final List<ToolCall> calls = new ArrayList<>();
  private Prompt prompt;
  private TokenUsage usage = TokenUsage.NONE;
  private int rounds;
  private @Nullable Generation generation;
  private @Nullable String firstText;

  ModelAnswer(ModelPermit permit, Toolbox tools, ChatUser user, Prompt prompt) {
    this.permit = permit;
    this.tools = tools;
    this.user = user;
    this.prompt = prompt;
  }

  /** Waits for the first text without consuming it. */
  void awaitFirstText(Deadline deadline) throws ModelException, InterruptedException {
    firstText =
        next(deadline)
            .orElseThrow(() -> new ModelException(ModelFault.MALFORMED, "empty model response"));
  }

  /** Returns the next text; empty at the end of the answer. */
  Optional<String> next(Deadline deadline) throws ModelException, InterruptedException {
    if (firstText != null) {
      String text = firstText;
      firstText = null;
      return Optional.of(text);
    }
    while (true) {
      Generation current = generation == null ? generate(deadline) : generation;
      Optional<ModelPart> part = current.next(deadline);
      if (part.isPresent()) {
        switch (part.get()) {
          case ModelPart.Text(String text) -> {
            return Optional.of(text);
          }
          case ModelPart.Call(ToolCall call) -> calls.add(call);
        }
      } else if (calls.isEmpty()) {
        return Optional.empty();
      } else {
        callTools(deadline);
      }
    }
  }

  /** Returns the sources of the facts; complete at the end of the answer. */
  List<Source> sources() {
    return List.copyOf(sources);
  }

  /** Returns the tokens of all rounds; complete at the end of the answer. */
  TokenUsage usage() {
    return generation == null ? usage : usage.plus(generation.usage());
  }

  @Override
  public void close() {
    endRound();
    permit.close();
  }

  private Generation generate(Deadline deadline) throws ModelException, InterruptedException {
    Generation started = permit.generate(prompt, deadline);
    generation = started;
    return started;
  }

  private void callTools(Deadline deadline) throws InterruptedException {
    endRound();
    rounds++;
    Toolbox.Round round = tools.call(calls, user, deadline);
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
