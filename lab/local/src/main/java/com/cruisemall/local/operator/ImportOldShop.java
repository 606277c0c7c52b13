package com.cruisemall.local.operator;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Imports the export files of an old shop into auth-service in batches. It prints one line per
 * record that was renamed or rejected, and totals.
 */
public final class ImportOldShop {
  /** Records in a batch. Password hashing is sequential, so a batch takes seconds, not minutes. */
  private static final int BATCH_SIZE = 50;

  /** Bytes in a batch, below the body limit of auth-service. */
  private static final int MAX_BATCH_BYTES = 200 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OperatorClient client;
  private final PrintStream out;

  public ImportOldShop(StackState state, Secrets secrets, PrintStream out) {
    this.client = new OperatorClient(state, secrets, "shop:import");
    this.out = out;
  }

  private enum Result {
    ADDED,
    KNOWN,
    RENAMED,
    REJECTED
  }

  /**
   * Imports users, then affiliates from the top of the hierarchy down, then trips, so that every
   * record finds the record it refers to.
   *
   * @return the number of rejected records
   */
  public int run(List<Path> paths) throws IOException, InterruptedException {
    var files = paths.stream().map(OldShopFile::new).toList();
    int rejected = importKind("users", files, List.of(""));
    rejected += importKind("affiliates", files, List.of("HQ", "BRANCH_MANAGER", ""));
    return rejected + importKind("trips", files, List.of(""));
  }

  /** Reads the files once for each affiliate type; the empty type takes all other records. */
  private int importKind(String kind, List<OldShopFile> files, List<String> types)
      throws IOException, InterruptedException {
    var counts = new EnumMap<Result, Integer>(Result.class);
    for (var type : types) {
      var batch = new Batch(kind, counts);
      for (var file : files) {
        file.read(
            kind,
            record -> {
              var recordType = record.path("type").asText("").toUpperCase(Locale.ROOT);
              if (type.equals(types.contains(recordType) ? recordType : "")) {
                batch.add(record);
              }
            });
      }
      batch.send();
    }
    if (!counts.isEmpty()) {
      out.printf(
          "%s: %d added, %d known before, %d renamed, %d rejected%n",
          kind,
          counts.getOrDefault(Result.ADDED, 0),
          counts.getOrDefault(Result.KNOWN, 0),
          counts.getOrDefault(Result.RENAMED, 0),
          counts.getOrDefault(Result.REJECTED, 0));
    }
    return counts.getOrDefault(Result.REJECTED, 0);
  }

  /** Records of the next request. */
  private final class Batch {
    private final String kind;
    private final Map<Result, Integer> counts;
    private final List<JsonNode> records = new ArrayList<>();
    private int length;

    Batch(String kind, Map<Result, Integer> counts) {
      this.kind = kind;
      this.counts = counts;
    }

    void add(JsonNode record) throws IOException, InterruptedException {
      int size = JSON.writeValueAsBytes(record).length;
      if (records.size() == BATCH_SIZE || length + size > MAX_BATCH_BYTES) {
        send();
      }
      records.add(record);
      length += size;
    }

    void send() throws IOException, InterruptedException {
      if (records.isEmpty()) {
        return;
      }
      ArrayNode list = JSON.createArrayNode().addAll(records);
      var body = JSON.createObjectNode().set("records", list).toString();
      for (var outcome : client.post("/internal/import/" + kind, body).path("outcomes")) {
        var result = Result.valueOf(outcome.path("result").asText());
        counts.merge(result, 1, Integer::sum);
        if (outcome.has("note")) {
          out.printf(
              "%s %s %s: %s%n",
              kind,
              outcome.path("id").asText(),
              result.name().toLowerCase(Locale.ROOT),
              outcome.path("note").asText());
        }
      }
      records.clear();
      length = 0;
    }
  }
}
