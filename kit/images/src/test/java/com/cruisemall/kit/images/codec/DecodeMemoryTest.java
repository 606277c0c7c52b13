package com.cruisemall.kit.images.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decodes bombs in a program that has the heap of the chart, which ends on OutOfMemoryError. */
class DecodeMemoryTest {
  private static final Path VALUES = Path.of("../../deploy/helm/cruisemall/values.yaml");
  private static final long MEMORY = 96L << 20;

  /** Other live objects of a busy service. */
  private static final long LIVE = 200L << 20;

  /** Memory of a service without decoding, besides its heap. */
  private static final long BESIDES_HEAP = 200L << 20;

  @ParameterizedTest
  @ValueSource(strings = {"upload", "chat"})
  void decodesBombsBelowTheContainerLimit(String service) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "reads the peak of /proc");
    long limit = limit(service);
    long heap = limit * heapPercentage() / 100;

    Map<String, String> results = run(heap);

    assertThat(results)
        .containsEntry("png with two headers", "Damaged")
        .containsEntry("webp with a small canvas", "Damaged")
        .containsEntry("lossless webp", "too large")
        .containsEntry("progressive jpeg", "too large")
        .containsEntry("jpeg with 46 scans", "too large")
        .containsEntry("interlaced png", "decoded")
        .containsEntry("wide png", "decoded")
        .containsEntry("photo", "decoded");
    assertThat(Long.parseLong(results.get("peak")) << 10).isLessThan(limit);
    assertThat(heap + BESIDES_HEAP + MEMORY).as("native memory of decoders").isLessThan(limit);
  }

  private static Map<String, String> run(long heap) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + (heap >> 20) + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            DecodeBombs.class.getName(),
            Long.toString(MEMORY),
            Long.toString(LIVE));
    byte[] output =
        new ChildProcess(command, Duration.ofMinutes(5), 1 << 16).run(_ -> {}).orElseThrow();
    Map<String, String> results = new TreeMap<>();
    new String(output, StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(line -> results.put(line[0], line[1]));
    return results;
  }

  private static long limit(String service) throws Exception {
    Matcher found =
        Pattern.compile(
                "\n  " + service + ":\n.*?limits: \\{memory: (\\d+)(Mi|Gi)}", Pattern.DOTALL)
            .matcher(Files.readString(VALUES));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1)) << (found.group(2).equals("Gi") ? 30 : 20);
  }

  private static long heapPercentage() throws Exception {
    Matcher found = Pattern.compile("MaxRAMPercentage=(\\d+)").matcher(Files.readString(VALUES));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1));
  }
}
