package com.cruisemall.helm;

import static com.cruisemall.helm.Manifests.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Allowed connections between services. */
class NetworkTest {
  private static final String COMPONENT = "app.kubernetes.io/component";
  private static final List<String> SERVICES =
      List.of("gateway", "auth", "payment", "upload", "chat", "rates");

  /** Caller and callee. Every service fetches the signing keys from auth-service. */
  private static final Set<String> CONNECTIONS =
      Set.of(
          "gateway > auth",
          "gateway > payment",
          "gateway > upload",
          "gateway > chat",
          "gateway > rates",
          "payment > auth",
          "upload > auth",
          "upload > payment",
          "chat > auth",
          "chat > payment",
          "chat > rates",
          "rates > auth");

  private final Manifests rendered = Chart.render("httproute");

  private JsonNode policy(String service) {
    return rendered.one("NetworkPolicy", "shop-" + service).path("spec");
  }

  private static Set<String> components(JsonNode rules, String peers) {
    return stream(rules)
        .flatMap(rule -> stream(rule.path(peers)))
        .map(peer -> peer.path("podSelector").path("matchLabels").path(COMPONENT).asText())
        .filter(SERVICES::contains)
        .collect(Collectors.toSet());
  }

  @Test
  void deniesAllTrafficByDefault() {
    JsonNode all = rendered.one("NetworkPolicy", "shop-default-deny").path("spec");

    assertThat(all.path("policyTypes")).hasSize(2);
    assertThat(all.has("ingress") || all.has("egress")).isFalse();
    assertThat(all.at("/podSelector/matchLabels")).hasSize(1);
  }

  @Test
  void allowsTheKnownConnectionsAtBothEnds() {
    Set<String> out = new TreeSet<>();
    Set<String> in = new TreeSet<>();
    for (String service : SERVICES) {
      components(policy(service).path("egress"), "to")
          .forEach(callee -> out.add(service + " > " + callee));
      components(policy(service).path("ingress"), "from")
          .forEach(caller -> in.add(caller + " > " + service));
    }

    assertThat(out).isEqualTo(CONNECTIONS);
    assertThat(in).isEqualTo(CONNECTIONS);
  }

  @Test
  void allowsTheTraceCollectorOnlyWhenConfigured() {
    Manifests traced = Chart.render("everything");

    for (String service : SERVICES) {
      assertThat(policy(service).toString()).doesNotContain("4318");
      assertThat(traced.one("NetworkPolicy", "shop-" + service).toString()).contains("4318");
      assertThat(traced.one("Deployment", "shop-" + service).toString())
          .contains("OTEL_EXPORTER_OTLP_ENDPOINT", "\"0.05\"");
    }
  }

  @Test
  void allowsTheInternetOnlyToServicesWithPartners() {
    Set<String> internet =
        SERVICES.stream()
            .filter(service -> policy(service).toString().contains("0.0.0.0/0"))
            .collect(Collectors.toSet());

    assertThat(internet).containsExactlyInAnyOrder("payment", "upload", "chat", "rates");
  }

  @Test
  void hasNoRuleWithoutPeers() {
    assertThat(rendered.all("NetworkPolicy"))
        .allSatisfy(policy -> {
          assertThat(stream(policy.at("/spec/ingress")))
              .allSatisfy(rule -> assertThat(rule.path("from")).isNotEmpty());
          assertThat(stream(policy.at("/spec/egress")))
              .allSatisfy(rule -> assertThat(rule.path("to")).isNotEmpty());
        });
  }
}
