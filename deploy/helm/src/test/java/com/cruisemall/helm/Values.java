package com.cruisemall.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of the chart with the descriptions that precede them as comments. */
final class Values {
  static final Path FILE = Path.of("cruisemall", "values.yaml");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9.-]+):.*");
  private static final Pattern SERVICE = Pattern.compile("services\\.[a-z]+");
  private static final int LONGEST_DEFAULT = 60;

  private Values() {}

  /** Returns the description of each documented key. A key of a service is listed once. */
  static Map<String, String> descriptions() throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    List<String> parents = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    for (String line : Files.readAllLines(FILE)) {
      String text = line.strip();
      Matcher key = KEY.matcher(line);
      if (text.startsWith("# -- ")) {
        comment.append(text.substring(5));
      } else if (text.startsWith("# ") && !comment.isEmpty()) {
        comment.append(' ').append(text.substring(2));
      } else if (key.matches()) {
        int depth = key.group(1).length() / 2;
        while (parents.size() > depth) {
          parents.removeLast();
        }
        parents.add(key.group(2));
        if (!comment.isEmpty()) {
          found.putIfAbsent(general(String.join(".", parents)), comment.toString());
          comment.setLength(0);
        }
      }
    }
    return found;
  }

  /** Returns the path of each key that has no keys below it. */
  static Collection<String> leaves() throws IOException {
    Collection<String> leaves = new TreeSet<>();
    collect("", YAML.readTree(FILE.toFile()), leaves);
    return leaves;
  }

  /** Returns a Markdown table of the documented keys. */
  static String table() throws IOException {
    JsonNode values = YAML.readTree(FILE.toFile());
    StringBuilder table = new StringBuilder("| value | default | meaning |\n| --- | --- | --- |\n");
    descriptions()
        .forEach((path, description) ->
            table.append(
                "| `%s` | %s | %s |\n".formatted(path, standard(values, path), description)));
    return table.toString();
  }

  private static String standard(JsonNode values, String path) {
    if (path.startsWith("services.")) {
      return "per service";
    }
    JsonNode value = values.at("/" + path.replace('.', '/'));
    String text = value.isTextual() ? value.asText() : value.toString();
    if (text.isEmpty()) {
      return "";
    }
    return text.length() > LONGEST_DEFAULT ? "see `values.yaml`" : "`" + text + "`";
  }

  private static void collect(String path, JsonNode node, Collection<String> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.propertyStream()
          .forEach(it ->
              collect(
                  path.isEmpty() ? it.getKey() : path + "." + it.getKey(), it.getValue(), leaves));
    } else {
      leaves.add(general(path));
    }
  }

  private static String general(String path) {
    return SERVICE.matcher(path).replaceFirst("services.<name>");
  }
}
