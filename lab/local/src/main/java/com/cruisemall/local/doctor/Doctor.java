package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs every check and prints a line for each. */
public final class Doctor {
  private final Map<String, Checks> parts = new LinkedHashMap<>();

  public Doctor(StackState state) {
    var secrets = new Secrets(Path.of(state.secrets()));
    var http = new Http();
    parts.put("services", new ServiceChecks(state, http));
    parts.put("PostgreSQL", new PostgresChecks(state, secrets));
    parts.put("connection pools", new PoolChecks(state, secrets, http));
    parts.put("Redis", new RedisChecks(state, secrets));
    parts.put("Kafka", new KafkaChecks(state));
    parts.put("signing keys", new KeyChecks(state, http));
    parts.put("limits and partners", new PartnerChecks(state, http));
  }

  /** False when any check failed. */
  public boolean examine(PrintStream out) {
    var all = new ArrayList<Finding>();
    parts.forEach((part, checks) -> all.addAll(findings(part, checks)));
    all.forEach(finding -> out.println(finding.line()));
    return all.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.FAIL);
  }

  private static List<Finding> findings(String part, Checks checks) {
    try {
      return checks.findings();
    } catch (Exception e) {
      return List.of(Finding.fail(part, "cannot be examined: " + e.getMessage()));
    }
  }
}
