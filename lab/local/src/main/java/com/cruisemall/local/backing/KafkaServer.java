package com.cruisemall.local.backing;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.JavaCommand;
import com.cruisemall.local.process.LoopbackPort;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StateDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Single-node Kafka broker on loopback. Topics are not created automatically. */
public final class KafkaServer extends ChildServer {
  private final StateDirectory stateDirectory;
  private final Path data;
  private final int port;
  private final int controllerPort;

  KafkaServer(StateDirectory stateDirectory, Ports ports) {
    super(stateDirectory, "kafka", StopSignal.TERM, Duration.ofSeconds(15));
    this.stateDirectory = stateDirectory;
    this.data = stateDirectory.data(name());
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
        JavaCommand.c1Only("192m")
            .option("--sun-misc-unsafe-memory-access=allow")
            .main(
                KafkaBroker.class,
                List.of(data.toString(), Integer.toString(port), Integer.toString(controllerPort)));
    process.launch(command, Map.of(), stateDirectory.root());
    process.awaitReady(Duration.ofSeconds(90), this::isListening);
    create(Topic.ALL);
  }

  public Admin connect() {
    return Admin.create(
        Map.of(
            "bootstrap.servers", address(),
            "request.timeout.ms", "10000",
            "default.api.timeout.ms", "30000"));
  }

  private boolean isListening() {
    return LoopbackPort.isListening(port);
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
      throw new CommandFailedException("cannot create Kafka topics: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while starting kafka", e);
    }
  }
}
