package com.cruisemall.local.backing;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Redis on loopback; one account per program, none without a password. */
public final class RedisServer extends ChildServer {
  private final Folders folders;
  private final Purpose purpose;
  private final Secrets secrets;
  private final Path data;
  private final int port;

  RedisServer(Folders folders, Purpose purpose, Secrets secrets, Ports ports) {
    super(folders, "redis", StopSignal.TERM, Duration.ofSeconds(10));
    this.folders = folders;
    this.purpose = purpose;
    this.secrets = secrets;
    this.data = folders.data(name());
    this.port = ports.of(name());
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The address with the account in it, as Redis clients take it. */
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
    var program = RedisBinary.find(new Programs(folders));
    try {
      Files.createDirectories(data);
      writePrivately(data.resolve("users.acl"), accounts());
      writePrivately(data.resolve("redis.conf"), settings());
    } catch (IOException e) {
      throw new StartFailure("Redis's data folder " + data + ": " + e.getMessage(), e);
    }
    process.launch(List.of(program, data.resolve("redis.conf").toString()), Map.of(), data);
    process.awaitReady(Duration.ofSeconds(30), this::answers);
  }

  /**
   * Nothing is evicted for want of memory: the mark of an ended session must outlive the cookie. A
   * full Redis refuses writes, which every program treats like a Redis that is down.
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

  private String accounts() {
    var lines = new ArrayList<String>();
    lines.add("user default off");
    lines.add(RedisUser.adminRule(secrets.password(RedisUser.ADMIN_SECRET)));
    for (var user : RedisUser.ALL) {
      lines.add(user.rule(secrets.password(user.secret())));
    }
    return String.join("\n", lines) + "\n";
  }

  private boolean answers() {
    try (var connection = connectAsAdmin()) {
      return connection.call("PING").equals("PONG");
    } catch (IOException e) {
      return false;
    }
  }

  private String url(String user, String secret) {
    return "redis://" + user + ":" + secrets.password(secret) + "@" + address();
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    var owner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
    Files.writeString(file, text);
  }
}
