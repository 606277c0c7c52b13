package com.cruisemall.helm;

import static com.cruisemall.helm.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that migrate the databases, as hooks of Helm, in waves of Argo CD, and as plain jobs. */
class MigrationTest {
  private static final int DEFAULT_TIMEOUT_OF_HELM = 300;

  @Test
  void runsAsHooksNumberedByRevision(@TempDir Path folder) throws IOException {
    Manifests rendered = Chart.renderWithHooks("everything", folder);

    assertThat(rendered.all("Job"))
        .hasSize(5)
        .allSatisfy(job -> {
          assertThat(name(job)).endsWith("-migration-1");
          assertThat(annotation(job, "test/hook")).isEqualTo("pre-install,pre-upgrade");
          assertThat(annotation(job, "helm.sh/hook-delete-policy"))
              .isEqualTo("before-hook-creation,hook-succeeded");
        });
    assertThat(rendered.all("ExternalSecret"))
        .hasSize(6 + 5)
        .allSatisfy(secret ->
            assertThat(Integer.parseInt(annotation(secret, "helm.sh/hook-weight"))).isLessThan(0));
  }

  @Test
  void runsInAWaveBeforeTheRest() {
    Manifests rendered = Chart.render("everything", Map.of("hooks", "argocd"));

    assertThat(rendered.all("Job"))
        .allSatisfy(job -> {
          assertThat(annotation(job, "argocd.argoproj.io/sync-wave")).isEqualTo("-1");
          assertThat(annotation(job, "argocd.argoproj.io/hook")).isEqualTo("Sync");
          assertThat(job.toString()).doesNotContain("helm.sh/hook");
        });
    assertThat(rendered.all("ExternalSecret"))
        .allSatisfy(
            it -> assertThat(annotation(it, "argocd.argoproj.io/sync-wave")).isEqualTo("-2"));
    assertThat(rendered.all("Deployment"))
        .allSatisfy(it -> assertThat(it.path("metadata").has("annotations")).isFalse());
  }

  /** A job cannot be changed: with the same name, a second installation would fail. */
  @Test
  void getsANewNameForANewProgram() {
    Manifests first = Chart.render("httproute");
    Manifests second = Chart.render("httproute", Map.of("image.tag", "1.0.1"));

    assertThat(first.all("Job"))
        .allSatisfy(job -> assertThat(job.path("metadata").has("annotations")).isFalse());
    assertThat(names(Chart.render("httproute"))).isEqualTo(names(first));
    assertThat(names(second)).doesNotContainAnyElementsOf(names(first));
  }

  @Test
  void endsWithinTheDefaultTimeoutOfHelmAndIsRemovedLater() {
    assertThat(Chart.render("httproute").all("Job"))
        .allSatisfy(job -> {
          assertThat(job.at("/spec/activeDeadlineSeconds").asInt())
              .isBetween(60, DEFAULT_TIMEOUT_OF_HELM - 30);
          assertThat(job.at("/spec/ttlSecondsAfterFinished").asInt()).isPositive();
        });
  }

  private static List<String> names(Manifests rendered) {
    return rendered.all("Job").map(Manifests::name).toList();
  }

  private static String annotation(JsonNode document, String name) {
    return document.path("metadata").path("annotations").path(name).asText();
  }
}
