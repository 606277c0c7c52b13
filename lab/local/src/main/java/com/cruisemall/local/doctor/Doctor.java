package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs all checks and prints one line for each. */
public final class Doctor {
  private final Map<String, CheckGroup> groups = new LinkedHashMap<>();

  public Doctor(StackState state, Secrets secrets) {
    var http = new StackHttpClient();
    groups.put("services", new ServiceChecks(state, http));
    groups.put("PostgreSQL", new PostgresChecks(state, secrets));
    groups.put("connection pools", new ConnectionPoolChecks(state, secrets, http));
    groups.put("Redis", new RedisChecks(state, secrets));
    groups.put("Kafka", new KafkaChecks(state));
    groups.put("signing keys", new SigningKeyChecks(state, http));
    groups.put("limits and partners", new PartnerChecks(state, http));
  }

  /** Returns false if a check failed. */
  public boolean run(PrintStream out) {
    var all = new ArrayList<CheckResult>();
    groups.forEach((name, group) -> all.addAll(results(name, group)));
    all.forEach(result -> out.println(result.line()));
    return all.stream().noneMatch(result -> result.status() == CheckResult.Status.FAIL);
  }

  private static List<CheckResult> results(String name, CheckGroup group) {
    try {
      return group.run();
    } catch (Exception e) {
      return List.of(CheckResult.fail(name, "check failed: " + e.getMessage()));
    }
  }
}
