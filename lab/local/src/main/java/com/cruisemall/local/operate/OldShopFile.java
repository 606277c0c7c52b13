package com.cruisemall.local.operate;

import com.cruisemall.local.process.StartFailure;
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
 * What an old shop exported: JSON, an object with a list of records under each kind, or CSV, a
 * table of one kind, which the file's name begins with. It is read record by record, however long
 * it is.
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
      throw new StartFailure(file + " cannot be read");
    }
    if (!name.endsWith(".json") && (!name.endsWith(".csv") || KINDS.stream().noneMatch(this::is))) {
      throw new StartFailure(
          file + " is neither a .json file nor a .csv file named users…, affiliates… or trips…");
    }
  }

  /** Takes records one by one. */
  interface Reader {
    void take(JsonNode record) throws IOException, InterruptedException;
  }

  /** Reads the records of a kind, in the order of the file. */
  void read(String kind, Reader reader) throws IOException, InterruptedException {
    try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      skipMark(text);
      if (name.endsWith(".json")) {
        readJson(kind, text, reader);
      } else if (is(kind)) {
        readCsv(text, reader);
      }
    } catch (JacksonException e) {
      var where = e.getLocation();
      throw new StartFailure(
          "%s, line %d: %s"
              .formatted(file, where == null ? 0 : where.getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  private boolean is(String kind) {
    return name.startsWith(kind);
  }

  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private void readJson(String kind, BufferedReader text, Reader reader)
      throws IOException, InterruptedException {
    try (JsonParser parser = JSON.createParser(text)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "is no object of lists");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var found = parser.currentName();
        require(KINDS.contains(found), "has a list of unknown kind: " + found);
        require(parser.nextToken() == JsonToken.START_ARRAY, found + " is no list");
        if (!found.equals(kind)) {
          parser.skipChildren();
          continue;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          reader.take(JSON.readTree(parser));
        }
      }
    }
  }

  private void readCsv(BufferedReader text, Reader reader)
      throws IOException, InterruptedException {
    var mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    var schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<ObjectNode> rows =
        mapper.readerFor(ObjectNode.class).with(schema).readValues(text)) {
      while (rows.hasNext()) {
        reader.take(rows.next());
      }
    }
  }

  private void require(boolean fine, String otherwise) {
    if (!fine) {
      throw new StartFailure(file + " " + otherwise);
    }
  }
}
