package com.cruisemall.local.stack;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.PostgresServer;
import com.cruisemall.local.backing.RedisUser;
import com.cruisemall.local.backing.Topic;
import com.cruisemall.local.process.StateDirectory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code state.json} on every state change. */
final class StateWriter {
  private final StateDirectory stateDirectory;
  private final BackingServers backing;
  private final PortPlan ports;
  private final Map<String, SupervisedServer> servers;
  private final Map<String, String> partners;
  private final Instant startedAt;
  private StackState.Status status = StackState.Status.STARTING;
  private String reason = "";
  private String control = "";

  StateWriter(
      StateDirectory stateDirectory,
      BackingServers backing,
      PortPlan ports,
      Map<String, SupervisedServer> servers,
      Map<String, String> partners,
      Instant startedAt) {
    this.startedAt = startedAt;
    this.partners = partners;
    this.stateDirectory = stateDirectory;
    this.backing = backing;
    this.ports = ports;
    this.servers = servers;
  }

  synchronized void starting(URI control) {
    this.control = control.toString();
    update();
  }

  synchronized void transitionTo(StackState.Status next) {
    status = next;
    update();
  }

  synchronized void failed(String message) {
    reason = message;
    transitionTo(StackState.Status.FAILED);
  }

  /** Keeps the status FAILED, so that the reason stays readable. */
  synchronized void stopped() {
    transitionTo(status == StackState.Status.FAILED ? status : StackState.Status.STOPPED);
  }

  synchronized void update() {
    snapshot().write(stateDirectory.state());
  }

  private StackState snapshot() {
    return new StackState(
        status,
        reason,
        ProcessHandle.current().pid(),
        startedAt.toString(),
        ports.publicAddress(),
        control,
        stateDirectory.secrets().toString(),
        servers.values().stream().map(this::componentState).toList(),
        postgres(),
        redis(),
        new StackState.Kafka(
            backing.kafka().address(),
            Topic.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::partitions))),
        partners);
  }

  private StackState.ComponentState componentState(SupervisedServer server) {
    var management =
        server.server() instanceof ServiceProcess service ? service.management().toString() : "";
    return new StackState.ComponentState(
        server.name(),
        server.state().name().toLowerCase(Locale.ROOT),
        server.process().map(ProcessHandle::pid).orElse(0L),
        server.restarts(),
        server.address(),
        management,
        stateDirectory.log(server.name()).toString());
  }

  private StackState.Postgres postgres() {
    var postgres = backing.postgres();
    return new StackState.Postgres(
        postgres.address(),
        new StackState.Role(PostgresServer.ADMIN, PostgresServer.ADMIN_SECRET),
        Database.ALL.stream()
            .map(database ->
                new StackState.DatabaseAccess(
                    database.name(),
                    postgres.jdbcUrl(database.name()),
                    new StackState.Role(database.owner(), database.ownerSecret()),
                    new StackState.Role(database.runtime(), database.runtimeSecret())))
            .toList());
  }

  private StackState.Redis redis() {
    var users =
        RedisUser.ALL.stream()
            .map(user -> new StackState.Role(user.name(), user.secret()))
            .collect(Collectors.toCollection(ArrayList::new));
    users.addFirst(new StackState.Role(RedisUser.ADMIN, RedisUser.ADMIN_SECRET));
    return new StackState.Redis(backing.redis().address(), List.copyOf(users));
  }
}
