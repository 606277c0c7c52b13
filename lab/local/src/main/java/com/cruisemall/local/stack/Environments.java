package com.cruisemall.local.stack;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.RedisUser;
import com.cruisemall.local.keycloak.KeycloakServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment each program is started with. What is not here has its default in the program's
 * own configuration.
 */
final class Environments {
  private static final List<String> CLIENTS =
      List.of("GATEWAY", "CHAT", "RATES", "PAYMENT", "UPLOAD", "OPERATOR");

  private final List<Component> components;
  private final PortPlan ports;
  private final BackingServers backing;
  private final Optional<KeycloakServer> keycloak;
  private final Map<String, String> operator;

  /**
   * @param operator the environment of the person who starts the stack, which a program inherits
   */
  Environments(
      List<Component> components,
      PortPlan ports,
      BackingServers backing,
      Optional<KeycloakServer> keycloak,
      Map<String, String> operator) {
    this.components = components;
    this.ports = ports;
    this.backing = backing;
    this.keycloak = keycloak;
    this.operator = operator;
  }

  Map<String, String> of(Component component) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("QUARKUS_PROFILE", "local");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.http(component)));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(component)));
    switch (component.name()) {
      case "sandbox" -> sandbox(environment);
      case "auth" -> auth(environment);
      case "gateway" -> gateway(environment);
      case "payment" -> payment(environment);
      case "upload" -> upload(environment);
      case "chat" -> chat(environment);
      case "rates" -> rates(environment);
      default -> {}
    }
    return environment;
  }

  /** Who answers for each partner. */
  Map<String, String> partners() {
    return Map.of(
        "gemini",
        operator.getOrDefault(
            "GEMINI_URL", operator.containsKey("GEMINI_API_KEY") ? "Google" : "sandbox"),
        "exchange-rate",
        operator.getOrDefault("EXCHANGE_RATE_URL", "sandbox"),
        "drive",
        operator.containsKey("GOOGLE_APPLICATION_CREDENTIALS") ? "Google" : "sandbox",
        "toss",
        operator.getOrDefault(
            "TOSS_URL", operator.containsKey("TOSS_SECRET_KEY") ? "Toss Payments" : "sandbox"));
  }

  /** The payment provider's books lie beside the databases that are compared with them. */
  private void sandbox(Map<String, String> environment) {
    environment.put("SANDBOX_LOCAL", "true");
    environment.put("SANDBOX_DRIVE_FOLDER", "data/drive");
    environment.put("SANDBOX_PSP_STATE", "data/psp");
    environment.put("SANDBOX_PSP_WEBHOOK_URL", address("gateway") + "/api/payments/webhook");
  }

  private void auth(Map<String, String> environment) {
    shared(environment);
    redis(environment, "auth");
    database(environment, new Database("auth"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka().address());
    for (var client : CLIENTS) {
      environment.put("CRUISEMALL_CLIENT_" + client + "_SECRET", clientSecret(client));
    }
    environment.put(
        "SIGNING_KEY_ENCRYPTION_KEY", backing.secrets().key("SIGNING_KEY_ENCRYPTION_KEY"));
    environment.put("CSRF_KEY", backing.secrets().key("CSRF_KEY"));
    environment.put("CRUISEMALL_PUBLIC_URL", ports.publicAddress());
    keycloak.ifPresent(provider -> environment.putAll(provider.environment()));
  }

  private void gateway(Map<String, String> environment) {
    shared(environment);
    redis(environment, "gateway");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka().address());
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("GATEWAY"));
    environment.put("CSRF_KEY", backing.secrets().key("CSRF_KEY"));
    if (!operator.containsKey("TOSS_SECRET_KEY")) {
      unlessChosen(environment, "CRUISEMALL_WEB_CLIENT_PSP_ORIGINS", address("sandbox"));
    }
  }

  /** With a key of their own the operator means the real partner, as for the chat. */
  private void payment(Map<String, String> environment) {
    shared(environment);
    database(environment, new Database("payment"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka().address());
    if (!operator.containsKey("TOSS_SECRET_KEY")) {
      environment.put("TOSS_SECRET_KEY", "test_sk_sandbox");
      environment.put("TOSS_CLIENT_KEY", "test_ck_sandbox");
      unlessChosen(environment, "TOSS_URL", address("sandbox"));
      unlessChosen(environment, "TOSS_SCRIPT_URL", address("sandbox") + "/v2/standard");
    }
  }

  /** With credentials of their own the operator means the real Drive. */
  private void upload(Map<String, String> environment) {
    shared(environment);
    redis(environment, "upload");
    database(environment, new Database("upload"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka().address());
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("UPLOAD"));
    environment.put("CRUISEMALL_PUBLIC_URL", "http://localhost:" + ports.port("gateway"));
    environment.put("PASSPORT_MASTER_KEY", backing.secrets().key("PASSPORT_MASTER_KEY"));
    if (!operator.containsKey("GOOGLE_APPLICATION_CREDENTIALS")) {
      environment.put("DRIVE_URL", address("sandbox"));
      environment.put("DRIVE_ROOT_FOLDER", "root");
    }
  }

  /** With a key of their own the operator means the real partner, unless they name another. */
  private void chat(Map<String, String> environment) {
    shared(environment);
    redis(environment, "chat");
    database(environment, new Database("chat"));
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("CHAT"));
    if (!operator.containsKey("GEMINI_API_KEY")) {
      environment.put("GEMINI_API_KEY", "sandbox-key");
      unlessChosen(environment, "GEMINI_URL", address("sandbox"));
    }
  }

  /** A feed of the operator's own is not mixed with the sandbox's rates when it fails. */
  private void rates(Map<String, String> environment) {
    shared(environment);
    redis(environment, "rates");
    database(environment, new Database("rates"));
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("RATES"));
    if (!operator.containsKey("EXCHANGE_RATE_URL")) {
      environment.put("EXCHANGE_RATE_URL", address("sandbox") + "/v6/latest/USD");
      unlessChosen(
          environment, "EXCHANGE_RATE_FALLBACK_URL", address("sandbox") + "/v4/latest/USD");
    }
  }

  private void shared(Map<String, String> environment) {
    environment.put("CRUISEMALL_TOKEN_ISSUER", address("auth"));
    for (var component : components) {
      if (component.module().endsWith("-service")) {
        environment.put(
            "CRUISEMALL_UPSTREAM_" + component.environmentName() + "_URL",
            address(component.name()));
      }
    }
  }

  private void redis(Map<String, String> environment, String user) {
    environment.put("QUARKUS_REDIS_HOSTS", backing.redis().url(RedisUser.of(user)));
  }

  private void database(Map<String, String> environment, Database database) {
    var secrets = backing.secrets();
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", backing.postgres().jdbcUrl(database.name()));
    environment.put("QUARKUS_DATASOURCE_USERNAME", database.runtime());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(database.runtimeSecret()));
    environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
    environment.put("QUARKUS_FLYWAY_PASSWORD", secrets.password(database.ownerSecret()));
  }

  private void unlessChosen(Map<String, String> environment, String name, String value) {
    if (!operator.containsKey(name)) {
      environment.put(name, value);
    }
  }

  private String clientSecret(String client) {
    return backing.secrets().password("CRUISEMALL_CLIENT_" + client + "_SECRET");
  }

  private String address(String component) {
    return "http://127.0.0.1:" + ports.port(component);
  }
}
