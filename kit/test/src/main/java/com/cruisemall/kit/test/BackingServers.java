package com.cruisemall.kit.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * Real PostgreSQL, Redis and Kafka for tests: one set of servers per build, an empty database per
 * test process. Arguments: {@code database}, the service whose database is copied; {@code redis},
 * the service whose Redis user is used.
 */
public class BackingServers implements QuarkusTestResourceLifecycleManager {
  private Map<String, String> arguments = Map.of();

  @Override
  public void init(Map<String, String> initArgs) {
    arguments = Map.copyOf(initArgs);
  }

  @Override
  public Map<String, String> start() {
    Properties addresses = BackingDaemon.addresses();
    Map<String, String> config = new HashMap<>();
    config.put("kafka.bootstrap.servers", addresses.getProperty("kafka.bootstrap.servers"));
    String user = arguments.getOrDefault("redis", "admin");
    config.put("quarkus.redis.hosts", addresses.getProperty("redis." + user + ".url"));
    String database = arguments.get("database");
    if (database != null) {
      config.putAll(newDatabase(addresses, database));
    }
    return config;
  }

  @Override
  public void stop() {
    // The servers run until the build ends.
  }

  /** Returns the Redis server, for tests of an outage. */
  public static BackingServer redis() {
    return new BackingServer("redis");
  }

  /** Returns the PostgreSQL server, for tests of an outage. */
  public static BackingServer postgres() {
    return new BackingServer("postgres");
  }

  /** Returns the Kafka broker, for tests of an outage. */
  public static BackingServer kafka() {
    return new BackingServer("kafka");
  }

  private static Map<String, String> newDatabase(Properties addresses, String model) {
    String prefix = "postgres." + model;
    String name = model + "_" + UUID.randomUUID().toString().substring(0, 8);
    BackingDaemon.post("/databases?like=" + model + "&name=" + name);
    String url =
        "jdbc:postgresql://%s:%s/%s?logServerErrorDetail=false"
            .formatted(
                addresses.getProperty("postgres.host"),
                addresses.getProperty("postgres.port"),
                name);
    return Map.of(
        "quarkus.datasource.jdbc.url", url,
        "quarkus.datasource.username", addresses.getProperty(prefix + ".runtime.username"),
        "quarkus.datasource.password", addresses.getProperty(prefix + ".runtime.password"),
        "quarkus.flyway.username", addresses.getProperty(prefix + ".owner.username"),
        "quarkus.flyway.password", addresses.getProperty(prefix + ".owner.password"),
        "test.database.admin.url",
            addresses
                .getProperty("postgres.admin.url")
                .replaceFirst("/[^/?]+(\\?.*)?$", "/" + name),
        "test.database.admin.username", addresses.getProperty("postgres.admin.username"),
        "test.database.admin.password", addresses.getProperty("postgres.admin.password"));
  }
}
