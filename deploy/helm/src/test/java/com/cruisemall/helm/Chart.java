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
  static final List<String> EXAMPLES = List.of("httproute", "everything", "openshift", "small");

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
    return text(CHART, example, changes);
  }

  /**
   * Renders hooks as well. Helm's library leaves them out, so a copy of the chart names the
   * annotation {@code test/hook}.
   */
  static Manifests renderWithHooks(String example, Path folder) throws IOException {
    Path copy = copy(folder);
    Path names = copy.resolve("templates/_names.tpl");
    Files.writeString(
        names, Files.readString(names).replace("helm.sh/hook: pre", "test/hook: pre"));
    return Manifests.of(text(copy, example, Map.of("hooks", "helm")));
  }

  private static String text(Path chart, String example, Map<String, Object> changes) {
    TemplateCommand command =
        new Helm(chart)
            .template()
            .withName("shop")
            .withNamespace("shop")
            .withKubeVersion(KUBERNETES)
            .withValuesFile(values(example));
    if (!changes.containsKey("hooks") && !example.equals("openshift")) {
      // Helm's library does not render hooks.
      command.set("hooks", "none");
    }
    if (!changes.containsKey("secrets.checksum")) {
      // Helm's library connects to a cluster for lookup even when it only renders.
      command.set("secrets.checksum", false);
    }
    changes.forEach(command::set);
    return command.call();
  }

  /**
   * Lints a copy of the chart whose default values are replaced by the example: Helm lints no other
   * values.
   */
  static LintResult lint(String example, Path folder) {
    Path copy = copy(folder);
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

  private static Path copy(Path folder) {
    Path copy = folder.resolve("cruisemall");
    try (Stream<Path> paths = Files.walk(CHART, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : new ArrayList<>(paths.toList())) {
        Path target = copy.resolve(CHART.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
