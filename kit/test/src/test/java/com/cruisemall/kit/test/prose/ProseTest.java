package com.cruisemall.kit.test.prose;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lint of all modules of the repository, and tests of the lint with samples. */
class ProseTest {
  private static final Path JAVA = Path.of("Sample.java");

  /** Folders and files that are not checked, each with the reason. */
  private static final Map<String, String> UNCHECKED =
      Map.of(
          "gateway/src/main/java", "is being rewritten",
          "docs/configuration.md", "is generated from Javadoc, which is checked",
          "kit/test/src/test/java/com/cruisemall/kit/test/prose", "contains the flagged words");

  /** Folders without sources of the project. */
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "dist");

  /** Sentences that use a flagged word in its plain sense, each with the reason. */
  private static final Map<String, String> ALLOWED = Map.of();

  private static final Pattern DATABASE_ACCESS =
      Pattern.compile(
          "(?m)^import (?:jakarta\\.persistence\\.EntityManager|javax\\.sql\\.DataSource"
              + "|io\\.agroal\\.api\\.AgroalDataSource|io\\.quarkus\\.hibernate\\.orm\\.panache\\.\\w+);");

  @Test
  void modulesFollowTheProseRules() throws IOException {
    assertThat(
            files().stream()
                .flatMap(file -> check(file, read(file)))
                .filter(it -> ALLOWED.keySet().stream().noneMatch(it.rule()::contains)))
        .isEmpty();
  }

  @Test
  void onlyRepositoriesAndQueriesAccessTheDatabase() throws IOException {
    assertThat(files())
        .filteredOn(file -> file.toString().contains("/src/main/java/"))
        .filteredOn(file -> DATABASE_ACCESS.matcher(read(file)).find())
        .allSatisfy(file ->
            assertThat(file.getFileName().toString())
                .as("%s accesses the database", file)
                .matches(".*(Repository|Query)\\.java"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** What a session is. */",
        "/** Repository of holds. Who waits is served first. */",
        "/**\n * Resolves a caller.\n *\n * <p>Whether it exists is unknown. */",
        "/** @param name How it is called */",
        "/** Returns the errand. */",
        "/** Tells the caller about it. */",
        "/** The column stands in the row. */",
        "/** Sends both at\n * once. */",
        "// The service is asked again.",
        "// Both run at\n  // once.",
        "/* Not mended. */",
        "void log() { Log.infof(\"it works anew orderId=%s\", id(1)); }",
        "void log() { Log.warn(text(1) + \"redis is away\"); }"
      })
  void findsBadJava(String source) {
    assertThat(check(JAVA, source)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** Repository of cabin holds. */",
        "/** Resolves the session cookie to a caller, whose session may have expired. */",
        "/** Text of {@code at once}. */",
        "/** Alias that stands for a name of the bearer. */",
        "/** Standard amendment of outstanding items. */",
        "String text = \"at once\"; // Text for people.",
        "String url = \"https://example.com/whatever\";",
        "void log() { Log.info(\"redis available\"); String text = \"at once\"; }"
      })
  void acceptsGoodJava(String source) {
    assertThat(check(JAVA, source)).isEmpty();
  }

  @Test
  void checksPagesOutsideOfCode() {
    String page = "Run `tool --whatever`.\n\n```\nat once\n```\n\nBoth start at once.\n";

    assertThat(check(Path.of("README.md"), page)).extracting(Finding::line).containsExactly(7);
  }

  @Test
  void checksCommentsOfConfiguration() {
    String properties = "# Kafka may be away.\nkey=at once\n";

    assertThat(check(Path.of("application.properties"), properties))
        .extracting(Finding::line)
        .containsExactly(1);
    assertThat(check(Path.of("pom.xml"), "<a>at once</a><!-- at once -->")).hasSize(1);
  }

  private static Stream<Finding> check(Path file, String content) {
    return ProseReader.read(file.getFileName().toString(), content).stream()
        .flatMap(prose -> ProseRules.check(file, prose).stream());
  }

  private static String read(Path file) {
    try {
      return Files.readString(Checkout.root().resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(file.toString(), e);
    }
  }

  /** Returns the files of all modules, relative to the root. */
  private static List<Path> files() throws IOException {
    Path root = Checkout.root();
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isUnchecked(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isUnchecked(file) && isProse(file)) {
              found.add(root.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }

          private boolean isUnchecked(Path path) {
            return SKIPPED.contains(path.getFileName().toString())
                || UNCHECKED.containsKey(root.relativize(path).toString());
          }
        });
    return found;
  }

  private static boolean isProse(Path file) {
    return file.getFileName()
        .toString()
        .matches("cruise|pom\\.xml|.*Dockerfile|.*\\.(java|md|properties|ya?ml|sh|conf)");
  }
}
