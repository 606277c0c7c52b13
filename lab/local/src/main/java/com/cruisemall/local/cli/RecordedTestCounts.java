package com.cruisemall.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Least number of tests per module, recorded in the repository, so that a build whose tests were
 * not found or not run does not pass.
 */
record RecordedTestCounts(SortedMap<String, Integer> ofModules) {
  /** Each line holds a module, its tests in the gate, and its tests with {@code --all}. */
  static final Path FILE = Path.of(".ci", "test-counts");

  /** Reads {@link #FILE} of a checkout. */
  static RecordedTestCounts read(Path root, boolean all) throws IOException {
    var counts = new TreeMap<String, Integer>();
    for (var line : Files.readAllLines(root.resolve(FILE))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        var columns = line.strip().split("\\s+", 3);
        counts.put(columns[0], Integer.valueOf(columns[all ? 2 : 1]));
      }
    }
    return new RecordedTestCounts(counts);
  }

  /** Returns a sentence for each module that ran fewer tests, or that has no record. */
  List<String> complaints(Map<String, Integer> testsOfModules) {
    var complaints = new ArrayList<String>();
    ofModules.forEach((module, least) -> {
      var tests = testsOfModules.getOrDefault(module, 0);
      if (tests < least) {
        complaints.add("%s ran %d tests, %s records %d".formatted(module, tests, FILE, least));
      }
    });
    for (var module : testsOfModules.keySet()) {
      if (!ofModules.containsKey(module)) {
        complaints.add("%s is not in %s".formatted(module, FILE));
      }
    }
    return complaints;
  }
}
