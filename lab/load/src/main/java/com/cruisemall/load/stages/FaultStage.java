package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.fault.NetworkFault;
import com.cruisemall.load.fault.ProxiedGateway;
import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.TestSailing;
import com.cruisemall.local.process.Polling;
import io.gatling.javaapi.core.PopulationBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Users order, pay, ask and upload passports while servers are killed, partners fail and the
 * network degrades. Afterwards every acknowledged order, payment and document must exist once.
 */
public final class FaultStage implements Stage {
  private static final Duration DOWNTIME = Duration.ofSeconds(3);
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration FAULT_DURATION = Duration.ofSeconds(8);

  /** Longer than the ten minutes after which a job with a lost event is found again. */
  private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(14);

  private static final int USERS_DIVISOR = 4;
  private static final int CABINS = 4000;
  private static final List<String> KILLED_COMPONENTS =
      List.of(
          "redis", "kafka", "postgres", "payment", "auth", "upload", "chat", "rates", "gateway");
  private static final List<Map.Entry<String, String>> PARTNER_FAULTS =
      List.of(
          Map.entry("psp", "{\"kind\":\"ERROR\"}"),
          Map.entry("psp", "{\"kind\":\"SUCCESS_THEN_CUT\"}"),
          Map.entry("psp", "{\"kind\":\"SLOW\",\"millis\":3000}"),
          Map.entry("gemini", "{\"kind\":\"CUT\",\"afterFrames\":2}"),
          Map.entry("drive", "{\"kind\":\"LOST_ANSWER\",\"percent\":50}"),
          Map.entry("drive", "{\"kind\":\"ERROR_AFTER\",\"percent\":50}"),
          Map.entry("feed-v6", "{\"kind\":\"HANG\"}"));
  private static final List<NetworkFault> NETWORK_FAULTS =
      List.of(
          new NetworkFault.Latency(Duration.ofMillis(300)),
          new NetworkFault.Reset(),
          new NetworkFault.BlackHole(),
          new NetworkFault.Throttle(2000));

  private final AtomicBoolean over = new AtomicBoolean();

  @Override
  public String name() {
    return "faults";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("서버·협력사·네트워크 고장", "Servers, partners and the network fail");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    int people = Math.max(2, context.userCount() / USERS_DIVISOR);
    context.users().logIn(people * 2);
    TestSailing sailing = OrderStage.createSailing(context, CABINS);
    Purchase purchase = Purchase.of(context, sailing);
    Queue<Map<String, Object>> links = PassportStage.links(context, sailing, people);
    Queue<String> documents = new ConcurrentLinkedQueue<>();
    ConsistencyCheck consistency = new ConsistencyCheck(context, sailing, people);
    Phase killed =
        during(
            context,
            context.traffic(),
            name(),
            title(),
            () -> {
              kill(context);
              failPartners(context);
            },
            people,
            purchase,
            links,
            documents);
    consistency.recordAcknowledged(killed.calls());
    try (ProxiedGateway second = new ProxiedGateway(context.stack().reload(), "payment")) {
      Phase degraded =
          during(
              context,
              context.traffic().to(second.address()),
              "faultsNetwork",
              new LocalizedText("나쁜 네트워크", "A bad network"),
              () -> degradeNetwork(second),
              people,
              purchase,
              new ConcurrentLinkedQueue<>(),
              documents);
      consistency.recordAcknowledged(degraded.calls());
    }
    context.recordFigure("faults.documents", documents.size());
    PassportStage.checkDelivery(context, documents, name(), DELIVERY_TIMEOUT);
    consistency.check();
  }

  /** Faults to cause while traffic runs. */
  private interface FaultScript {
    void run() throws IOException, InterruptedException;
  }

  private Phase during(
      SimulationContext context,
      Traffic traffic,
      String name,
      LocalizedText title,
      FaultScript faults,
      int people,
      Purchase purchase,
      Queue<Map<String, Object>> links,
      Queue<String> documents)
      throws IOException, InterruptedException, SQLException {
    over.set(false);
    ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    Thread breaker =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Polling.pause(RECOVERY);
                faults.run();
                Polling.pause(RECOVERY);
              } catch (IOException e) {
                failures.add(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                over.set(true);
              }
            });
    Phase phase =
        context.measure(
            name,
            title,
            () -> traffic.run(() -> populations(context, people, purchase, links, documents)));
    breaker.join();
    if (!failures.isEmpty()) {
      throw new IOException("fault injection failed", failures.peek());
    }
    return phase;
  }

  private List<PopulationBuilder> populations(
      SimulationContext context,
      int people,
      Purchase purchase,
      Queue<Map<String, Object>> links,
      Queue<String> documents) {
    var buyers =
        scenario("buyers")
            .exec(context.users().resumeSessions(people))
            .exec(purchase.intoSession())
            .exec(
                asLongAs(_ -> !over.get())
                    .on(
                        exec(
                            Visit.home(),
                            pause(Duration.ofSeconds(1)),
                            Visit.order(),
                            Visit.pay(),
                            pause(Duration.ofSeconds(1)),
                            Visit.me(),
                            Visit.askConcierge(),
                            pause(Duration.ofSeconds(2)))))
            .injectOpen(rampUsers(people).during(RECOVERY));
    if (links.isEmpty()) {
      return List.of(buyers);
    }
    return List.of(
        buyers,
        PassportStage.travelers(links, documents)
            .injectOpen(rampUsers(links.size()).during(Duration.ofMinutes(1))));
  }

  private static void kill(SimulationContext context) throws IOException, InterruptedException {
    for (String component : KILLED_COMPONENTS) {
      context.control(component, "kill");
      Polling.pause(DOWNTIME);
      context.control(component, "start");
      Polling.pause(RECOVERY);
    }
  }

  private static void failPartners(SimulationContext context)
      throws IOException, InterruptedException {
    try {
      for (Map.Entry<String, String> fault : PARTNER_FAULTS) {
        context.sandbox("PUT", "/sandbox/faults/" + fault.getKey(), fault.getValue());
        Polling.pause(FAULT_DURATION);
        context.sandbox("DELETE", "/sandbox/faults", "");
      }
    } finally {
      context.sandbox("DELETE", "/sandbox/faults", "");
    }
  }

  private static void degradeNetwork(ProxiedGateway gateway) throws InterruptedException {
    for (NetworkFault fault : NETWORK_FAULTS) {
      gateway.service().set(fault);
      Polling.pause(FAULT_DURATION);
      gateway.service().set(new NetworkFault.None());
      Polling.pause(DOWNTIME);
      gateway.redis().set(fault);
      Polling.pause(FAULT_DURATION);
      gateway.redis().set(new NetworkFault.None());
      Polling.pause(DOWNTIME);
    }
  }
}
