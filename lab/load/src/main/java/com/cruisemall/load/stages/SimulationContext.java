package com.cruisemall.load.stages;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.probe.ResourceSample;
import com.cruisemall.load.probe.ResourceSampler;
import com.cruisemall.load.probe.StackProbe;
import com.cruisemall.load.probe.StackSnapshot;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.StackClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Access to the stack under test, and store of the figures and phases measured so far. */
public final class SimulationContext {
  private final LocalStack stack;
  private final StackClient http;
  private final StackProbe probe;
  private final Traffic traffic;
  private final SimulatedUsers users;
  private final int userCount;
  private final Clock clock;
  private final Duration day;
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final List<Phase> phases = new ArrayList<>();

  /**
   * @param userCount number of concurrent users
   * @param day duration of arrivals in the mixed day
   */
  public SimulationContext(
      LocalStack stack,
      StackClient http,
      Traffic traffic,
      SimulatedUsers users,
      int userCount,
      Duration day,
      Clock clock) {
    this.stack = stack;
    this.http = http;
    this.probe = new StackProbe(stack, http);
    this.traffic = traffic;
    this.users = users;
    this.userCount = userCount;
    this.clock = clock;
    this.day = day;
  }

  public Map<String, Double> figures() {
    return figures;
  }

  public List<Phase> phases() {
    return phases;
  }

  void recordFigure(String name, double value) {
    figures.put(name, value);
  }

  void recordFigure(String name, long count) {
    figures.put(name, (double) count);
  }

  int userCount() {
    return userCount;
  }

  Clock clock() {
    return clock;
  }

  Duration day() {
    return day;
  }

  LocalStack stack() {
    return stack;
  }

  StackClient http() {
    return http;
  }

  StackProbe probe() {
    return probe;
  }

  Traffic traffic() {
    return traffic;
  }

  SimulatedUsers users() {
    return users;
  }

  /** Returns the machine and the versions of the servers. */
  public List<String> environment() throws SQLException {
    return Stream.concat(Machine.description().stream(), probe.versions().stream()).toList();
  }

  /** Runs traffic against the gateway and measures the stack meanwhile. */
  Phase run(String name, LocalizedText title, Traffic.Populations populations)
      throws IOException, InterruptedException, SQLException {
    return measure(name, title, () -> traffic.run(populations));
  }

  /** Traffic to be measured. */
  interface MeasuredTraffic {
    Calls run();
  }

  /** Measures the stack while any traffic runs. */
  Phase measure(String name, LocalizedText title, MeasuredTraffic measured)
      throws IOException, InterruptedException, SQLException {
    StackSnapshot before = probe.snapshot();
    ResourceSampler sampler = new ResourceSampler(stack, probe);
    Calls calls = measured.run();
    List<ResourceSample> samples = sampler.stop();
    Phase phase = new Phase(name, title, calls, samples, before, probe.snapshot());
    phases.add(phase);
    recordGeneralFigures(phase);
    return phase;
  }

  private void recordGeneralFigures(Phase phase) {
    String name = phase.name();
    Calls calls = phase.calls();
    recordFigure(name + ".requests", calls.count());
    recordFigure(name + ".errors", calls.errors());
    recordFigure(name + ".errorPercent", calls.errorPercent());
    recordFigure(name + ".p50", calls.percentile(50));
    recordFigure(name + ".p95", calls.percentile(95));
    recordFigure(name + ".p99", calls.percentile(99));
    recordFigure(name + ".slowest", calls.percentile(100));
    recordFigure(name + ".perSecond", calls.perSecond());
    recordFigure(
        name + ".sqlPerRequest",
        (double) phase.after().statementsSince(phase.before()) / Math.max(1, calls.count()));
    recordFigure(name + ".deadlocks", phase.deadlocks());
    recordFigure(name + ".poolMost", phase.max(ResourceSample::poolActive));
    recordFigure(name + ".heapMost", phase.max(ResourceSample::heap));
    recordFigure(name + ".memoryMost", phase.max(ResourceSample::memory));
    recordFigure(
        name + ".processorMean",
        phase.samples().stream()
            .mapToDouble(ResourceSample::processor)
            .average()
            .orElse(Double.NaN));
  }

  /** Configures the sandbox or one of its faults. */
  void sandbox(String method, String path, String body) throws IOException, InterruptedException {
    http.text(method, stack.service("sandbox", path), body);
  }

  /** Stops, starts, restarts or kills a component and returns when that is done. */
  void control(String component, String action) throws IOException, InterruptedException {
    http.text("POST", stack.control(component, action), "");
  }

  /** Sends a single request to the gateway. */
  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return http.send(method, stack.gateway(path), body, headers);
  }

  URI gateway(String path) {
    return stack.gateway(path);
  }
}
