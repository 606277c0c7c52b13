package com.cruisemall.local.backing;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.PrivateFile;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Redis on loopback with one ACL user per program and no default user. */
public final class RedisServer extends ChildServer {
  private final StateDirectory stateDirectory;
  private final Purpose purpose;
  private final Secrets secrets;
  private final Path data;
  private final int port;

  RedisServer(StateDirectory stateDirectory, Purpose purpose, Secrets secrets, Ports ports) {
    super(stateDirectory, "redis", StopSignal.TERM, Duration.ofSeconds(10));
    this.stateDirectory = stateDirectory;
    this.purpose = purpose;
    this.secrets = secrets;
    this.data = stateDirectory.data(name());
    this.port = ports.of(name());
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Returns the connection URL with the credentials of the ACL user. */
  public String url(RedisUser user) {
    return url(user.name(), user.secret());
  }

  public String adminUrl() {
    return url(RedisUser.ADMIN, RedisUser.ADMIN_SECRET);
  }

  public RedisConnection connectAsAdmin() throws IOException {
    var password = secrets.password(RedisUser.ADMIN_SECRET);
    return new RedisConnection(port, RedisUser.ADMIN, password);
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var program = RedisBinary.find(new BundledBinaries(stateDirectory));
    try {
      Files.createDirectories(data);
      new PrivateFile(data.resolve("users.acl")).write(aclUsers());
      new PrivateFile(data.resolve("redis.conf")).write(settings());
    } catch (IOException e) {
      throw new CommandFailedException(
          "cannot prepare the Redis data directory " + data + ": " + e.getMessage(), e);
    }
    process.launch(List.of(program, data.resolve("redis.conf").toString()), Map.of(), data);
    process.awaitReady(Duration.ofSeconds(30), this::respondsToPing);
  }

  /**
   * The policy is noeviction because a session tombstone must outlive its cookie. A full Redis
   * rejects writes, which every program treats like an unavailable Redis.
   */
  private String settings() {
    var common =
        """
        bind 127.0.0.1
        port %d
        dir "%s"
        aclfile "%s"
        maxmemory 256mb
        maxmemory-policy noeviction
        save ""
        """
            .formatted(port, data, data.resolve("users.acl"));
    return switch (purpose) {
      case STACK -> common + "appendonly yes\nappendfsync everysec\n";
      case TEST -> common + "appendonly no\ndatabases 64\n";
    };
  }

  private String aclUsers() {
    var lines = new ArrayList<String>();
    lines.add("user default off");
    lines.add(RedisUser.adminRule(secrets.password(RedisUser.ADMIN_SECRET)));
    for (var user : RedisUser.ALL) {
      lines.add(user.rule(secrets.password(user.secret())));
    }
    return String.join("\n", lines) + "\n";
  }

  private boolean respondsToPing() {
    try (var connection = connectAsAdmin()) {
      return connection.call("PING").equals("PONG");
    } catch (IOException e) {
      return false;
    }
  }

  private String url(String user, String secret) {
    return "redis://" + user + ":" + secrets.password(secret) + "@" + address();
  }
}
