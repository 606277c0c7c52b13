package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static io.gatling.javaapi.http.HttpDsl.StringBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Step;
import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Concurrent questions about images of twelve megapixels. */
public final class VisionStage implements Stage {
  private static final int USERS_DIVISOR = 5;
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;

  @Override
  public String name() {
    return "vision";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("큰 사진에 대한 질문", "Questions about large pictures");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    int people = Math.max(1, context.userCount() / USERS_DIVISOR);
    context.users().logIn(people);
    byte[] photo = TestImages.photo(WIDTH, HEIGHT, 1);
    long before = pid(context.stack());
    Phase phase =
        context.run(
            name(),
            title(),
            () ->
                List.of(
                    scenario("askers")
                        .exec(context.users().resumeSessions(people))
                        .exec(
                            step(
                                "picture",
                                http("picture")
                                    .post("/api/vision")
                                    .bodyPart(StringBodyPart("prompt", "이게 뭐예요?"))
                                    .bodyPart(
                                        ByteArrayBodyPart("image", photo)
                                            .fileName("photo.jpg")
                                            .contentType("image/jpeg"))
                                    .check(
                                        regex("\"source\":\"(\\w+)\"")
                                            .optional()
                                            .saveAs(Step.NOTE))))
                        .injectOpen(atOnceUsers(people))));
    Calls calls = phase.calls();
    context.recordFigure("vision.answered", calls.count(200));
    context.recordFigure("vision.shed", calls.count(503));
    context.recordFigure(
        "vision.unexplained", calls.count() - calls.count(200) - calls.countByNote("OVERLOADED"));
    context.recordFigure("vision.restarts", before == pid(context.stack()) ? 0 : 1);
    var heap = phase.after().of("chat");
    context.recordFigure(
        "vision.heapPercent",
        100
            * heap.sum("jvm_memory_used_bytes", "area=\"heap\"")
            / heap.sum("jvm_memory_max_bytes", "area=\"heap\""));
    context.recordFigure("vision.megabytesEach", photo.length / 1e6);
  }

  /** Returns the current process id of chat-service. */
  private static long pid(LocalStack stack) throws IOException {
    return stack.reload().process("chat").pid();
  }
}
