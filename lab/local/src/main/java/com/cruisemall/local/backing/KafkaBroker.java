package com.cruisemall.local.backing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Main class of the Kafka child process: a combined KRaft broker and controller.
 *
 * <p>Formatter and KafkaRaftServer are internal Kafka API, so the version is pinned in the pom.
 */
final class KafkaBroker {
  private KafkaBroker() {}

  public static void main(String[] args) throws Exception {
    var data = Path.of(args[0]);
    var port = Integer.parseInt(args[1]);
    var controllerPort = Integer.parseInt(args[2]);
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data);
    }
    var server = new KafkaRaftServer(configuration(data, port, controllerPort), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    server.startup();
    server.awaitShutdown();
  }

  private static void format(Path data) throws Exception {
    Files.createDirectories(data);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }

  /**
   * The short broker session lets a crashed broker restart quickly: registration waits until its
   * previous session has expired.
   */
  private static KafkaConfig configuration(Path data, int port, int controllerPort) {
    return new KafkaConfig(
        Map.ofEntries(
            Map.entry("node.id", "1"),
            Map.entry("process.roles", "broker,controller"),
            Map.entry(
                "listeners",
                "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
            Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("inter.broker.listener.name", "BROKER"),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
            Map.entry("log.dirs", data.toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("default.replication.factor", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("broker.session.timeout.ms", "2500"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("log.segment.bytes", "67108864"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304")),
        false);
  }
}
