package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Checks that every topic exists with its number of partitions. */
record KafkaChecks(StackState state) implements CheckGroup {
  @Override
  public List<CheckResult> run() throws ExecutionException, InterruptedException {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", state.kafka().bootstrapServers(),
            "default.api.timeout.ms", "8000",
            "request.timeout.ms", "5000");
    try (var admin = Admin.create(settings)) {
      var existing = admin.listTopics().names().get();
      var declared = state.kafka().topics();
      var described =
          admin
              .describeTopics(declared.keySet().stream().filter(existing::contains).toList())
              .allTopicNames()
              .get();
      var results = new ArrayList<CheckResult>();
      declared.forEach((topic, partitions) -> {
        var description = described.get(topic);
        var found = description == null ? 0 : description.partitions().size();
        results.add(
            CheckResult.expect(
                found == partitions,
                "kafka topic " + topic,
                found + " of " + partitions + " partitions"));
      });
      return results;
    }
  }
}
