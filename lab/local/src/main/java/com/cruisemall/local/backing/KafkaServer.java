package com.cruisemall.local.backing;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.FreePort;
import com.cruisemall.local.process.JavaCommand;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker of one node on loopback; topics exist only when they were declared. */
public final class KafkaServer extends ChildServer {
  private final Folders folders;
  private final Path data;
  private final int port;
  private final int controllerPort;

  KafkaServer(Folders folders, Ports ports) {
    super(folders, "kafka", StopSignal.TERM, Duration.ofSeconds(15));
    this.folders = folders;
    this.data = folders.data(name());
    this.port = ports.of(name());
    this.controllerPort = ports.of("kafka-controller");
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var command =
        JavaCommand.small("192m")
            .option("--sun-misc-unsafe-memory-access=allow")
            .main(
                KafkaBroker.class,
                List.of(data.toString(), Integer.toString(port), Integer.toString(controllerPort)));
    process.launch(command, Map.of(), folders.root());
    process.awaitReady(Duration.ofSeconds(90), this::accepts);
    create(Topic.ALL);
  }

  public Admin connect() {
    return Admin.create(
        Map.of(
            "bootstrap.servers", address(),
            "request.timeout.ms", "10000",
            "default.api.timeout.ms", "30000"));
  }

  private boolean accepts() {
    return FreePort.accepts(port);
  }

  private void create(List<Topic> topics) {
    try (var admin = connect()) {
      var existing = admin.listTopics().names().get();
      var missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new StartFailure("Kafka's topics cannot be created: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while starting", e);
    }
  }
}
