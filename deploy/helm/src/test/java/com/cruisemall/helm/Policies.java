package com.cruisemall.helm;

import static com.cruisemall.helm.Manifests.container;
import static com.cruisemall.helm.Manifests.environment;
import static com.cruisemall.helm.Manifests.name;
import static com.cruisemall.helm.Manifests.pod;
import static com.cruisemall.helm.Manifests.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deployment policies. Each breach is reported as a sentence. */
final class Policies {
  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  private final Manifests rendered;
  private final List<String> breaches = new ArrayList<>();

  private Policies(Manifests rendered) {
    this.rendered = rendered;
  }

  static List<String> breaches(Manifests rendered) {
    var policies = new Policies(rendered);
    rendered.workloads().forEach(policies::checkWorkload);
    rendered.all("Deployment").forEach(policies::checkDeployment);
    rendered.all("Service").forEach(policies::checkService);
    rendered.all("ServiceMonitor").forEach(policies::checkMonitor);
    return policies.breaches;
  }

  /** Checks the Pod Security level "restricted" and stricter rules of our own. */
  private void checkWorkload(JsonNode workload) {
    JsonNode pod = pod(workload);
    JsonNode container = container(workload);
    JsonNode security = container.path("securityContext");
    require(workload, pod.at("/securityContext/runAsNonRoot").asBoolean(), "may run as root");
    require(
        workload,
        pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
        "has no seccomp profile");
    require(
        workload,
        security.has("allowPrivilegeEscalation")
            && !security.path("allowPrivilegeEscalation").asBoolean(),
        "may escalate privileges");
    require(
        workload, security.at("/capabilities/drop/0").asText().equals("ALL"), "keeps capabilities");
    require(workload, security.path("readOnlyRootFilesystem").asBoolean(), "may write to its root");
    require(
        workload,
        pod.has("automountServiceAccountToken")
            && !pod.path("automountServiceAccountToken").asBoolean(),
        "mounts a service account token");
    require(workload, container.at("/resources/limits").has("memory"), "has no memory limit");
    require(workload, container.at("/resources/requests").has("cpu"), "requests no CPU");
    String image = container.path("image").asText();
    require(
        workload,
        image.matches(".+:.+") && !image.endsWith(":latest"),
        "has no fixed image version: " + image);
    checkSecrets(workload);
  }

  /** Checks that secrets are references to the service's own Secret. */
  private void checkSecrets(JsonNode workload) {
    String own = name(workload).replaceFirst("-migration-.*", "");
    environment(workload)
        .forEach((name, variable) -> {
          JsonNode reference = variable.at("/valueFrom/secretKeyRef");
          boolean secret = name.matches(".*(SECRET|PASSWORD|_KEY(_.*)?$|JAAS).*");
          require(workload, !secret || reference.isObject(), "has " + name + " as a literal value");
          require(
              workload,
              !reference.isObject() || reference.path("name").asText().matches(own + "(-owner)?"),
              "reads " + name + " from the Secret of another service");
        });
  }

  private void checkDeployment(JsonNode deployment) {
    JsonNode container = container(deployment);
    Set<String> ports = ports(deployment);
    for (String probe : PROBES) {
      JsonNode port = container.path(probe).at("/httpGet/port");
      require(
          deployment,
          port.asText().equals("management") && ports.contains(port.asText()),
          "has no " + probe + " on the management port");
    }
    require(
        deployment,
        rendered.all("PodDisruptionBudget").anyMatch(selects(deployment)),
        "has no disruption budget");
    require(
        deployment, pod(deployment).has("topologySpreadConstraints"), "may run on one node only");
    require(
        deployment,
        rendered
            .all("NetworkPolicy")
            .anyMatch(policy ->
                labels(deployment, policy.at("/spec/podSelector/matchLabels"))
                    && policy.at("/spec/podSelector/matchLabels").size() > 1),
        "has no network policy of its own");
    long scalers =
        rendered.documents().stream()
            .filter(it -> it.at("/spec/scaleTargetRef/name").asText().equals(name(deployment)))
            .count();
    require(deployment, scalers == 1, "has " + scalers + " scalers");
    require(
        deployment,
        !deployment.path("spec").has("replicas"),
        "sets replicas although a scaler does");
    checkShutdown(deployment);
  }

  /** Checks that the termination grace period is longer than the shutdown of the program. */
  private void checkShutdown(JsonNode deployment) {
    var environment = environment(deployment);
    int needed =
        seconds(environment.get("QUARKUS_SHUTDOWN_TIMEOUT"))
            + seconds(environment.get("QUARKUS_SHUTDOWN_DELAY"))
            + container(deployment).at("/lifecycle/preStop/sleep/seconds").asInt();
    int given = pod(deployment).path("terminationGracePeriodSeconds").asInt();
    require(deployment, given > needed, "is killed after " + given + " s, needs " + needed);
    require(
        deployment,
        container(deployment).has("lifecycle") || environment.containsKey("QUARKUS_SHUTDOWN_DELAY"),
        "stops before load balancers notice");
  }

  private void checkService(JsonNode service) {
    boolean found =
        rendered
            .all("Deployment")
            .filter(deployment -> labels(deployment, service.at("/spec/selector")))
            .anyMatch(deployment ->
                stream(service.at("/spec/ports"))
                    .allMatch(
                        port -> ports(deployment).contains(port.path("targetPort").asText())));
    require(service, found, "targets no port of a pod");
  }

  private void checkMonitor(JsonNode monitor) {
    String port = monitor.at("/spec/endpoints/0/port").asText();
    boolean all =
        rendered
            .all("Service")
            .allMatch(service ->
                stream(service.at("/spec/ports"))
                    .anyMatch(it -> it.path("name").asText().equals(port)));
    require(monitor, all, "scrapes a port that services lack: " + port);
  }

  private void require(JsonNode document, boolean met, String breach) {
    if (!met) {
      breaches.add(document.path("kind").asText() + " " + name(document) + " " + breach);
    }
  }

  private static Predicate<JsonNode> selects(JsonNode deployment) {
    return document -> labels(deployment, document.at("/spec/selector/matchLabels"));
  }

  /** Returns true if the pods of the deployment have all these labels. */
  private static boolean labels(JsonNode deployment, JsonNode wanted) {
    JsonNode labels = deployment.at("/spec/template/metadata/labels");
    return wanted.propertyStream().allMatch(it -> it.getValue().equals(labels.get(it.getKey())));
  }

  private static Set<String> ports(JsonNode deployment) {
    return stream(container(deployment).path("ports"))
        .map(port -> port.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static int seconds(@Nullable JsonNode variable) {
    return variable == null
        ? 0
        : Integer.parseInt(variable.path("value").asText().replace("s", ""));
  }
}
