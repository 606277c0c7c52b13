package com.cruisemall.e2e;

import com.cruisemall.local.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisMonitor;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.SafeEncoder;

/** Redis cluster of three masters with the binary and the accounts of the stack. */
final class RedisCluster implements AutoCloseable {
  private static final int SLOTS = 16_384;
  private static final int NODES = 3;

  private final Stack stack = Stack.get();
  private final List<Node> nodes = new ArrayList<>();

  private static final Pattern KEY = Pattern.compile("\"(cm:[^\"]*)\"");

  /**
   * Master of the cluster.
   *
   * @param keys keys of every command it received
   */
  private record Node(Process process, int port, int bus, Set<String> keys) {}

  RedisCluster() {
    for (int i = 0; i < NODES; i++) {
      nodes.add(start());
    }
    for (int i = 0; i < NODES; i++) {
      int first = SLOTS * i / NODES;
      int last = SLOTS * (i + 1) / NODES - 1;
      cluster(nodes.get(i), "ADDSLOTSRANGE", "" + first, "" + last);
      cluster(nodes.get(0), "MEET", "127.0.0.1", "" + nodes.get(i).port, "" + nodes.get(i).bus);
    }
    Awaitility.await("the cluster is complete")
        .until(() -> nodes.stream().allMatch(this::isComplete));
    nodes.forEach(node -> Thread.ofPlatform().daemon().start(() -> monitor(node)));
  }

  /** Returns the environment that makes a service use the cluster. */
  Map<String, String> environment(String user) {
    String password = stack.secret("REDIS_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD");
    String hosts =
        nodes.stream()
            .map(node -> "redis://%s:%s@127.0.0.1:%d".formatted(user, password, node.port))
            .collect(Collectors.joining(","));
    return Map.of("QUARKUS_REDIS_CLIENT_TYPE", "cluster", "QUARKUS_REDIS_HOSTS", hosts);
  }

  /** Returns the keys each master was accessed for, including expired ones. */
  List<Set<String>> keys() {
    return nodes.stream().map(Node::keys).toList();
  }

  @Override
  public void close() {
    nodes.forEach(node -> node.process.destroy());
  }

  private Node start() {
    int port = LoopbackPort.findFree();
    int bus = LoopbackPort.findFree();
    Path folder = Path.of("target", "redis-cluster", "" + port).toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Path program = Path.of("/proc", "" + stack.pid("redis"), "exe").toRealPath();
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--port",
                  "" + port,
                  "--bind",
                  "127.0.0.1",
                  "--cluster-enabled",
                  "yes",
                  "--cluster-port",
                  "" + bus,
                  "--dir",
                  folder.toString(),
                  "--aclfile",
                  Stack.file("data/redis/users.acl").toString(),
                  "--appendonly",
                  "no",
                  "--save",
                  "")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      Node node = new Node(process, port, bus, ConcurrentHashMap.newKeySet());
      Awaitility.await("a Redis master is ready, log in " + folder)
          .failFast(() -> !process.isAlive())
          .ignoreException(JedisException.class)
          .until(() -> {
            try (Jedis redis = connect(node)) {
              return redis.ping().equals("PONG");
            }
          });
      return node;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void monitor(Node node) {
    try (Jedis redis = connect(node)) {
      redis.monitor(
          new JedisMonitor() {
            @Override
            public void onCommand(String command) {
              KEY.matcher(command).results().forEach(key -> node.keys.add(key.group(1)));
            }
          });
    } catch (JedisException _) {
      // The master was stopped.
    }
  }

  private boolean isComplete(Node node) {
    String info = cluster(node, "INFO");
    return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + NODES);
  }

  private String cluster(Node node, String... words) {
    try (Jedis redis = connect(node)) {
      return SafeEncoder.encode((byte[]) redis.sendCommand(Command.CLUSTER, words));
    }
  }

  private Jedis connect(Node node) {
    Jedis redis = new Jedis("127.0.0.1", node.port);
    redis.auth("admin", stack.secret("REDIS_ADMIN_PASSWORD"));
    return redis;
  }
}
