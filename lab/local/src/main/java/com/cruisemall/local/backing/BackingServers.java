package com.cruisemall.local.backing;

import com.cruisemall.local.process.Server;
import com.cruisemall.local.process.StateDirectory;
import java.util.List;

/**
 * PostgreSQL, Redis and Kafka of one stack. The constructor stops orphaned processes of the same
 * state directory.
 */
public final class BackingServers {
  private final Ports ports;
  private final Secrets secrets;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final KafkaServer kafka;

  public BackingServers(StateDirectory stateDirectory, Purpose purpose, Secrets secrets) {
    ports = new Ports(stateDirectory.ports());
    this.secrets = secrets;
    postgres = new PostgresServer(stateDirectory, purpose, secrets, ports);
    redis = new RedisServer(stateDirectory, purpose, secrets, ports);
    kafka = new KafkaServer(stateDirectory, ports);
  }

  public List<Server> all() {
    return List.of(postgres, redis, kafka);
  }

  public Ports ports() {
    return ports;
  }

  public Secrets secrets() {
    return secrets;
  }

  public PostgresServer postgres() {
    return postgres;
  }

  public DatabaseProvisioner databaseProvisioner() {
    return new DatabaseProvisioner(postgres, secrets);
  }

  public RedisServer redis() {
    return redis;
  }

  public KafkaServer kafka() {
    return kafka;
  }
}
