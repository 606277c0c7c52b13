package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asserts that each {@code Reason} of a module names its key literally and that every {@code
 * error-messages} file has a text for it.
 */
final class ReasonTexts {
  private static final Pattern REASON = Pattern.compile("\\bReason\\.of\\(\\s*(\"([^\"]*)\")?");

  private ReasonTexts() {}

  static void check(Path module) {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher reason = REASON.matcher(Files.readString(file));
        while (reason.find()) {
          assertThat(reason.group(2)).as("key of a reason in %s", file).isNotNull();
          used.add("{" + reason.group(2) + "}");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String language : List.of("ko", "en")) {
      assertThat(used)
          .as("texts of reasons in %s", language)
          .isSubsetOf(ConstraintTexts.keys("error-messages_" + language + ".properties"));
    }
  }
}
