package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.llm.ToolCall;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.llm.ToolResult;
import com.cruisemall.chat.upstream.BlockingCalls;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
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
 * Executes the tool calls of the model: concurrently, with a timeout, with a limit of calls and
 * result sizes. A failed call is reported to the model, and the answer goes on.
 */
@Singleton
public class Toolbox {
  /** Results of the calls of one round. */
  public record Round(List<ToolResult> results, List<Source> sources) {}

  private final List<Tool> tools;
  private final BlockingCalls blockingCalls;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final ToolConfig config;

  Toolbox(
      @Any Instance<Tool> tools,
      BlockingCalls blockingCalls,
      ObjectMapper json,
      MeterRegistry metrics,
      ToolConfig config) {
    this.tools =
        tools.stream().sorted(Comparator.comparing(tool -> tool.declaration().name())).toList();
    this.blockingCalls = blockingCalls;
    this.json = json;
    this.metrics = metrics;
    this.config = config;
  }

  /** Returns the tools that the model may call for the user. */
  public List<ToolDeclaration> declarations(ChatUser user) {
    return tools.stream().filter(tool -> tool.isFor(user)).map(Tool::declaration).toList();
  }

  /** Returns the maximum tool rounds of one answer. */
  public int maxRounds() {
    return config.maxRounds();
  }

  /** Executes the calls; returns one result per call, in the same order. */
  public Round call(List<ToolCall> calls, ChatUser user, Deadline deadline)
      throws InterruptedException {
    Deadline timeout = deadline.within(config.timeout());
    List<CompletableFuture<ToolOutput>> running = new ArrayList<>();
    for (ToolCall call : calls) {
      running.add(
          running.size() < config.maxCalls()
              ? blockingCalls.submit(() -> execute(call, user, timeout))
              : CompletableFuture.completedFuture(ToolOutput.error("too many calls at a time")));
    }
    List<ToolResult> results = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      ToolOutput output =
          BlockingCalls.await(running.get(i), timeout)
              .orElseGet(() -> ToolOutput.error("this cannot be looked up at the moment"));
      JsonNode content = json.valueToTree(output.content());
      if (content.toString().length() > config.maxResult().asLongValue()) {
        content = json.valueToTree(ToolOutput.error("there is too much to show at once").content());
      } else {
        sources.addAll(output.sources());
      }
      results.add(new ToolResult(calls.get(i), content));
    }
    return new Round(results, sources);
  }

  private ToolOutput execute(ToolCall call, ChatUser user, Deadline deadline) {
    Optional<Tool> tool =
        tools.stream()
            .filter(candidate -> candidate.declaration().name().equals(call.name()))
            .findFirst();
    String outcome = tool.isEmpty() ? "unknown" : "ok";
    try {
      return tool.isEmpty()
          ? ToolOutput.error("there is no such tool")
          : tool.get().call(new ToolArguments(call.arguments()), user, deadline);
    } catch (UpstreamUnavailableException _) {
      outcome = "unavailable";
      return ToolOutput.error("this cannot be looked up at the moment");
    } catch (InterruptedException e) {
      throw new IllegalStateException("tool thread interrupted", e);
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
