package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.local.process.Replica;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
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
import java.util.concurrent.atomic.AtomicInteger;
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

/** A hundred concurrent passport uploads into a Drive with a low write quota. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class PassportsTest {
  private static final boolean ALL = System.getProperty("cruise.all") != null;
  private static final int LINKS = 10;
  private static final int CABINS = 5;
  private static final int PASSPORTS = LINKS * CABINS * 2;
  private static final int IMAGE_BYTES = 5_000_000;
  private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(6);

  private static Buyer buyer;

  private final Stack stack = Stack.get();

  @BeforeAll
  static void logIn() {
    buyer = new Buyer("01012341", true);
  }

  @BeforeEach
  void resetSandbox() {
    Sandbox.call("DELETE", "/sandbox/faults", "");
    Sandbox.call("PUT", "/sandbox/drive", "{\"writesPerSecond\":3}");
    Sandbox.call("DELETE", "/sandbox/drive", "");
  }

  @Test
  void storesAHundredConcurrentUploadsOnceEach() {
    List<Traveler> travelers = travelers();
    MetricsSampler sampler = new MetricsSampler();

    List<HttpResponse<String>> answers =
        Concurrently.run(travelers.stream().map(traveler -> () -> traveler.send(IMAGE_BYTES)));
    sampler.sample();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    Map<String, String> documents = documents(travelers, answers);
    awaitStored(documents);
    sampler.stop();
    assertOnceEach(documents);
    assertThat(sampler.largestHeap()).isPositive().isLessThan(256L << 20);
    assertThat(metric("jvm_memory_max_bytes{area=\"heap\"")).isLessThanOrEqualTo(256L << 20);
    assertThat(metric("agroal_max_used_count")).isLessThan(20);
    assertThat(counts().path("refusedForQuota").asInt()).isLessThan(5);
    assertThat(counts().path("share").asInt()).isZero();
    assertNotDisclosed(travelers);
    System.err.printf(
        "100 passports of 5 MB: heap %d MB, connections %.0f, refused for quota %d, writes %d%n",
        sampler.largestHeap() >> 20,
        metric("agroal_max_used_count"),
        counts().path("refusedForQuota").asInt(),
        counts().path("writes").asInt());
  }

  @Test
  void holdsNoConnectionForSlowClients() {
    Sandbox.call("PUT", "/sandbox/drive", "{\"writesPerSecond\":50}");
    List<Traveler> travelers = travelers();
    MetricsSampler sampler = new MetricsSampler();

    List<HttpResponse<String>> answers =
        Concurrently.run(
            travelers.stream()
                .map(traveler -> () -> traveler.sendSlowly(ALL ? IMAGE_BYTES : 1_000_000, 50_000)));

    sampler.stop();
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    assertThat(sampler.samples()).isGreaterThan(10);
    assertThat(sampler.mostConnections()).isLessThan(20);
    assertThat(sampler.mostWaiting()).isZero();
    awaitStored(documents(travelers, answers));
    System.err.printf(
        "100 phones at 50 kB/s: connections %.0f, waiting %.0f%n",
        sampler.mostConnections(), sampler.mostWaiting());
  }

  @Test
  void losesNoDocumentWhenInstancesAreKilled() throws IOException {
    List<Traveler> travelers = travelers();
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger kills = new AtomicInteger();
    try (Replica second = Replicas.start("upload", Map.of())) {
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
                    kills.incrementAndGet();
                  }
                }
              });
      Map<String, String> documents;
      try {
        List<HttpResponse<String>> answers =
            Concurrently.run(
                travelers.stream().map(traveler -> () -> sendWithRetries(traveler, IMAGE_BYTES)));
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 202);
        documents = documents(travelers, answers);
        awaitStored(documents);
      } finally {
        done.set(true);
      }
      join(killer);
      assertOnceEach(documents);
      assertThat(kills.get()).isPositive();
      System.err.printf(
          "100 passports, instances killed: refused for quota %d, known before %d, writes %d%n",
          counts().path("refusedForQuota").asInt(),
          counts().path("refusedAsKnown").asInt(),
          counts().path("writes").asInt());
    }
  }

  @Test
  void survivesAMinuteOfRefusals() {
    Sandbox.call("PUT", "/sandbox/faults/drive", "{\"kind\":\"RATE_LIMITED\"}");
    List<Traveler> travelers = travelers();
    List<HttpResponse<String>> answers =
        Concurrently.run(travelers.stream().map(traveler -> () -> traveler.send(100_000)));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202);
    LockSupport.parkNanos(Duration.ofSeconds(ALL ? 60 : 10).toNanos());
    int asked = counts().path("fault:rate_limited").asInt();
    Sandbox.call("DELETE", "/sandbox/faults", "");

    Map<String, String> documents = documents(travelers, answers);
    awaitStored(documents);

    assertOnceEach(documents);
    // A refusal pauses all instances.
    assertThat(asked).isPositive().isLessThan(PASSPORTS);
    System.err.printf("drive refused for a while requests=%d%n", asked);
  }

  @Test
  void rejectsHostileUploadsInConstantMemory() throws IOException {
    HostileUpload upload = HostileUpload.over(link(1, 1));
    byte[] elf = Arrays.copyOf(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, 2_000_000);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII);
    byte[] jpeg = Traveler.image();
    MetricsSampler sampler = new MetricsSampler();

    assertRefused(upload.file(elf), 415, "UNSUPPORTED_MEDIA_TYPE");
    assertRefused(upload.file(svg), 415, "UNSUPPORTED_MEDIA_TYPE");
    assertRefused(upload.file(pngDeclaring(50_000)), 413, "IMAGE_TOO_LARGE");
    assertRefused(upload.file(Arrays.copyOf(jpeg, jpeg.length - 40)), 422, "FILE_DAMAGED");
    assertRefused(upload.withContentLength(1L << 30), 413, "PAYLOAD_TOO_LARGE");
    assertRefused(upload.endless(jpeg, 1L << 30), 413, "PAYLOAD_TOO_LARGE");
    assertRefused(upload.endless(jpeg, 3_000_000), 400, "BAD_REQUEST");
    assertRefused(upload.parts(10_000), 400, "VALIDATION_FAILED");

    sampler.stop();
    assertThat(sampler.largestHeap()).isLessThan(256L << 20);
    System.err.printf("hostile uploads heapMegabytes=%d%n", sampler.largestHeap() >> 20);
  }

  private static void assertRefused(String answer, int status, String code) {
    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"");
  }

  /** Returns a PNG of a few bytes that declares that width and height. */
  private static byte[] pngDeclaring(int side) {
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

  /** Retries until the shop has accepted the upload, as the web client does. */
  private static HttpResponse<String> sendWithRetries(Traveler traveler, int bytes)
      throws InterruptedException {
    while (true) {
      try {
        HttpResponse<String> answer = traveler.send(bytes);
        if (answer.statusCode() < 500 && answer.statusCode() != 429) {
          return answer;
        }
      } catch (IOException _) {
        // The connection was closed during the upload.
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private static List<Traveler> travelers() {
    List<Traveler> travelers = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      String link = link(CABINS, 2);
      for (String id : Traveler.requestedBy(link)) {
        int number = ThreadLocalRandom.current().nextInt(100_000_000);
        travelers.add(new Traveler(link, id, "M%08d".formatted(number)));
      }
    }
    assertThat(travelers).hasSize(PASSPORTS);
    return travelers;
  }

  /** Returns a passport link for a new, paid order. */
  private static String link(int cabins, int people) {
    HttpResponse<String> paid = buyer.buy(Buyer.offer(cabins, cabins, people));
    assertThat(paid.statusCode()).as(paid.body()).isEqualTo(200);
    String orderId = Stack.json(paid.body()).at("/order/orderId").asText();
    HttpResponse<String> answer =
        buyer.post("/api/passport/requests", "{\"orderId\":\"" + orderId + "\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Stack.json(answer.body()).path("token").asText();
  }

  /** Returns the links by document id. */
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
        .atMost(DELIVERY_TIMEOUT)
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
    JsonNode drive = Stack.json(Sandbox.call("GET", "/sandbox/drive", ""));
    Map<String, Long> files =
        StreamSupport.stream(drive.path("files").spliterator(), false)
            .map(file -> file.at("/appProperties/documentId").asText())
            .filter(documents::containsKey)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(files).hasSize(PASSPORTS);
    assertThat(files.values()).containsOnly(1L);
  }

  /** Checks that logs and metrics contain neither passport numbers nor links. */
  private void assertNotDisclosed(List<Traveler> travelers) {
    String logs = Stack.allLogs();
    assertThat(logs).contains("passport received", "passport stored");
    String disclosed = logs + metrics("gateway") + metrics("upload");
    assertThat(disclosed).contains("/api/passport/{token}/upload");
    assertThat(travelers)
        .allSatisfy(traveler ->
            assertThat(
                    disclosed.contains(traveler.link())
                        || disclosed.contains(traveler.passportNumber()))
                .isFalse());
  }

  private static JsonNode counts() {
    return Stack.json(Sandbox.call("GET", "/sandbox/drive", "")).path("counts");
  }

  /** Sums the metrics of upload-service whose lines begin with a prefix. */
  private static double metric(String prefix) {
    return sum(metrics("upload"), prefix);
  }

  private static String metrics(String component) {
    return Stack.send(HttpRequest.newBuilder(Stack.get().management(component, "/q/metrics")))
        .body();
  }

  private static double sum(String metrics, String prefix) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(prefix))
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

  /** Samples the metrics of upload-service. */
  private static final class MetricsSampler {
    private final AtomicBoolean go = new AtomicBoolean(true);
    private final Thread thread = Thread.ofPlatform().daemon().start(this::sampleRepeatedly);
    private volatile long largestHeap;
    private volatile double mostConnections;
    private volatile double mostWaiting;
    private volatile int samples;

    private void sampleRepeatedly() {
      while (go.get()) {
        sample();
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
    }

    synchronized void sample() {
      String metrics = metrics("upload");
      largestHeap =
          Math.max(largestHeap, (long) sum(metrics, "jvm_memory_used_bytes{area=\"heap\""));
      mostConnections = Math.max(mostConnections, sum(metrics, "agroal_active_count"));
      mostWaiting = Math.max(mostWaiting, sum(metrics, "agroal_awaiting_count"));
      samples++;
    }

    void stop() {
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

    int samples() {
      return samples;
    }
  }
}
