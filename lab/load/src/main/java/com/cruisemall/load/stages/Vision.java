package com.cruisemall.load.stages;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static io.gatling.javaapi.http.HttpDsl.StringBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Step;
import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Questions about pictures of twelve megapixels, at the same moment. */
public final class Vision implements Stage {
  private static final int PART_OF_USERS = 5;
  private static final int WIDTH = 4000;
  private static final int HEIGHT = 3000;

  @Override
  public String name() {
    return "vision";
  }

  @Override
  public Text title() {
    return new Text("큰 사진에 대한 질문", "Questions about large pictures");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    int people = Math.max(1, scene.users() / PART_OF_USERS);
    scene.people().signIn(people);
    byte[] photo = Picture.photo(WIDTH, HEIGHT, 1);
    long before = pid(scene.stack());
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () ->
                List.of(
                    scenario("askers")
                        .exec(scene.people().back(people))
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
    Calls calls = part.calls();
    scene.figure("vision.answered", calls.count(200));
    scene.figure("vision.shed", calls.count(503));
    scene.figure(
        "vision.unexplained", calls.count() - calls.count(200) - calls.noted("OVERLOADED"));
    scene.figure("vision.restarts", before == pid(scene.stack()) ? 0 : 1);
    var heap = part.after().of("chat");
    scene.figure(
        "vision.heapPercent",
        100
            * heap.sum("jvm_memory_used_bytes", "area=\"heap\"")
            / heap.sum("jvm_memory_max_bytes", "area=\"heap\""));
    scene.figure("vision.megabytesEach", photo.length / 1e6);
  }

  /** The process that the chat service is right now. */
  private static long pid(LocalStack stack) throws IOException {
    return stack.again().process("chat").pid();
  }
}
