package com.cruisemall.load.stages;

import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.probe.Probe;
import com.cruisemall.load.probe.Sample;
import com.cruisemall.load.probe.Snapshot;
import com.cruisemall.load.probe.Watch;
import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What every part of a simulation works with, and where it leaves what it has seen. */
public final class Scene {
  private final LocalStack stack;
  private final Http http;
  private final Probe probe;
  private final Traffic traffic;
  private final People people;
  private final int users;
  private final Duration day;
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param users how many at once
   * @param day how long people come during the mixed day
   */
  public Scene(
      LocalStack stack, Http http, Traffic traffic, People people, int users, Duration day) {
    this.stack = stack;
    this.http = http;
    this.probe = new Probe(stack, http);
    this.traffic = traffic;
    this.people = people;
    this.users = users;
    this.day = day;
  }

  /**
   * Some traffic and what was seen of it.
   *
   * @param name as figures of it begin
   */
  public record Part(
      String name, Text title, Calls calls, List<Sample> samples, Snapshot before, Snapshot after) {
    double grown(String metric, String... labels) {
      return after.grown(before, metric, labels);
    }

    long deadlocks() {
      return after.deadlocks() - before.deadlocks();
    }

    /** The largest that was seen of it. */
    double most(ToDoubleFunction<Sample> of) {
      return samples.stream().mapToDouble(of).max().orElse(0);
    }

    double statementsPerRequest(String service) {
      return (double) after.statementsSince(before, service) / Math.max(1, calls.count());
    }
  }

  public Map<String, Double> figures() {
    return figures;
  }

  public List<Part> parts() {
    return parts;
  }

  void figure(String name, double value) {
    figures.put(name, value);
  }

  void figure(String name, long count) {
    figures.put(name, (double) count);
  }

  int users() {
    return users;
  }

  Duration day() {
    return day;
  }

  LocalStack stack() {
    return stack;
  }

  Http http() {
    return http;
  }

  Probe probe() {
    return probe;
  }

  Traffic traffic() {
    return traffic;
  }

  People people() {
    return people;
  }

  /** The machine and the versions of what runs on it. */
  public List<String> surroundings() throws SQLException {
    return Stream.concat(Machine.description().stream(), probe.versions().stream()).toList();
  }

  /** Lets people come while the stack is watched. */
  Part play(String name, Text title, Traffic.Script script)
      throws IOException, InterruptedException, SQLException {
    return watch(name, title, () -> traffic.run(script));
  }

  /** Any traffic. */
  interface Play {
    Calls run();
  }

  Part watch(String name, Text title, Play play)
      throws IOException, InterruptedException, SQLException {
    Snapshot before = probe.snapshot();
    Watch watch = new Watch(stack, probe);
    Calls calls = play.run();
    List<Sample> samples = watch.end();
    Part part = new Part(name, title, calls, samples, before, probe.snapshot());
    parts.add(part);
    generalFigures(part);
    return part;
  }

  private void generalFigures(Part part) {
    String name = part.name();
    Calls calls = part.calls();
    figure(name + ".requests", calls.count());
    figure(name + ".errors", calls.errors());
    figure(name + ".errorPercent", calls.errorPercent());
    figure(name + ".p50", calls.percentile(50));
    figure(name + ".p95", calls.percentile(95));
    figure(name + ".p99", calls.percentile(99));
    figure(name + ".slowest", calls.percentile(100));
    figure(name + ".perSecond", calls.perSecond());
    figure(
        name + ".sqlPerRequest",
        (double) part.after().statementsSince(part.before()) / Math.max(1, calls.count()));
    figure(name + ".deadlocks", part.deadlocks());
    figure(name + ".poolMost", part.most(Sample::poolActive));
    figure(name + ".heapMost", part.most(Sample::heap));
    figure(name + ".memoryMost", part.most(Sample::memory));
    figure(
        name + ".processorMean",
        part.samples().stream().mapToDouble(Sample::processor).average().orElse(Double.NaN));
  }

  /** Makes the sandbox behave, or fail, in some way. */
  void sandbox(String method, String path, String body) throws IOException, InterruptedException {
    http.text(method, stack.service("sandbox", path), body);
  }

  /** Stops, starts, restarts or kills a component; returns when that is done. */
  void control(String component, String action) throws IOException, InterruptedException {
    http.text("POST", stack.control(component, action), "");
  }

  HttpResponse<String> ask(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return http.send(method, stack.gateway(path), body, headers);
  }

  URI gateway(String path) {
    return stack.gateway(path);
  }
}
