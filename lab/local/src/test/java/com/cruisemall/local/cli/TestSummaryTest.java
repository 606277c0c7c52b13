package com.cruisemall.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build passes only if all recorded tests ran and none failed. */
class TestSummaryTest {
  private static final FileTime BUILD_START = FileTime.from(Instant.parse("2026-01-01T12:00:00Z"));
  private static final Instant DURING_BUILD = Instant.parse("2026-01-01T12:05:00Z");
  private static final Instant BEFORE_BUILD = Instant.parse("2026-01-01T11:59:00Z");

  @TempDir Path root;

  @BeforeEach
  void recordTwoTestsInTheGateAndThreeInAll() throws IOException {
    var file = Files.createDirectories(root.resolve(".ci")).resolve("test-counts");
    Files.writeString(file, "# module gate all\nkit/service 2 3\n");
  }

  @Test
  void passesWithAllRecordedTests() throws Exception {
    writeReport("kit/service", "surefire", DURING_BUILD, "<testcase/><testcase/>");
    assertThat(complaints(false)).isEmpty();
  }

  @Test
  void countsTestsOfBothPlugins() throws Exception {
    writeReport("kit/service", "surefire", DURING_BUILD, "<testcase/>");
    writeReport("kit/service", "failsafe", DURING_BUILD, "<testcase/>");
    assertThat(complaints(false)).isEmpty();
  }

  @Test
  void failsWithoutAnyTest() throws Exception {
    assertThat(complaints(false)).containsExactly(ranTests(0, 2));
  }

  @Test
  void failsWithFewerTestsThanRecorded() throws Exception {
    writeReport("kit/service", "surefire", DURING_BUILD, "<testcase/>");
    assertThat(complaints(false)).containsExactly(ranTests(1, 2));
  }

  @Test
  void ignoresReportsOfAnEarlierBuild() throws Exception {
    writeReport("kit/service", "surefire", BEFORE_BUILD, "<testcase/><testcase/>");
    assertThat(complaints(false)).containsExactly(ranTests(0, 2));
  }

  @Test
  void comparesLongTestsWithTheirOwnRecord() throws Exception {
    writeReport("kit/service", "surefire", DURING_BUILD, "<testcase/><testcase/>");
    assertThat(complaints(true)).containsExactly(ranTests(2, 3));
  }

  @Test
  void failsWithModuleThatIsNotRecorded() throws Exception {
    writeReport("kit/service", "surefire", DURING_BUILD, "<testcase/><testcase/>");
    writeReport("new-service", "surefire", DURING_BUILD, "<testcase/>");
    assertThat(complaints(false)).containsExactly("new-service is not in .ci/test-counts");
  }

  @Test
  void failsWithFailedTest() throws Exception {
    writeReport(
        "kit/service", "surefire", DURING_BUILD, "<testcase/><testcase><failure/></testcase>");
    assertThat(complaints(false)).containsExactly("1 tests failed");
  }

  @Test
  void failsWithTestThatEndedInAnError() throws Exception {
    writeReport(
        "kit/service", "surefire", DURING_BUILD, "<testcase/><testcase><error/></testcase>");
    assertThat(complaints(false)).containsExactly("1 tests failed");
  }

  @Test
  void failsWithSkippedTestOnlyWithLongTests() throws Exception {
    writeReport(
        "kit/service",
        "surefire",
        DURING_BUILD,
        "<testcase/><testcase/><testcase><skipped/></testcase>");
    assertThat(complaints(false)).isEmpty();
    assertThat(complaints(true)).containsExactly("1 tests were skipped");
  }

  private List<String> complaints(boolean all) throws Exception {
    return TestSummary.of(root, BUILD_START).complaints(RecordedTestCounts.read(root, all), all);
  }

  private static String ranTests(int tests, int least) {
    return "kit/service ran %d tests, .ci/test-counts records %d".formatted(tests, least);
  }

  private void writeReport(String module, String plugin, Instant time, String testcases)
      throws IOException {
    var folder = root.resolve(module).resolve("target").resolve(plugin + "-reports");
    var report = Files.createDirectories(folder).resolve("TEST-Any.xml");
    Files.writeString(report, "<testsuite>" + testcases + "</testsuite>");
    Files.setLastModifiedTime(report, FileTime.from(time));
  }
}
