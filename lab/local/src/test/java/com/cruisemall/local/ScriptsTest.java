package com.cruisemall.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** All shell scripts find the JDK and Maven with {@code lab/local/toolchain.sh}. */
class ScriptsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final String TOOLCHAIN = "lab/local/toolchain.sh";
  private static final Set<String> OUTPUT =
      Set.of(".git", ".cruise", "target", "node_modules", ".idea");

  private static final String COMMAND = "(?m)(?:^|[;&|({])\\s*";
  private static final String WRAPPER = "\\b(?:exec|env|command|nice|nohup|then|do|else)\\s+";
  private static final Pattern MAVEN_OF_PATH =
      Pattern.compile(COMMAND + "mvn\\b|" + WRAPPER + "mvn\\b");
  private static final Pattern JAVA_OF_PATH =
      Pattern.compile("\\b(?:exec|env|command|nice|nohup)\\s+java\\b|}\"?java\\b");
  private static final Pattern USES_TOOLCHAIN =
      Pattern.compile(COMMAND + "(?:java|maven)\\s|/bin/java\\b");

  @Test
  void findJdkAndMavenInOnePlace() throws IOException {
    assertThat(scripts())
        .hasSizeGreaterThan(5)
        .allSatisfy(script ->
            assertThat(violations(read(script)))
                .as("%s, which must source %s", ROOT.relativize(script), TOOLCHAIN)
                .isEmpty());
  }

  @Test
  void rejectsJavaAndMavenOfThePath() {
    assertThat(violations("mvn --quiet package")).isNotEmpty();
    assertThat(violations("exec \"${JAVA_HOME:+$JAVA_HOME/bin/}java\" -version")).isNotEmpty();
    assertThat(violations("exec java -version")).isNotEmpty();
    assertThat(violations("java -version")).isNotEmpty();
    assertThat(violations("source \"$ROOT/lab/local/toolchain.sh\"\nfind_jdk\njava -version"))
        .isEmpty();
    assertThat(violations("# mvn package\necho \"not built: mvn package\"")).isEmpty();
  }

  private static List<String> violations(String script) {
    var violations = new ArrayList<String>();
    for (var pattern : List.of(MAVEN_OF_PATH, JAVA_OF_PATH)) {
      pattern.matcher(script).results().forEach(match -> violations.add(match.group()));
    }
    if (USES_TOOLCHAIN.matcher(script).find() && !script.contains("toolchain.sh")) {
      violations.add("toolchain.sh is not sourced");
    }
    return violations;
  }

  private static List<Path> scripts() throws IOException {
    var scripts = new ArrayList<Path>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return OUTPUT.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && read(file).startsWith("#!")) {
              scripts.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return scripts;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
