package com.cruisemall.local.operate;

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
 * Sends what an old shop exported to auth-service, some records at a time, and tells what became of
 * them: everything that is not simply there now has a line.
 */
public final class ImportOldShop {
  /** Passwords are hashed one after the other: so many take seconds, not minutes. */
  private static final int AT_A_TIME = 50;

  /** Below what the service takes as one body. */
  private static final int LONGEST_BODY = 200 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Operator operator;
  private final PrintStream out;

  public ImportOldShop(StackState state, PrintStream out) {
    this.operator = new Operator(state, "shop:import");
    this.out = out;
  }

  private enum Result {
    ADDED,
    KNOWN,
    RENAMED,
    REJECTED
  }

  /**
   * Brings in people first, then partners from the top down, then trips: each needs what it belongs
   * to.
   *
   * @return how many records were rejected
   */
  public int bring(List<Path> paths) throws IOException, InterruptedException {
    var files = paths.stream().map(OldShopFile::new).toList();
    int rejected = bring("users", files, List.of(""));
    rejected += bring("affiliates", files, List.of("HQ", "BRANCH_MANAGER", ""));
    return rejected + bring("trips", files, List.of(""));
  }

  /** Goes through the files once for each type of partner; the last, empty, takes the rest. */
  private int bring(String kind, List<OldShopFile> files, List<String> types)
      throws IOException, InterruptedException {
    var counts = new EnumMap<Result, Integer>(Result.class);
    for (var type : types) {
      var batch = new Batch(kind, counts);
      for (var file : files) {
        file.read(
            kind,
            record -> {
              var own = record.path("type").asText("").toUpperCase(Locale.ROOT);
              if (type.equals(types.contains(own) ? own : "")) {
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

  /** Records that wait to be sent together. */
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
      if (records.size() == AT_A_TIME || length + size > LONGEST_BODY) {
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
      for (var outcome : operator.post("/internal/import/" + kind, body).path("outcomes")) {
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
