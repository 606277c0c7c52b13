package com.cruisemall.helm;

import static com.cruisemall.helm.Manifests.stream;
import static com.cruisemall.helm.Manifests.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to PostgreSQL, Redis and Kafka. */
class StoresTest {
  static final List<String> EXAMPLES = Chart.EXAMPLES;

  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern TOPIC =
      Pattern.compile("\"((?:auth|gateway|payment|upload)\\.[a-z0-9.-]+\\.v1)\"");
  private static final Pattern CONSUMED =
      Pattern.compile("(?m)^mp\\.messaging\\.incoming\\..*\\.topics?=(.+)$");
  private static final Pattern GROUP =
      Pattern.compile("(?m)^mp\\.messaging\\..*\\.group\\.id=(.+)$");

  private final Manifests everything = Chart.render("everything");
  private final Manifests openshift = Chart.render("openshift");

  @Test
  void keepsThePasswordOutOfTheAddressOfAStandaloneRedis() {
    JsonNode gateway = Chart.render("httproute").one("Deployment", "shop-gateway");

    assertThat(value(gateway, "QUARKUS_REDIS_HOSTS"))
        .isEqualTo("rediss://redis.redis.svc:6379?user=gateway");
    assertThat(Manifests.environment(gateway))
        .hasEntrySatisfying(
            "QUARKUS_REDIS_PASSWORD",
            it ->
                assertThat(it.at("/valueFrom/secretKeyRef/key").asText())
                    .isEqualTo("REDIS_PASSWORD"));
  }

  /** Quarkus accepts the certificate of any host by default. */
  @ParameterizedTest
  @ValueSource(
      strings = {"gateway", "auth-service", "upload-service", "chat-service", "rates-service"})
  void comparesTheCertificateOfRedisWithTheHostName(String module) throws IOException {
    assertThat(ROOT.resolve(module).resolve("src/main/resources/application.properties"))
        .content()
        .contains("quarkus.redis.tls.hostname-verification-algorithm=HTTPS");
    assertThat(
            Chart.render("httproute", Map.of("redis.verifyHostname", false))
                .workloads()
                .filter(it -> Manifests.environment(it).containsKey("QUARKUS_REDIS_HOSTS")))
        .allSatisfy(it ->
            assertThat(value(it, "QUARKUS_REDIS_TLS_HOSTNAME_VERIFICATION_ALGORITHM"))
                .isEqualTo("NONE"));
  }

  @Test
  void asksSentinelsForTheMaster() {
    JsonNode chat = everything.one("Deployment", "shop-chat");

    assertThat(value(chat, "QUARKUS_REDIS_CLIENT_TYPE")).isEqualTo("sentinel");
    assertThat(value(chat, "QUARKUS_REDIS_MASTER_NAME")).isEqualTo("mymaster");
    assertThat(value(chat, "QUARKUS_REDIS_HOSTS"))
        .startsWith("rediss://chat:$(REDIS_PASSWORD)@sentinel-0.redis.svc:26379,rediss://chat:");
    assertThat(everything.one("NetworkPolicy", "shop-chat").toString()).contains("6379", "26379");
  }

  @Test
  void connectsToACluster() {
    JsonNode rates = openshift.one("Deployment", "cruises-rates");

    assertThat(value(rates, "QUARKUS_REDIS_CLIENT_TYPE")).isEqualTo("cluster");
    assertThat(value(rates, "QUARKUS_REDIS_HOSTS").split(",", -1)).hasSize(2);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void setsNoVariableTwice(String example) {
    assertThat(Chart.render(example).workloads())
        .allSatisfy(workload ->
            assertThat(stream(Manifests.container(workload).path("env")))
                .extracting(it -> it.path("name").asText())
                .doesNotHaveDuplicates());
  }

  @Test
  void rejectsAVariableThatIsSetTwice() {
    assertThatThrownBy(() ->
            Chart.render(
                "httproute", Map.of("services.chat.environment.QUARKUS_REDIS_HOSTS", "redis://x")))
        .hasMessageContaining("QUARKUS_REDIS_HOSTS is set twice");
  }

  @ParameterizedTest
  @CsvSource({"redis://redis:6379", "user@redis:6379", "redis"})
  void rejectsARedisAddressThatIsNoHostAndPort(String host) {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of("redis.hosts[0]", host)))
        .hasMessageContaining("schema");
  }

  @Test
  void authenticatesAtKafkaByCertificate() {
    var environment = Manifests.environment(openshift.one("Deployment", "cruises-auth"));

    assertThat(environment)
        .containsKeys("KAFKA_SSL_KEYSTORE_KEY", "KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN")
        .doesNotContainKey("KAFKA_SASL_JAAS_CONFIG");
    assertThat(openshift.one("KafkaUser", "cruises-auth").at("/spec/authentication/type").asText())
        .isEqualTo("tls");
  }

  @Test
  void passesPropertiesToTheKafkaClients() {
    Map<String, Object> oauth =
        Map.of(
            "kafka.saslMechanism", "OAUTHBEARER",
            "kafka.properties.sasl\\.login\\.callback\\.handler\\.class", "example.Handler");
    JsonNode gateway = Chart.render("httproute", oauth).one("Deployment", "shop-gateway");

    assertThat(value(gateway, "KAFKA_SASL_MECHANISM")).isEqualTo("OAUTHBEARER");
    assertThat(value(gateway, "KAFKA_SASL_LOGIN_CALLBACK_HANDLER_CLASS"))
        .isEqualTo("example.Handler");
  }

  /** The topics and groups of the code are those that the users of Kafka may use. */
  @ParameterizedTest
  @CsvSource({
    "gateway, gateway",
    "auth, auth-service",
    "payment, payment-service",
    "upload, upload-service"
  })
  void permitsTheTopicsAndGroupsOfTheCode(String service, String module) throws IOException {
    JsonNode acls = everything.one("KafkaUser", "shop-" + service).at("/spec/authorization/acls");
    String properties =
        Files.readString(ROOT.resolve(module).resolve("src/main/resources/application.properties"));

    assertThat(permitted(acls, "Read", "topic"))
        .isEqualTo(
            CONSUMED
                .matcher(properties)
                .results()
                .flatMap(it -> Stream.of(it.group(1).split(",", -1)))
                .filter(topic -> !topic.contains(".dead."))
                .collect(Collectors.toSet()));
    assertThat(permitted(acls, "Read", "group"))
        .isEqualTo(
            GROUP
                .matcher(properties)
                .results()
                .map(it -> it.group(1).replace("${quarkus.uuid}", ""))
                .collect(Collectors.toSet()));
    Set<String> named = topicsOf(module);
    named.removeIf(topic -> !topic.startsWith(service + "."));
    assertThat(permitted(acls, "Write", "topic")).containsAll(named);
  }

  @Test
  void createsResourcesOfTheStableVersionOfStrimzi() {
    assertThat(everything.documents())
        .filteredOn(it -> it.path("kind").asText().startsWith("Kafka"))
        .hasSize(13 + 4)
        .allSatisfy(
            it -> assertThat(it.path("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1"));
  }

  @Test
  void takesAServerOfItsOwnForADatabase() {
    assertThat(value(everything.one("Deployment", "shop-payment"), "QUARKUS_DATASOURCE_JDBC_URL"))
        .startsWith("jdbc:postgresql://payments.postgres.svc:5432/payment?");
    assertThat(value(everything.migration("payment"), "QUARKUS_DATASOURCE_JDBC_URL"))
        .startsWith("jdbc:postgresql://payments.postgres.svc:5432/payment?");
    assertThatThrownBy(() ->
            Chart.render("everything", Map.of("services.payment.postgres.maxConnections", 100)))
        .hasMessageContaining("payments.postgres.svc:5432");
  }

  /** One instance of upload-service listens on a connection outside of the pool. */
  @Test
  void countsConnectionsOutsideOfThePool() {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of("services.upload.listeners", 2)))
        .hasMessageContaining("474 connections");
  }

  private static Set<String> permitted(JsonNode acls, String operation, String type) {
    return stream(acls)
        .filter(acl -> acl.path("operations").toString().contains("\"" + operation + "\""))
        .map(acl -> acl.path("resource"))
        .filter(resource -> resource.path("type").asText().equals(type))
        .map(resource -> resource.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> topicsOf(String module) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      Set<String> topics = new TreeSet<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        TOPIC
            .matcher(Files.readString(file))
            .results()
            .forEach(found -> topics.add(found.group(1)));
      }
      return topics;
    }
  }
}
