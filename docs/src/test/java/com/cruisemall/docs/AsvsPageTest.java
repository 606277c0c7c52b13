package com.cruisemall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests of {@code docs/asvs.md}. */
class AsvsPageTest {
  private static final Pattern NAMED = Pattern.compile("`([a-z0-9/]+/[A-Z]\\w+Test)(?:#(\\w+))?`");

  private final String page = Checkout.read(Checkout.ROOT.resolve("docs/asvs.md"));

  @Test
  void namesTestsThatExist() {
    Map<String, Path> tests =
        Checkout.files("", "Test.java").stream()
            .collect(Collectors.toMap(AsvsPageTest::name, Function.identity()));

    List<MatchResult> named = NAMED.matcher(page).results().toList();
    assertThat(named).hasSizeGreaterThan(50);
    for (MatchResult test : named) {
      assertThat(tests).as("the page names it").containsKey(test.group(1));
      if (test.group(2) != null) {
        assertThat(tests.get(test.group(1))).content().contains("void " + test.group(2) + "(");
      }
    }
  }

  @Test
  void namesATestForEveryRequirementThatIsMet() {
    List<String> met =
        page.substring(0, page.indexOf("## Not met"))
            .lines()
            .filter(line ->
                line.startsWith("| ") && !line.startsWith("| number") && !line.startsWith("| ---"))
            .toList();

    assertThat(met).hasSizeGreaterThan(40);
    assertThat(met).allMatch(row -> NAMED.matcher(row).find());
  }

  /** Name without the module, such as {@code auth/TokensTest}. */
  private static String name(Path file) {
    return file.toString().replaceAll(".*/com/cruisemall/(.*)\\.java", "$1");
  }
}
