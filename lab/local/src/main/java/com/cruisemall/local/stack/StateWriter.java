package com.cruisemall.local.stack;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.PostgresServer;
import com.cruisemall.local.backing.RedisUser;
import com.cruisemall.local.backing.Topic;
import com.cruisemall.local.process.Folders;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps the state file true: it is written anew at every change. */
final class StateWriter {
  private final Folders folders;
  private final BackingServers backing;
  private final PortPlan ports;
  private final Map<String, Supervised> servers;
  private final Map<String, String> partners;
  private final String startedAt = Instant.now().toString();
  private StackState.Status status = StackState.Status.STARTING;
  private String reason = "";
  private String control = "";

  StateWriter(
      Folders folders,
      BackingServers backing,
      PortPlan ports,
      Map<String, Supervised> servers,
      Map<String, String> partners) {
    this.partners = partners;
    this.folders = folders;
    this.backing = backing;
    this.ports = ports;
    this.servers = servers;
  }

  synchronized void starting(URI control) {
    this.control = control.toString();
    update();
  }

  synchronized void enter(StackState.Status next) {
    status = next;
    update();
  }

  synchronized void failed(String why) {
    reason = why;
    enter(StackState.Status.FAILED);
  }

  /** A failure stays readable. */
  synchronized void stopped() {
    enter(status == StackState.Status.FAILED ? status : StackState.Status.STOPPED);
  }

  synchronized void update() {
    snapshot().write(folders.state());
  }

  private StackState snapshot() {
    return new StackState(
        status,
        reason,
        ProcessHandle.current().pid(),
        startedAt,
        ports.publicAddress(),
        control,
        folders.secrets().toString(),
        servers.values().stream().map(this::part).toList(),
        postgres(),
        redis(),
        new StackState.Kafka(
            backing.kafka().address(),
            Topic.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::partitions))),
        partners);
  }

  private StackState.Part part(Supervised server) {
    var management =
        server.server() instanceof ServiceProcess service ? service.management().toString() : "";
    return new StackState.Part(
        server.name(),
        server.state().name().toLowerCase(Locale.ROOT),
        server.process().map(ProcessHandle::pid).orElse(0L),
        server.restarts(),
        server.address(),
        management,
        folders.log(server.name()).toString());
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
