package com.cruisemall.local.operator;

import com.cruisemall.local.process.CommandFailedException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Export file of an old shop: a JSON object with one array per kind, or a CSV table of the kind
 * that its file name starts with. Records are streamed, so the file may be of any size.
 */
final class OldShopFile {
  static final Set<String> KINDS = Set.of("users", "affiliates", "trips");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final String name;

  OldShopFile(Path file) {
    this.file = file;
    this.name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!Files.isReadable(file)) {
      throw new CommandFailedException(file + " is not readable");
    }
    if (!name.endsWith(".json") && (!name.endsWith(".csv") || KINDS.stream().noneMatch(this::is))) {
      throw new CommandFailedException(
          file + " is neither a .json file nor a .csv file named users…, affiliates… or trips…");
    }
  }

  /** Consumer of records. */
  interface RecordConsumer {
    void accept(JsonNode record) throws IOException, InterruptedException;
  }

  /** Passes the records of a kind to the consumer, in file order. */
  void read(String kind, RecordConsumer consumer) throws IOException, InterruptedException {
    try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      skipByteOrderMark(text);
      if (name.endsWith(".json")) {
        readJson(kind, text, consumer);
      } else if (is(kind)) {
        readCsv(text, consumer);
      }
    } catch (JacksonException e) {
      var where = e.getLocation();
      throw new CommandFailedException(
          "%s, line %d: %s"
              .formatted(file, where == null ? 0 : where.getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  private boolean is(String kind) {
    return name.startsWith(kind);
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private void readJson(String kind, BufferedReader text, RecordConsumer consumer)
      throws IOException, InterruptedException {
    try (JsonParser parser = JSON.createParser(text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "is not a JSON object of arrays");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var found = parser.currentName();
        require(KINDS.contains(found), "has an unknown kind: " + found);
        require(parser.nextToken() == JsonToken.START_ARRAY, found + " is not an array");
        if (!found.equals(kind)) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          consumer.accept(JSON.readTree(parser));
        }
      }
    }
  }

  private void readCsv(BufferedReader text, RecordConsumer consumer)
      throws IOException, InterruptedException {
    var mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    var schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<ObjectNode> rows =
        mapper.readerFor(ObjectNode.class).with(schema).readValues(text)) {
      while (rows.hasNext()) {
        consumer.accept(rows.next());
      }
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new CommandFailedException(file + " " + message);
    }
  }
}
