package com.cruisemall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of bounds in {@code operating.md} name all caches, queues, pools and label sets. */
class BoundsTest {
  /** Structures that may outlive a request. */
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "new Concurrent\\w+<|ConcurrentHashMap\\.newKeySet|Caffeine\\.newBuilder|new Semaphore\\("
              + "|Queue<>\\(|new \\w*ThreadPoolExecutor\\(|ThreadPerTaskExecutor|new CopyOnWrite"
              + "|withBulkhead|@Bulkhead|UNBOUNDED_BUFFER|CircuitBreaker\\.create");

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final String PAGE = section();

  private static String section() {
    String page = Checkout.read(Checkout.ROOT.resolve("docs/operating.md"));
    int start = page.indexOf("\n### Bounds\n");
    return page.substring(start, page.indexOf("\n### ", start + 1));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  @Test
  void namesEveryClassThatHoldsOrQueues() {
    Set<String> classes = new TreeSet<>();
    for (String module : Checkout.MODULES) {
      Checkout.files(module + "/src/main/java", ".java").stream()
          .filter(file -> STRUCTURE.matcher(Checkout.read(file)).find())
          .map(BoundsTest::name)
          .forEach(classes::add);
    }

    assertThat(classes)
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(PAGE).contains("`" + name + "`"));
  }

  @Test
  void namesExistingTests() {
    Set<String> tests =
        Checkout.files("", "Test.java").stream().map(BoundsTest::name).collect(Collectors.toSet());

    assertThat(TEST.matcher(PAGE).results().map(test -> test.group(1)).toList())
        .hasSizeGreaterThan(20)
        .isSubsetOf(tests);
  }
}
