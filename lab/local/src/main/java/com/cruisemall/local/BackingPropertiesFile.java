package com.cruisemall.local;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.PostgresServer;
import com.cruisemall.local.backing.RedisUser;
import com.cruisemall.local.process.PrivateFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** File with the addresses and credentials of the backing servers for tests. */
record BackingPropertiesFile(Path path) {
  void write(BackingServers servers, URI control) throws IOException {
    var text =
        properties(servers, control).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    new PrivateFile(path).write(text);
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  private static Map<String, String> properties(BackingServers servers, URI control) {
    var postgres = servers.postgres();
    var redis = servers.redis();
    var secrets = servers.secrets();
    var all = new TreeMap<String, String>();
    all.put("daemon.pid", Long.toString(ProcessHandle.current().pid()));
    all.put("control.url", control.toString());
    all.put("postgres.host", "127.0.0.1");
    all.put("postgres.port", Integer.toString(postgres.port()));
    all.put("postgres.admin.url", postgres.jdbcUrl("postgres"));
    all.put("postgres.admin.username", PostgresServer.ADMIN);
    all.put("postgres.admin.password", secrets.password(PostgresServer.ADMIN_SECRET));
    for (var database : Database.ALL) {
      var prefix = "postgres." + database.name();
      all.put(prefix + ".url", postgres.jdbcUrl(database.name()));
      all.put(prefix + ".owner.username", database.owner());
      all.put(prefix + ".owner.password", secrets.password(database.ownerSecret()));
      all.put(prefix + ".runtime.username", database.runtime());
      all.put(prefix + ".runtime.password", secrets.password(database.runtimeSecret()));
    }
    all.put("redis.host", "127.0.0.1");
    all.put("redis.port", Integer.toString(redis.port()));
    all.put("redis.admin.url", redis.adminUrl());
    for (var user : RedisUser.ALL) {
      all.put("redis." + user.name() + ".url", redis.url(user));
    }
    all.put("kafka.bootstrap.servers", servers.kafka().address());
    return all;
  }
}
