package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.local.process.Polling;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All users ask the concierge concurrently, first with a healthy model and then with each fault of
 * it.
 */
public final class ChatStage implements Stage {
  /** Quota period that the sandbox announces. */
  private static final Duration QUOTA_PERIOD = Duration.ofSeconds(31);

  private static final Duration CIRCUIT_OPEN = Duration.ofSeconds(6);
  private static final int USERS_DIVISOR = 5;
  private static final int BAD_REQUEST = 400;
  private static final List<String> FAULTS =
      List.of(
          "{\"kind\":\"HANG\"}",
          "{\"kind\":\"GARBAGE\"}",
          "{\"kind\":\"PERMISSION_DENIED\"}",
          "{\"kind\":\"ERROR\"}",
          "{\"kind\":\"QUOTA_PER_MINUTE\",\"retryDelay\":\"31s\"}");

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("동시 질문과 고장 난 모델", "Questions at once, and a model that fails");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    Calls calls = ask(context, name(), title(), context.userCount());
    context.recordFigure(
        "chat.fromModelPercent", 100.0 * calls.countByNote("model") / calls.count());
    context.recordFigure("chat.atOnce", calls.count());
    context.recordFigure("chat.malformedRefused", refusesMalformedJson(context));
    faults(context);
  }

  private static void faults(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    int people = Math.max(1, context.userCount() / USERS_DIVISOR);
    double slowest = 0;
    long errors = 0;
    long unanswered = 0;
    try {
      for (String fault : FAULTS) {
        // The circuit opened by the previous fault must close first, or the model is not called.
        Polling.pause(CIRCUIT_OPEN);
        context.sandbox("PUT", "/sandbox/faults/gemini", fault);
        String kind = fault.replaceAll("^..kind\":\"(\\w+).*", "$1");
        Calls calls =
            ask(
                context,
                "chat" + kind,
                new LocalizedText("질문, 모델은 " + kind, "Questions, the model: " + kind),
                people);
        slowest = Math.max(slowest, calls.percentile(100));
        errors += calls.errors();
        unanswered += people - calls.countByNote("fallback") - calls.countByNote("model");
        if (kind.startsWith("QUOTA")) {
          context.recordFigure("chat.quotaExplained", explainsQuota(context));
        }
      }
    } finally {
      context.sandbox("DELETE", "/sandbox/faults", "");
    }
    Polling.pause(QUOTA_PERIOD);
    context.recordFigure("chatFaults.errors", errors);
    context.recordFigure("chatFaults.unanswered", unanswered);
    context.recordFigure("chatFaults.slowest", slowest);
  }

  private static Calls ask(SimulationContext context, String name, LocalizedText title, int people)
      throws IOException, InterruptedException, SQLException {
    return context
        .run(
            name,
            title,
            () ->
                List.of(
                    scenario("askers").exec(Visit.askConcierge()).injectOpen(atOnceUsers(people))))
        .calls();
  }

  private static double explainsQuota(SimulationContext context)
      throws IOException, InterruptedException {
    String answer = context.send("POST", "/api/chat", "{\"text\":\"안녕하세요\"}", Map.of()).body();
    return answer.contains("\"reason\":\"quota\"") ? 1 : 0;
  }

  private static double refusesMalformedJson(SimulationContext context)
      throws IOException, InterruptedException {
    var answer = context.send("POST", "/api/chat", "{\"text\":", Map.of());
    boolean refused =
        answer.statusCode() == BAD_REQUEST && answer.body().contains("\"MALFORMED_JSON\"");
    return refused ? 1 : 0;
  }
}
