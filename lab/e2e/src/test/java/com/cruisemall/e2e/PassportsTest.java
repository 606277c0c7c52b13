package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A hundred passports at once, into a Drive that takes three writes a second. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class PassportsTest {
  private static final boolean ALL = System.getProperty("cruise.all") != null;
  private static final int LINKS = 10;
  private static final int CABINS = 5;
  private static final int PASSPORTS = LINKS * CABINS * 2;
  private static final int PICTURE = 5_000_000;
  private static final Duration DELIVERY = Duration.ofMinutes(6);

  private static Buyer buyer;

  private final Stack stack = Stack.get();

  @BeforeAll
  static void logIn() {
    buyer = new Buyer("01012341", true);
  }

  @BeforeEach
  void allIsWell() {
    sandbox("DELETE", "/sandbox/faults", "");
    sandbox("PUT", "/sandbox/drive", "{\"writesPerSecond\":3}");
    sandbox("DELETE", "/sandbox/drive", "");
  }

  @Test
  void bringsAHundredAtOnceToDriveOnceEach() {
    List<Traveler> travelers = travelers();
    Watch watch = new Watch();

    List<HttpResponse<String>> answers =
        Concurrently.run(travelers.stream().map(traveler -> () -> traveler.send(PICTURE)));
    watch.note();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    Map<String, String> documents = documents(travelers, answers);
    awaitStored(documents);
    watch.end();
    assertOnceEach(documents);
    assertThat(watch.largestHeap()).isPositive().isLessThan(256L << 20);
    assertThat(metric("jvm_memory_max_bytes{area=\"heap\"")).isLessThanOrEqualTo(256L << 20);
    assertThat(metric("agroal_max_used_count")).isLessThan(20);
    assertThat(counts().path("refusedForQuota").asInt()).isLessThan(5);
    assertThat(counts().path("share").asInt()).isZero();
    assertSecret(travelers);
    System.err.printf(
        "100 passports of 5 MB: heap %d MB, connections %.0f, refused for quota %d, writes %d%n",
        watch.largestHeap() >> 20,
        metric("agroal_max_used_count"),
        counts().path("refusedForQuota").asInt(),
        counts().path("writes").asInt());
  }

  @Test
  void holdsNoConnectionForSlowPhones() {
    sandbox("PUT", "/sandbox/drive", "{\"writesPerSecond\":50}");
    List<Traveler> travelers = travelers();
    Watch watch = new Watch();

    List<HttpResponse<String>> answers =
        Concurrently.run(
            travelers.stream()
                .map(traveler -> () -> traveler.sendSlowly(ALL ? PICTURE : 1_000_000, 50_000)));

    watch.end();
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    assertThat(watch.looks()).isGreaterThan(10);
    assertThat(watch.mostConnections()).isLessThan(20);
    assertThat(watch.mostWaiting()).isZero();
    awaitStored(documents(travelers, answers));
    System.err.printf(
        "100 phones at 50 kB/s: connections %.0f, waiting %.0f%n",
        watch.mostConnections(), watch.mostWaiting());
  }

  @Test
  void losesNothingWhenItsInstancesAreKilled() throws IOException {
    List<Traveler> travelers = travelers();
    AtomicBoolean done = new AtomicBoolean();
    try (SecondInstance second = new SecondInstance("upload", Map.of())) {
      Thread killer =
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  LockSupport.parkNanos(
                      Duration.ofMillis(ThreadLocalRandom.current().nextInt(4_000, 12_000))
                          .toNanos());
                  if (ThreadLocalRandom.current().nextBoolean()) {
                    stack.control("upload", "kill");
                    stack.control("upload", "start");
                  } else {
                    second.killAndStart();
                  }
                }
              });
      Map<String, String> documents;
      try {
        List<HttpResponse<String>> answers =
            Concurrently.run(
                travelers.stream().map(traveler -> () -> persistently(traveler, PICTURE)));
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 202);
        documents = documents(travelers, answers);
        awaitStored(documents);
      } finally {
        done.set(true);
      }
      join(killer);
      assertOnceEach(documents);
      assertThat(second.kills()).isPositive();
      System.err.printf(
          "100 passports, instances killed: refused for quota %d, known before %d, writes %d%n",
          counts().path("refusedForQuota").asInt(),
          counts().path("refusedAsKnown").asInt(),
          counts().path("writes").asInt());
    }
  }

  @Test
  void outlivesRefusalsOfAWholeMinute() {
    sandbox("PUT", "/sandbox/faults/drive", "{\"kind\":\"RATE_LIMITED\"}");
    List<Traveler> travelers = travelers();
    List<HttpResponse<String>> answers =
        Concurrently.run(travelers.stream().map(traveler -> () -> traveler.send(100_000)));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    LockSupport.parkNanos(Duration.ofSeconds(ALL ? 60 : 10).toNanos());
    int asked = counts().path("fault:rate_limited").asInt();
    sandbox("DELETE", "/sandbox/faults", "");

    Map<String, String> documents = documents(travelers, answers);
    awaitStored(documents);

    assertOnceEach(documents);
    // Everybody holds back when Google says no to one.
    assertThat(asked).isPositive().isLessThan(PASSPORTS);
    System.err.printf("refused by drive for a while: it was asked %d times%n", asked);
  }

  @Test
  void refusesWhatHurtsWithoutGrowing() throws IOException {
    HostileUpload upload = HostileUpload.over(link(1, 1));
    byte[] elf = Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 2_000_000);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII);
    byte[] jpeg = Traveler.picture();
    Watch watch = new Watch();

    assertRefused(upload.file(elf), 415, "UNSUPPORTED_MEDIA_TYPE");
    assertRefused(upload.file(svg), 415, "UNSUPPORTED_MEDIA_TYPE");
    assertRefused(upload.file(pngClaiming(50_000)), 413, "IMAGE_TOO_LARGE");
    assertRefused(upload.file(Arrays.copyOf(jpeg, jpeg.length - 40)), 422, "FILE_DAMAGED");
    assertRefused(upload.announcing(1L << 30), 413, "PAYLOAD_TOO_LARGE");
    assertRefused(upload.endless(jpeg, 1L << 30), 413, "PAYLOAD_TOO_LARGE");
    assertRefused(upload.endless(jpeg, 3_000_000), 400, "BAD_REQUEST");
    assertRefused(upload.parts(10_000), 400, "VALIDATION_FAILED");

    watch.end();
    assertThat(watch.largestHeap()).isLessThan(256L << 20);
    System.err.printf("what hurts: heap %d MB%n", watch.largestHeap() >> 20);
  }

  private static void assertRefused(String answer, int status, String code) {
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
  }

  /** A PNG that claims to be as wide and as high as that, and is a few bytes long. */
  private static byte[] pngClaiming(int side) {
    byte[] header =
        ByteBuffer.allocate(13).putInt(side).putInt(side).put(new byte[] {8, 2, 0, 0, 0}).array();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    file.writeBytes(chunk("IHDR", header));
    file.writeBytes(chunk("IDAT", new byte[64]));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** As a phone does: again and again, until the shop says that it has it. */
  private static HttpResponse<String> persistently(Traveler traveler, int bytes)
      throws InterruptedException {
    while (true) {
      try {
        HttpResponse<String> answer = traveler.send(bytes);
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          return answer;
        }
      } catch (IOException _) {
        // The connection broke in the middle of it.
      }
      Thread.sleep(Duration.ofMillis(500));
    }
  }

  private static List<Traveler> travelers() {
    List<Traveler> travelers = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      String link = link(CABINS, 2);
      for (String id : Traveler.askedFor(link)) {
        int number = ThreadLocalRandom.current().nextInt(100_000_000);
        travelers.add(new Traveler(link, id, "M%08d".formatted(number)));
      }
    }
    assertThat(travelers).hasSize(PASSPORTS);
    return travelers;
  }

  /** A link for the people of a new, paid order. */
  private static String link(int cabins, int people) {
    HttpResponse<String> paid = buyer.buy(Buyer.offer(cabins, cabins, people));
    assertThat(paid.statusCode()).as(paid.body()).isEqualTo(200);
    String orderId = Stack.json(paid.body()).at("/order/orderId").asText();
    HttpResponse<String> answer =
        buyer.post("/api/passport/requests", "{\"orderId\":\"" + orderId + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Stack.json(answer.body()).path("token").asText();
  }

  /** The links of the documents, by their ids. */
  private static Map<String, String> documents(
      List<Traveler> travelers, List<HttpResponse<String>> answers) {
    Map<String, String> documents =
        IntStream.range(0, travelers.size())
            .boxed()
            .collect(
                Collectors.toMap(
                    n -> Stack.json(answers.get(n).body()).at("/document/id").asText(),
                    n -> travelers.get(n).link()));
    assertThat(documents).hasSize(PASSPORTS).doesNotContainKey("");
    return documents;
  }

  private static void awaitStored(Map<String, String> documents) {
    Map<String, String> waiting = new ConcurrentHashMap<>(documents);
    Awaitility.await("all are stored")
        .atMost(DELIVERY)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> {
          waiting
              .entrySet()
              .removeIf(
                  entry -> Traveler.status(entry.getValue(), entry.getKey()).equals("STORED"));
          return waiting.isEmpty();
        });
  }

  private static void assertOnceEach(Map<String, String> documents) {
    JsonNode drive = Stack.json(sandbox("GET", "/sandbox/drive", "").body());
    Map<String, Long> files =
        StreamSupport.stream(drive.path("files").spliterator(), false)
            .map(file -> file.at("/appProperties/documentId").asText())
            .filter(documents::containsKey)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(files).hasSize(PASSPORTS);
    assertThat(files.values()).containsOnly(1L);
  }

  /** Neither logs nor metrics say whose passports these are or where they can be sent. */
  private void assertSecret(List<Traveler> travelers) {
    String logs = Stack.everythingLogged();
    assertThat(logs).contains("passport received", "passport stored");
    String told = logs + metrics("gateway") + metrics("upload");
    assertThat(told).contains("/api/passport/{token}/upload");
    assertThat(travelers)
        .allSatisfy(traveler ->
            assertThat(told.contains(traveler.link()) || told.contains(traveler.passportNumber()))
                .isFalse());
  }

  private static JsonNode counts() {
    return Stack.json(sandbox("GET", "/sandbox/drive", "").body()).path("counts");
  }

  private static HttpResponse<String> sandbox(String method, String path, String body) {
    return Stack.send(
        HttpRequest.newBuilder(Stack.get().component("sandbox", path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** The sum over the metrics of upload-service whose lines begin so. */
  private static double metric(String beginning) {
    return sum(metrics("upload"), beginning);
  }

  private static String metrics(String component) {
    return Stack.send(HttpRequest.newBuilder(Stack.get().management(component, "/q/metrics")))
        .body();
  }

  private static double sum(String metrics, String beginning) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(beginning))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at upload-service's metrics again and again. */
  private static final class Watch {
    private final AtomicBoolean go = new AtomicBoolean(true);
    private final Thread thread = Thread.ofPlatform().daemon().start(this::look);
    private volatile long largestHeap;
    private volatile double mostConnections;
    private volatile double mostWaiting;
    private volatile int looks;

    private void look() {
      while (go.get()) {
        note();
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
    }

    synchronized void note() {
      String metrics = metrics("upload");
      largestHeap =
          Math.max(largestHeap, (long) sum(metrics, "jvm_memory_used_bytes{area=\"heap\""));
      mostConnections = Math.max(mostConnections, sum(metrics, "agroal_active_count"));
      mostWaiting = Math.max(mostWaiting, sum(metrics, "agroal_awaiting_count"));
      looks++;
    }

    void end() {
      go.set(false);
      join(thread);
    }

    long largestHeap() {
      return largestHeap;
    }

    double mostConnections() {
      return mostConnections;
    }

    double mostWaiting() {
      return mostWaiting;
    }

    int looks() {
      return looks;
    }
  }
}
