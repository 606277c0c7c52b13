package com.cruisemall.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Counts the tests of a build and lists the slowest, from its Surefire and Failsafe reports. A
 * build that ran fewer tests than {@link RecordedTestCounts} expects fails. The script runs this
 * source file directly, so that it works even if the build of this module failed.
 */
final class TestSummary {
  private static final int SLOWEST = 20;

  private int passed;
  private final SortedMap<String, Integer> testsOfModules = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<Duration> durations = new ArrayList<>();

  private record Duration(String test, double seconds) {}

  /** Arguments: the checkout, a file touched at the start of the build, and optionally --all. */
  public static void main(String[] args)
      throws IOException, ParserConfigurationException, SAXException {
    var root = Path.of(args[0]);
    var all = Arrays.asList(args).contains("--all");
    var summary = of(root, Files.getLastModifiedTime(Path.of(args[1])));
    var complaints = summary.complaints(RecordedTestCounts.read(root, all), all);
    summary.print();
    complaints.forEach(complaint -> System.out.println("failed: " + complaint));
    System.exit(complaints.isEmpty() ? 0 : 1);
  }

  /** Reads the reports of a build that are not older than its start. */
  static TestSummary of(Path root, FileTime buildStart)
      throws IOException, ParserConfigurationException, SAXException {
    var summary = new TestSummary();
    for (var report : reports(root, buildStart)) {
      summary.add(moduleOf(root.relativize(report)), report);
    }
    return summary;
  }

  /** Returns the reasons for which the build fails; empty if it passed. */
  List<String> complaints(RecordedTestCounts recorded, boolean failOnSkipped) {
    var complaints = new ArrayList<>(recorded.complaints(testsOfModules));
    if (!failures.isEmpty()) {
      complaints.add(failures.size() + " tests failed");
    }
    if (failOnSkipped && !skipped.isEmpty()) {
      complaints.add(skipped.size() + " tests were skipped");
    }
    return complaints;
  }

  private static List<Path> reports(Path root, FileTime buildStart) throws IOException {
    try (var paths = Files.find(root, 6, (path, _) -> isReport(root.relativize(path)))) {
      var newer = new ArrayList<Path>();
      for (var path : paths.sorted().toList()) {
        if (Files.getLastModifiedTime(path).compareTo(buildStart) >= 0) {
          newer.add(path);
        }
      }
      return newer;
    }
  }

  private static boolean isReport(Path path) {
    var name = path.toString();
    return name.matches("[^.].*/target/(surefire|failsafe)-reports/TEST-.*\\.xml");
  }

  /** Returns the part of a report's path before {@code /target}. */
  private static String moduleOf(Path report) {
    var path = report.toString();
    return path.substring(0, path.indexOf("/target/"));
  }

  private void add(String module, Path report)
      throws IOException, ParserConfigurationException, SAXException {
    var factory = DocumentBuilderFactory.newInstance();
    // A failed comparison of large documents makes a message beyond the JDK's default limit.
    factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
    var document = factory.newDocumentBuilder().parse(report.toFile());
    for (var test : elements(document.getElementsByTagName("testcase"))) {
      var name = test.getAttribute("classname") + "." + test.getAttribute("name");
      durations.add(new Duration(name, seconds(test)));
      testsOfModules.merge(module, 1, Integer::sum);
      if (has(test, "skipped")) {
        skipped.add(name);
      } else if (has(test, "failure") || has(test, "error")) {
        failures.add(name + firstLine(test));
      } else {
        passed++;
      }
    }
  }

  private void print() {
    System.out.println("slowest tests:");
    durations.stream()
        .sorted(Comparator.comparingDouble(Duration::seconds).reversed())
        .limit(SLOWEST)
        .forEach(it -> System.out.printf(Locale.ROOT, "%7.1f s  %s%n", it.seconds(), it.test()));
    failures.forEach(name -> System.out.println("failed: " + name));
    skipped.forEach(name -> System.out.println("skipped: " + name));
    System.out.println(
        passed + " passed, " + failures.size() + " failed, " + skipped.size() + " skipped");
  }

  /** Surefire writes thousands with a comma. */
  private static double seconds(Element test) {
    var time = test.getAttribute("time").replace(",", "");
    return time.isEmpty() ? 0 : Double.parseDouble(time);
  }

  private static String firstLine(Element test) {
    var children = elements(test.getElementsByTagName("*"));
    return children.stream()
        .map(child -> child.getAttribute("message").strip())
        .filter(message -> !message.isEmpty())
        .findFirst()
        .map(message -> ": " + message.lines().findFirst().orElseThrow())
        .orElse("");
  }

  private static boolean has(Element test, String child) {
    return test.getElementsByTagName(child).getLength() > 0;
  }

  private static List<Element> elements(NodeList nodes) {
    var elements = new ArrayList<Element>();
    for (var i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
