package com.cruisemall.load.report;

import com.cruisemall.load.findings.Finding.Verdict;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Report as JSON with the same figures and verdicts as the page. */
final class JsonReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonReport() {}

  static String of(SimulationReport report) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("began", report.began().toString());
    root.put("seconds", report.took().toSeconds());
    root.put("users", report.users());
    root.put("daySeconds", report.day().toSeconds());
    report.machine().forEach(root.putArray("machine")::add);
    root.put("loadBefore", report.loadBefore());
    root.put("loadAfter", report.loadAfter());
    root.put("addresses", report.addresses());
    root.put("passed", report.passed());
    verdicts(report, root.putArray("findings"));
    ObjectNode figures = root.putObject("figures");
    report
        .figures()
        .forEach((name, value) -> {
          if (Double.isFinite(value)) {
            figures.put(name, value);
          }
        });
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void verdicts(SimulationReport report, ArrayNode findings) {
    for (Verdict verdict : report.verdicts()) {
      ObjectNode node = findings.addObject();
      node.put("id", verdict.finding().id());
      node.put("finding", verdict.finding().problem().en());
      node.put("outcome", verdict.outcome().name());
      ArrayNode checks = node.putArray("checks");
      for (var check : verdict.checks()) {
        ObjectNode one = checks.addObject();
        one.put("figure", check.limit().figure());
        one.put("what", check.limit().label().en());
        one.put("direction", check.limit().direction().name());
        one.put("bound", check.limit().bound());
        one.put("unit", check.limit().unit());
        if (Double.isFinite(check.observed())) {
          one.put("observed", check.observed());
        }
        one.put("outcome", check.outcome().name());
      }
    }
  }
}
