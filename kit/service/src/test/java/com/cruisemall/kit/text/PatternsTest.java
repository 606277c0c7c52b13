package com.cruisemall.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.PatternRules;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {
  /** Types with patterns that take quadratic time or overflow the stack. */
  static final class Slow {
    private static final java.util.regex.Pattern TRAILING =
        java.util.regex.Pattern.compile("\\s+$");
    private static final java.util.regex.Pattern RECURSIVE =
        java.util.regex.Pattern.compile("(/[a-z]+)*");

    private Slow() {}

    record Body(
        @Pattern(regexp = "\\s*\\+?([\\s.()-]*[0-9]){8,15}") String phone,
        List<@Pattern(regexp = "\\P{Cntrl}*[^\\s\\p{Cntrl}]\\P{Cntrl}*") String> names) {}

    static String strip(String text) {
      return RECURSIVE.matcher(TRAILING.matcher(text).replaceAll("")).replaceAll("");
    }
  }

  @Test
  void findsSlowPatterns() {
    Path folder = Path.of("target", "test-classes", "com", "cruisemall", "kit", "text");

    assertThat(PatternRules.slowPatterns(folder))
        .extracting(line -> line.replaceFirst(" on .*", ""))
        .contains(
            "com/cruisemall/kit/text/PatternsTest$Slow: \\s+$",
            "com/cruisemall/kit/text/PatternsTest$Slow: (/[a-z]+)*",
            "com/cruisemall/kit/text/PatternsTest$Slow$Body:" + " \\s*\\+?([\\s.()-]*[0-9]){8,15}",
            "com/cruisemall/kit/text/PatternsTest$Slow$Body:"
                + " \\P{Cntrl}*[^\\s\\p{Cntrl}]\\P{Cntrl}*");
  }
}
