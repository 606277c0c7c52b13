package com.cruisemall.helm;

import static com.cruisemall.helm.Manifests.pod;
import static com.cruisemall.helm.Manifests.stream;
import static com.cruisemall.helm.Manifests.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trust in private certificate authorities. */
class TrustTest {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Manifests everything = Chart.render("everything");

  /** A migration without the authority fails with "PKIX path building failed". */
  @Test
  void isGivenToDeploymentsAndMigrations() {
    assertThat(everything.workloads())
        .hasSize(6 + 5)
        .allSatisfy(workload -> {
          assertThat(value(workload, "JAVA_TOOL_OPTIONS"))
              .contains("-Djavax.net.ssl.trustStore=/trust/cacerts");
          assertThat(
                  stream(Manifests.container(workload).path("volumeMounts"))
                      .map(it -> it.path("mountPath").asText()))
              .contains("/trust");
          assertThat(script(workload)).contains("keytool");
          assertThat(pod(workload).path("volumes").toString()).contains("company-ca");
        });
  }

  @Test
  void isLeftToTheJvmByDefault() {
    assertThat(Chart.render("httproute").workloads())
        .allSatisfy(workload -> {
          assertThat(value(workload, "JAVA_TOOL_OPTIONS")).doesNotContain("trustStore");
          assertThat(pod(workload).has("initContainers")).isFalse();
        });
  }

  @Test
  void readsAConfigMap() {
    assertThat(pod(Chart.render("openshift").migration("auth")).path("volumes").toString())
        .contains("{\"name\":\"company-bundle\"", "\"key\":\"bundle.pem\"");
  }

  /** Runs the script of the init container. */
  @Test
  void addsEachCertificateToThePublicOnes(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    Files.writeString(
        folder.resolve("ca.crt"), certificate(folder, "one") + certificate(folder, "two"));

    Process process = run(folder);

    assertThat(process.waitFor())
        .as(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    KeyStore publicStore = load(JAVA_HOME.resolve("lib/security/cacerts"));
    KeyStore store = load(folder.resolve("cacerts"));
    assertThat(store.size()).isEqualTo(publicStore.size() + 2);
    assertThat(store.isCertificateEntry("private-1")).isTrue();
    assertThat(store.isCertificateEntry("private-2")).isTrue();
  }

  @Test
  void failsWithoutACertificate(@TempDir Path folder) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("ca.crt"), "none");

    assertThat(run(folder).waitFor()).isEqualTo(1);
  }

  private Process run(Path folder) throws IOException {
    String script =
        script(everything.one("Deployment", "shop-chat"))
            .replace("/trust-source/", folder + "/")
            .replace("/trust/", folder + "/");
    ProcessBuilder shell = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
    shell.environment().put("JAVA_HOME", JAVA_HOME.toString());
    return shell.start();
  }

  private static String script(JsonNode workload) {
    return pod(workload).at("/initContainers/0/command/2").asText();
  }

  private static String certificate(Path folder, String name)
      throws IOException, InterruptedException {
    String store = folder.resolve(name + ".p12").toString();
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-keyalg",
        "EC",
        "-dname",
        "CN=" + name,
        "-ext",
        "bc:c",
        "-keystore",
        store,
        "-storepass",
        "changeit");
    return keytool(
        "-exportcert", "-rfc", "-alias", name, "-keystore", store, "-storepass", "changeit");
  }

  private static String keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addFirst(JAVA_HOME.resolve("bin/keytool").toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }
}
