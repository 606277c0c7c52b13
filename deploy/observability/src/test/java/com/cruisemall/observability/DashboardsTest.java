package com.cruisemall.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cruisemall.kit.test.Executables;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DashboardsTest {
  static final List<Dashboard> ALL = Dashboard.all();

  private static final int COLUMNS = 24;
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
  private static final Pattern LISTED = Pattern.compile("\"(cruisemall-[a-z]+\\.json)\"");

  @Test
  void areAllListedByThePlotsPage() throws IOException {
    Set<String> listed =
        LISTED
            .matcher(Files.readString(Dashboard.FOLDER.resolve("plots.html")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(listed)
        .isNotEmpty()
        .isEqualTo(ALL.stream().map(Dashboard::fileName).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void nameEveryPlotAndWhatItMeans(Dashboard dashboard) {
    assertThat(dashboard.plots())
        .isNotEmpty()
        .allSatisfy(plot -> {
          assertThat(plot.path("title").asText()).isNotBlank();
          assertThat(plot.path("description").asText()).endsWith(".");
          assertThat(plot.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
          assertThat(plot.path("targets")).isNotEmpty();
        });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void useTheFileNameAsIdAndTheChosenDatasource(Dashboard dashboard) {
    assertThat(dashboard.json().path("uid").asText() + ".json").isEqualTo(dashboard.fileName());
    assertThat(dashboard.json().at("/templating/list/0/name").asText()).isEqualTo("datasource");
    assertThat(dashboard.targets())
        .allSatisfy(
            target -> assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}"));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void giveEachPanelAnIdAndAPlaceOfItsOwn(Dashboard dashboard) {
    List<JsonNode> panels = dashboard.panels();

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    for (JsonNode panel : panels) {
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isBetween(1, COLUMNS);
      assertThat(panels.stream().filter(other -> overlap(place, other.path("gridPos"))))
          .as("panels at the place of %s", panel.path("title"))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void nameOnlyLabelsOfTheExpressionInLegends(Dashboard dashboard) {
    assertThat(dashboard.targets())
        .allSatisfy(target ->
            assertThat(LABEL.matcher(target.path("legendFormat").asText()).results())
                .allSatisfy(label ->
                    assertThat(target.path("expr").asText())
                        .containsPattern("by \\([^)]*\\b" + label.group(1) + "\\b")));
  }

  /** Otherwise the plots of one installation contain the series of another. */
  @ParameterizedTest
  @FieldSource("ALL")
  void selectTheNamespaceInEveryExpression(Dashboard dashboard) {
    assertThat(dashboard.expressions().flatMap(it -> Selectors.of(it).stream()))
        .isNotEmpty()
        .allSatisfy(selector -> assertThat(selector).contains("{namespace=~\"$namespace\""))
        .filteredOn(selector -> !selector.startsWith("cruisemall:"))
        .allSatisfy(selector -> assertThat(selector).containsPattern("job=~?\""));
  }

  /** A fixed window is empty when the scrape interval is longer than a quarter of it. */
  @ParameterizedTest
  @FieldSource("ALL")
  void useWindowsThatFollowTheScrapeInterval(Dashboard dashboard) {
    assertThat(dashboard.expressions()).noneMatch(it -> it.contains("[1m]"));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void beginWithAnOverviewThatTurnsRed(Dashboard dashboard) {
    assertThat(dashboard.panels().getFirst().path("title").asText()).isEqualTo("Overview");
    assertThat(dashboard.panels().subList(1, 7))
        .allSatisfy(panel -> {
          assertThat(panel.path("type").asText()).isEqualTo("stat");
          assertThat(panel.at("/fieldConfig/defaults/thresholds/steps")).hasSizeGreaterThan(1);
        });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void offerVariablesDeploymentsAndRunbooks(Dashboard dashboard) {
    assertThat(dashboard.json().at("/templating/list"))
        .extracting(it -> it.path("name").asText())
        .containsExactly("datasource", "namespace", "service", "instance");
    assertThat(dashboard.json().at("/annotations/list"))
        .extracting(it -> it.path("name").asText())
        .containsExactly("Deployments", "Alerts");
    assertThat(dashboard.json().path("links"))
        .anySatisfy(it -> assertThat(it.path("url").asText()).isEqualTo("docs/runbooks"));
  }

  /** Checked as recording rules, because promtool has no stable command for one expression. */
  @ParameterizedTest
  @FieldSource("ALL")
  void haveValidExpressions(Dashboard dashboard) throws Exception {
    assumeTrue(Executables.has("promtool"), "promtool is not on the PATH");
    StringBuilder rules = new StringBuilder("groups: [{name: dashboard, rules: [\n");
    int number = 0;
    for (String expression : dashboard.queries().toList()) {
      String quoted = expression.replace("'", "''");
      rules.append("{record: 'plot:%d', expr: '%s'},%n".formatted(number++, quoted));
    }
    Path file = Path.of("target", dashboard.fileName().replace(".json", ".rules.yml"));
    Files.writeString(file, rules + "]}]\n");

    assertThat(Promtool.run("check", "rules", file.toString())).isEmpty();
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return overlap(one, other, "x", "w") && overlap(one, other, "y", "h");
  }

  private static boolean overlap(JsonNode one, JsonNode other, String start, String size) {
    int oneStart = one.path(start).asInt();
    int otherStart = other.path(start).asInt();
    return oneStart < otherStart + other.path(size).asInt()
        && otherStart < oneStart + one.path(size).asInt();
  }
}
