package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.llm.ToolCall;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.llm.ToolResult;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.kit.deadline.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The tools, and how many of them the model may use: at the same time, for a bounded time, with
 * results of a bounded size. A tool that fails says so to the model, and the answer goes on.
 */
@Singleton
public class Toolbox {
  /** What the calls of one round came to. */
  public record Round(List<ToolResult> results, List<Source> sources) {}

  private final List<Tool> tools;
  private final BlockingCalls errands;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final ToolConfig config;

  Toolbox(
      @Any Instance<Tool> tools,
      BlockingCalls errands,
      ObjectMapper json,
      MeterRegistry metrics,
      ToolConfig config) {
    this.tools =
        tools.stream().sorted(Comparator.comparing(tool -> tool.declaration().name())).toList();
    this.errands = errands;
    this.json = json;
    this.metrics = metrics;
    this.config = config;
  }

  /** The tools that the model may call for this person. */
  public List<ToolDeclaration> declarations(ChatUser asker) {
    return tools.stream().filter(tool -> tool.isFor(asker)).map(Tool::declaration).toList();
  }

  /** How often the model may ask for tools in one answer. */
  public int maxRounds() {
    return config.maxRounds();
  }

  /** Uses the tools that the model calls; there is a result for each call, in their order. */
  public Round use(List<ToolCall> calls, ChatUser asker, Deadline deadline)
      throws InterruptedException {
    Deadline patience = deadline.within(config.patience());
    List<CompletableFuture<ToolOutput>> running = new ArrayList<>();
    for (ToolCall call : calls) {
      running.add(
          running.size() < config.maxCalls()
              ? errands.start(() -> findings(call, asker, patience))
              : CompletableFuture.completedFuture(ToolOutput.none("too many calls at a time")));
    }
    List<ToolResult> results = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      ToolOutput found =
          BlockingCalls.by(patience, running.get(i))
              .orElseGet(() -> ToolOutput.none("this cannot be looked up at the moment"));
      JsonNode content = json.valueToTree(found.content());
      if (content.toString().length() > config.maxResult().asLongValue()) {
        content = json.valueToTree(ToolOutput.none("there is too much to show at once").content());
      } else {
        sources.addAll(found.sources());
      }
      results.add(new ToolResult(calls.get(i), content));
    }
    return new Round(results, sources);
  }

  private ToolOutput findings(ToolCall call, ChatUser asker, Deadline deadline) {
    Optional<Tool> tool =
        tools.stream().filter(known -> known.declaration().name().equals(call.name())).findFirst();
    String outcome = tool.isEmpty() ? "unknown" : "used";
    try {
      return tool.isEmpty()
          ? ToolOutput.none("there is no such tool")
          : tool.get().use(new ToolArguments(call.arguments()), asker, deadline);
    } catch (UpstreamUnavailableException _) {
      outcome = "away";
      return ToolOutput.none("this cannot be looked up at the moment");
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts an errand", e);
    } finally {
      metrics
          .counter(
              "cruisemall.chat.tools",
              "tool",
              tool.isEmpty() ? "unknown" : call.name(),
              "outcome",
              outcome)
          .increment();
    }
  }
}
