package com.cruisemall.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  /** {@code -Ddashboards.write} writes the files instead. */
  @Test
  void areInStepWithTheirSource() throws IOException {
    for (var file : GeneratedFiles.all().entrySet()) {
      Path path = MODULE.resolve(file.getKey());
      if (System.getProperty("dashboards.write") != null) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      assertThat(path)
          .as("mvn -pl deploy/observability test -Ddashboards.write brings it in step")
          .hasContent(file.getValue());
    }
  }

  @Test
  void areAllThatThereIs() throws IOException {
    Set<String> there;
    try (Stream<Path> files =
        Stream.of("dashboards", "console").flatMap(GeneratedFilesTest::files)) {
      there = files.map(file -> MODULE.relativize(file).toString()).collect(Collectors.toSet());
    }

    assertThat(there).isEqualTo(GeneratedFiles.all().keySet());
  }

  @Test
  void nameEveryPlotAndWhatItMeans() {
    for (Dashboard dashboard : Dashboard.ALL) {
      assertThat(dashboard.rows().stream().flatMap(row -> row.panels().stream()))
          .allSatisfy(panel -> {
            assertThat(panel.title()).isNotBlank();
            assertThat(panel.meaning()).endsWith(".");
            assertThat(panel.queries()).isNotEmpty();
          });
    }
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(MODULE.resolve(folder))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
