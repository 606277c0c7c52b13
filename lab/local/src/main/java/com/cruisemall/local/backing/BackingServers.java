package com.cruisemall.local.backing;

import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.Server;
import java.util.List;

/**
 * PostgreSQL, Redis and Kafka of one stack. Making this object stops whatever a killed predecessor
 * left running in the same folder.
 */
public final class BackingServers {
  private final Ports ports;
  private final Secrets secrets;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private final KafkaServer kafka;

  public BackingServers(Folders folders, Purpose purpose) {
    ports = new Ports(folders.ports());
    secrets = new Secrets(folders.secrets());
    postgres = new PostgresServer(folders, purpose, secrets, ports);
    redis = new RedisServer(folders, purpose, secrets, ports);
    kafka = new KafkaServer(folders, ports);
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

  public Databases databases() {
    return new Databases(postgres, secrets);
  }

  public RedisServer redis() {
    return redis;
  }

  public KafkaServer kafka() {
    return kafka;
  }
}
