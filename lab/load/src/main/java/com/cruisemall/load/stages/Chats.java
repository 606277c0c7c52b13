package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.Waiting;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All ask the concierge at the same moment: while the model is well, and while it fails in each of
 * its ways.
 */
public final class Chats implements Stage {
  /** As long as the sandbox says that the quota lasts. */
  private static final Duration QUOTA = Duration.ofSeconds(31);

  private static final Duration CIRCUIT = Duration.ofSeconds(6);
  private static final int PART_OF_USERS = 5;
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
  public Text title() {
    return new Text("동시 질문과 고장 난 모델", "Questions at once, and a model that fails");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    Calls calls = ask(scene, name(), title(), scene.users());
    scene.figure("chat.fromModelPercent", 100.0 * calls.noted("model") / calls.count());
    scene.figure("chat.atOnce", calls.count());
    scene.figure("chat.malformedRefused", malformed(scene));
    faults(scene);
  }

  private static void faults(Scene scene) throws IOException, InterruptedException, SQLException {
    int people = Math.max(1, scene.users() / PART_OF_USERS);
    double slowest = 0;
    long errors = 0;
    long unanswered = 0;
    try {
      for (String fault : FAULTS) {
        // The circuit of the fault before must have closed, or the model would not be asked.
        Waiting.pause(CIRCUIT);
        scene.sandbox("PUT", "/sandbox/faults/gemini", fault);
        String kind = fault.replaceAll("^..kind\":\"(\\w+).*", "$1");
        Calls calls =
            ask(
                scene,
                "chat" + kind,
                new Text("질문, 모델은 " + kind, "Questions, the model: " + kind),
                people);
        slowest = Math.max(slowest, calls.percentile(100));
        errors += calls.errors();
        unanswered += people - calls.noted("fallback") - calls.noted("model");
        if (kind.startsWith("QUOTA")) {
          scene.figure("chat.quotaExplained", explained(scene));
        }
      }
    } finally {
      scene.sandbox("DELETE", "/sandbox/faults", "");
    }
    Waiting.pause(QUOTA);
    scene.figure("chatFaults.errors", errors);
    scene.figure("chatFaults.unanswered", unanswered);
    scene.figure("chatFaults.slowest", slowest);
  }

  private static Calls ask(Scene scene, String name, Text title, int people)
      throws IOException, InterruptedException, SQLException {
    return scene
        .play(
            name,
            title,
            () -> List.of(scenario("askers").exec(Visit.ask()).injectOpen(atOnceUsers(people))))
        .calls();
  }

  private static double explained(Scene scene) throws IOException, InterruptedException {
    String answer = scene.ask("POST", "/api/chat", "{\"text\":\"안녕하세요\"}", Map.of()).body();
    return answer.contains("\"reason\":\"quota\"") ? 1 : 0;
  }

  private static double malformed(Scene scene) throws IOException, InterruptedException {
    var answer = scene.ask("POST", "/api/chat", "{\"text\":", Map.of());
    boolean refused =
        answer.statusCode() == BAD_REQUEST && answer.body().contains("\"MALFORMED_JSON\"");
    return refused ? 1 : 0;
  }
}
