package com.cruisemall.load.journeys;

import com.cruisemall.load.stack.StackClient;
import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs journeys with Gatling, one population after another in this process. Users come from
 * separate loopback addresses, as far as the machine has them, so that each has the rate limit of
 * one address.
 */
public final class Traffic {
  private static final int ADDRESSES = 250;
  private static final int MAX_CLIENTS = 20;

  /** Linux accepts every loopback address; other systems only 127.0.0.1. */
  private static final String PROBE = "127.1.0.2";

  private static final String SINGLE_ADDRESS = "127.2.0.1";

  private static volatile Recorder recorder = new Recorder();
  private static volatile Populations populations = List::of;
  private static volatile Traffic running = new Traffic("", Path.of(""), List.of());

  private final String address;
  private final Path folder;
  private final List<String> from;

  /**
   * @param address base URL of the shop
   * @param folder for the files that Gatling writes
   */
  public Traffic(String address, Path folder) {
    this(address, folder, hasLoopbackAliases() ? addresses() : List.of());
  }

  private Traffic(String address, Path folder, List<String> from) {
    this.address = address;
    this.folder = folder;
    this.from = from;
  }

  /**
   * Populations of users and their arrivals, created while Gatling runs: its DSL works only then.
   */
  public interface Populations {
    List<PopulationBuilder> create();
  }

  /** Returns the same traffic against another address, such as a proxy. */
  public Traffic to(String otherAddress) {
    return new Traffic(otherAddress, folder);
  }

  /** Returns HTTP clients bound to some of the source addresses. */
  public List<StackClient> clients() throws IOException {
    List<StackClient> clients = new ArrayList<>();
    for (String source : from.subList(0, Math.min(MAX_CLIENTS, from.size()))) {
      clients.add(new StackClient(InetAddress.getByName(source)));
    }
    return clients.isEmpty() ? List.of(new StackClient()) : clients;
  }

  /** Returns the number of source addresses. */
  public int addressCount() {
    return Math.max(1, from.size());
  }

  /** Returns the same traffic from a single source address. */
  public Traffic fromSingleAddress() {
    return new Traffic(address, folder, from.isEmpty() ? from : List.of(SINGLE_ADDRESS));
  }

  /** Runs the traffic and returns when all users have finished. */
  public Calls run(Populations next) {
    recorder = new Recorder();
    populations = next;
    running = this;
    int code =
        Gatling$.MODULE$.fromArgs(
            new String[] {
              "--simulation",
              JourneySimulation.class.getName(),
              "--results-folder",
              folder.toString(),
              "-nr"
            });
    if (code != 0) {
      throw new IllegalStateException("Gatling failed code=" + code);
    }
    return recorder.calls();
  }

  static Recorder recorder() {
    return recorder;
  }

  /** Returns the number of requests and failures so far. */
  public static String progress() {
    Recorder now = recorder;
    return "%d requests, %d failed".formatted(now.count(), now.errors());
  }

  static Populations populations() {
    return populations;
  }

  static Traffic running() {
    return running;
  }

  HttpProtocolBuilder protocol() {
    HttpProtocolBuilder plain =
        HttpDsl.http
            .baseUrl(address)
            .disableWarmUp()
            .disableCaching()
            .maxConnectionsPerHost(2)
            .acceptLanguageHeader("ko")
            .header("Sec-Fetch-Site", "same-origin");
    return from.isEmpty() ? plain : plain.localAddresses(from);
  }

  private static List<String> addresses() {
    return IntStream.rangeClosed(1, ADDRESSES).mapToObj(n -> "127.1.0." + n).toList();
  }

  private static boolean hasLoopbackAliases() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(PROBE), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
