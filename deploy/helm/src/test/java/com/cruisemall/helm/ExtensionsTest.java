package com.cruisemall.helm;

import static com.cruisemall.helm.Manifests.container;
import static com.cruisemall.helm.Manifests.pod;
import static com.cruisemall.helm.Manifests.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extension points of the chart. */
class ExtensionsTest {
  private final Manifests everything = Chart.render("everything");
  private final Manifests openshift = Chart.render("openshift");

  /** Deployments and migrations run on the same nodes, with the same rights. */
  @ParameterizedTest
  @ValueSource(strings = {"nodeSelector", "tolerations", "priorityClassName", "imagePullSecrets"})
  void setsThePodFieldOfAllWorkloads(String field) {
    assertThat(everything.workloads())
        .hasSize(6 + 5)
        .allSatisfy(workload -> assertThat(pod(workload).has(field)).as(field).isTrue());
  }

  @Test
  void addsLabelsAndAnnotationsToAllPods() {
    assertThat(everything.workloads())
        .allSatisfy(workload -> {
          JsonNode pod = workload.at("/spec/template/metadata");
          assertThat(pod.at("/labels/team").asText()).isEqualTo("shop");
          assertThat(pod.path("annotations").path("reloader.stakater.com/auto").asText())
              .isEqualTo("true");
        });
  }

  @Test
  void extendsThePodsOfOneService() {
    JsonNode gateway = openshift.one("Deployment", "cruises-gateway");

    assertThat(names(pod(gateway).path("volumes"))).contains("extra");
    assertThat(names(container(gateway).path("volumeMounts"))).contains("extra");
    assertThat(names(pod(gateway).path("initContainers"))).containsExactly("trust", "wait");
    assertThat(names(pod(gateway).path("containers"))).containsExactly("gateway", "proxy");
    assertThat(Manifests.value(gateway, "QUARKUS_LOG_LEVEL")).isEqualTo("INFO");
    JsonNode auth = openshift.one("Deployment", "cruises-auth");
    assertThat(names(pod(auth).path("containers"))).containsExactly("auth");
  }

  @Test
  void annotatesMigrationsOnly() {
    String annotation = "sidecar.istio.io/inject";

    assertThat(openshift.all("Job"))
        .allSatisfy(job -> assertThat(podAnnotation(job, annotation)).isEqualTo("false"));
    assertThat(openshift.all("Deployment"))
        .allSatisfy(it -> assertThat(podAnnotation(it, annotation)).isEmpty());
  }

  @Test
  void leavesTheUserToOpenShift() {
    assertThat(openshift.workloads())
        .allSatisfy(workload -> {
          JsonNode security = pod(workload).path("securityContext");
          assertThat(security.has("runAsUser") || security.has("fsGroup")).isFalse();
          assertThat(security.path("runAsNonRoot").asBoolean()).isTrue();
        });
  }

  @Test
  void namesEverythingByTheOverride() {
    assertThat(openshift.documents())
        .filteredOn(it -> !it.path("kind").asText().equals("KafkaTopic"))
        .allSatisfy(it -> assertThat(Manifests.name(it)).startsWith("cruises"));
  }

  @Test
  void prefersADigestToATag() {
    assertThat(image(openshift, "cruises-gateway"))
        .startsWith("registry.example/cruisemall/gateway@sha256:0123");
    assertThat(image(openshift, "cruises-auth"))
        .isEqualTo("registry.example/cruisemall/auth-service:1.0.0");
  }

  @Test
  void takesTheRegistryOfOneImage() {
    Manifests rendered =
        Chart.render("httproute", Map.of("services.chat.image.registry", "other.example"));

    assertThat(image(rendered, "shop-chat"))
        .isEqualTo("other.example/cruisemall/chat-service:1.0.0");
  }

  @Test
  void spreadsTheReplicasOfEachService() {
    assertThat(everything.all("Deployment"))
        .allSatisfy(deployment ->
            assertThat(stream(pod(deployment).path("topologySpreadConstraints")))
                .hasSize(2)
                .allSatisfy(it ->
                    assertThat(it.at("/labelSelector/matchLabels"))
                        .isEqualTo(deployment.at("/spec/selector/matchLabels"))));
  }

  @Test
  void annotatesTheServiceAccount() {
    assertThat(
            everything
                .one("ServiceAccount", "shop")
                .path("metadata")
                .path("annotations")
                .path("eks.amazonaws.com/role-arn")
                .asText())
        .isNotEmpty();
  }

  @Test
  void usesAnExistingServiceAccount() {
    Manifests rendered =
        Chart.render(
            "httproute", Map.of("serviceAccount.create", false, "serviceAccount.name", "mine"));

    assertThat(rendered.all("ServiceAccount")).isEmpty();
    assertThat(rendered.all("Deployment"))
        .allSatisfy(
            it -> assertThat(pod(it).path("serviceAccountName").asText()).isEqualTo("mine"));
  }

  @Test
  void annotatesTheIngress() {
    JsonNode annotations =
        everything.one("Ingress", "shop-gateway").path("metadata").path("annotations");

    assertThat(annotations.path("cert-manager.io/cluster-issuer").asText())
        .isEqualTo("letsencrypt");
    assertThat(annotations.path("nginx.ingress.kubernetes.io/proxy-buffering").asText())
        .isEqualTo("off");
  }

  @Test
  void attachesTheRouteToOneListener() {
    assertThat(
            openshift
                .one("HTTPRoute", "cruises-gateway")
                .at("/spec/parentRefs/0/sectionName")
                .asText())
        .isEqualTo("https");
  }

  @Test
  void addsEgressToAllPolicies() {
    assertThat(openshift.all("NetworkPolicy"))
        .filteredOn(policy -> policy.path("spec").has("egress"))
        .hasSize(6 + 1)
        .allSatisfy(
            policy -> assertThat(policy.at("/spec/egress").toString()).contains("10.1.2.3/32"));
  }

  @Test
  void rendersNoNetworkPolicyWhenDisabled() {
    assertThat(
            Chart.render("httproute", Map.of("networkPolicy.enabled", false)).all("NetworkPolicy"))
        .isEmpty();
  }

  /** Tools that only render the chart do not notice a changed Secret. */
  @Test
  void restartsPodsOnANewRevisionOfTheSecrets() {
    Manifests changed = Chart.render("httproute", Map.of("secrets.revision", "2026-12-01"));

    assertThat(checksums(changed)).isNotEqualTo(checksums(Chart.render("httproute")));
  }

  @Test
  void signsStaffInAtTheProvider() {
    JsonNode auth = everything.one("Deployment", "shop-auth");

    assertThat(Manifests.value(auth, "STAFF_OIDC_ISSUER"))
        .isEqualTo("https://keycloak.example/realms/shop");
    assertThat(Manifests.environment(auth)).containsKey("STAFF_OIDC_CLIENT_SECRET");
    assertThat(everything.one("NetworkPolicy", "shop-auth").at("/spec/egress").toString())
        .contains("8443", "keycloak");
    assertThat(everything.one("NetworkPolicy", "shop-chat").toString()).doesNotContain("keycloak");
  }

  @Test
  void scalesBySignals() {
    JsonNode gateway = everything.one("ScaledObject", "shop-gateway");

    assertThat(stream(gateway.at("/spec/triggers")).map(it -> it.path("type").asText()))
        .containsExactly("prometheus", "cpu");
    assertThat(gateway.at("/spec/triggers/0/metadata/query").asText())
        .contains("namespace=\"shop\"");
    assertThat(Chart.render("httproute").all("HorizontalPodAutoscaler")).hasSize(5);
  }

  private static String podAnnotation(JsonNode workload, String name) {
    return workload.at("/spec/template/metadata/annotations").path(name).asText();
  }

  private static String image(Manifests rendered, String deployment) {
    return container(rendered.one("Deployment", deployment)).path("image").asText();
  }

  private static List<String> checksums(Manifests rendered) {
    return rendered.all("Deployment").map(it -> podAnnotation(it, "checksum/secrets")).toList();
  }

  private static List<String> names(JsonNode list) {
    return stream(list).map(it -> it.path("name").asText()).collect(Collectors.toList());
  }
}
