package com.cruisemall.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Helm chart rendered with the values of an example. */
final class Chart {
  static final List<String> EXAMPLES = List.of("httproute", "everything", "small");

  private static final Path CHART = Path.of("cruisemall").toAbsolutePath();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Oldest supported version. */
  private static final String KUBERNETES = "1.30.0";

  private Chart() {}

  static Path values(String example) {
    return Path.of("examples", example + ".yaml").toAbsolutePath();
  }

  static Manifests render(String example) {
    return render(example, Map.of());
  }

  /** Renders the chart; throws with Helm's message if that fails. */
  static Manifests render(String example, Map<String, Object> changes) {
    return Manifests.of(text(example, changes));
  }

  static String text(String example, Map<String, Object> changes) {
    TemplateCommand command =
        new Helm(CHART)
            .template()
            .withName("shop")
            .withNamespace("shop")
            .withKubeVersion(KUBERNETES)
            // Helm's library does not render hooks.
            .set("hooks", false)
            .withValuesFile(values(example));
    changes.forEach(command::set);
    return command.call();
  }

  /**
   * Lints a copy of the chart whose default values are replaced by the example: Helm lints no other
   * values.
   */
  static LintResult lint(String example, Path folder) {
    Path copy = folder.resolve("cruisemall");
    copy(CHART, copy);
    try {
      JsonNode values = YAML.readTree(CHART.resolve("values.yaml").toFile());
      JsonNode merged =
          YAML.setDefaultMergeable(true)
              .readerForUpdating(values)
              .readTree(Files.readString(values(example)));
      YAML.writeValue(copy.resolve("values.yaml").toFile(), merged);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Helm(copy).lint().strict().call();
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : new ArrayList<>(paths.toList())) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
