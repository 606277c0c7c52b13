package com.cruisemall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every JDBC URL keeps the values of rows out of the texts of errors. */
class JdbcUrlTest {
  private static final List<String> ENDINGS =
      List.of(".java", ".yaml", ".tpl", ".env", ".properties");

  @Test
  void asksForNoDetailOfServerErrors() {
    Set<String> found = new TreeSet<>();
    Set<String> wrong = new TreeSet<>();
    for (Path file : ENDINGS.stream().flatMap(JdbcUrlTest::files).toList()) {
      Checkout.read(file)
          .lines()
          .filter(line -> line.contains("jdbc:" + "postgresql://"))
          .forEach(line -> {
            found.add(line);
            if (!line.contains("logServerErrorDetail=false")) {
              wrong.add(Checkout.ROOT.relativize(file) + ": " + line.strip());
            }
          });
    }

    assertThat(found).hasSizeGreaterThan(8);
    assertThat(wrong).isEmpty();
  }

  private static Stream<Path> files(String ending) {
    return Checkout.files("", ending).stream()
        .filter(file -> !file.toString().contains("/src/test/"));
  }
}
