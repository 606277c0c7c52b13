package com.cruisemall.local.stack;

import com.cruisemall.local.addon.KeycloakServer;
import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.RedisUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Environment variables of each program. Everything else has a default in its configuration. */
final class Environments {
  private static final List<String> CLIENTS =
      List.of("GATEWAY", "CHAT", "RATES", "PAYMENT", "UPLOAD", "OPERATOR");

  private final List<Component> components;
  private final PortPlan ports;
  private final BackingServers backing;
  private final Optional<KeycloakServer> keycloak;
  private final Map<String, String> inherited;

  /**
   * @param inherited environment of this process, which child processes inherit
   */
  Environments(
      List<Component> components,
      PortPlan ports,
      BackingServers backing,
      Optional<KeycloakServer> keycloak,
      Map<String, String> inherited) {
    this.components = components;
    this.ports = ports;
    this.backing = backing;
    this.keycloak = keycloak;
    this.inherited = inherited;
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

  /** Returns the endpoint that each partner client uses. */
  Map<String, String> partners() {
    return Map.of(
        "gemini",
        inherited.getOrDefault(
            "GEMINI_URL", inherited.containsKey("GEMINI_API_KEY") ? "Google" : "sandbox"),
        "exchange-rate",
        inherited.getOrDefault("EXCHANGE_RATE_URL", "sandbox"),
        "drive",
        inherited.containsKey("GOOGLE_APPLICATION_CREDENTIALS") ? "Google" : "sandbox",
        "toss",
        inherited.getOrDefault(
            "TOSS_URL", inherited.containsKey("TOSS_SECRET_KEY") ? "Toss Payments" : "sandbox"));
  }

  /**
   * The state of the PSP lies in the data directory, so that it is reset together with the
   * databases.
   */
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
    if (!inherited.containsKey("TOSS_SECRET_KEY")) {
      putUnlessInherited(environment, "CRUISEMALL_WEB_CLIENT_PSP_ORIGINS", address("sandbox"));
    }
  }

  /** Uses the sandbox unless TOSS_SECRET_KEY is set. */
  private void payment(Map<String, String> environment) {
    shared(environment);
    database(environment, new Database("payment"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka().address());
    if (!inherited.containsKey("TOSS_SECRET_KEY")) {
      environment.put("TOSS_SECRET_KEY", "test_sk_sandbox");
      environment.put("TOSS_CLIENT_KEY", "test_ck_sandbox");
      putUnlessInherited(environment, "TOSS_URL", address("sandbox"));
      putUnlessInherited(environment, "TOSS_SCRIPT_URL", address("sandbox") + "/v2/standard");
    }
  }

  /** Uses the sandbox unless GOOGLE_APPLICATION_CREDENTIALS is set. */
  private void upload(Map<String, String> environment) {
    shared(environment);
    redis(environment, "upload");
    database(environment, new Database("upload"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", backing.kafka().address());
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("UPLOAD"));
    environment.put("CRUISEMALL_PUBLIC_URL", "http://localhost:" + ports.port("gateway"));
    environment.put("PASSPORT_MASTER_KEY", backing.secrets().key("PASSPORT_MASTER_KEY"));
    if (!inherited.containsKey("GOOGLE_APPLICATION_CREDENTIALS")) {
      environment.put("DRIVE_URL", address("sandbox"));
      environment.put("DRIVE_ROOT_FOLDER", "root");
    }
  }

  /** Uses the sandbox unless GEMINI_API_KEY is set; GEMINI_URL overrides the endpoint. */
  private void chat(Map<String, String> environment) {
    shared(environment);
    redis(environment, "chat");
    database(environment, new Database("chat"));
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("CHAT"));
    if (!inherited.containsKey("GEMINI_API_KEY")) {
      environment.put("GEMINI_API_KEY", "sandbox-key");
      putUnlessInherited(environment, "GEMINI_URL", address("sandbox"));
    }
  }

  /**
   * With EXCHANGE_RATE_URL set there is no fallback to the sandbox, so that rates are never mixed.
   */
  private void rates(Map<String, String> environment) {
    shared(environment);
    redis(environment, "rates");
    database(environment, new Database("rates"));
    environment.put("CRUISEMALL_CLIENT_SECRET", clientSecret("RATES"));
    if (!inherited.containsKey("EXCHANGE_RATE_URL")) {
      environment.put("EXCHANGE_RATE_URL", address("sandbox") + "/v6/latest/USD");
      putUnlessInherited(
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

  private void putUnlessInherited(Map<String, String> environment, String name, String value) {
    if (!inherited.containsKey(name)) {
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
