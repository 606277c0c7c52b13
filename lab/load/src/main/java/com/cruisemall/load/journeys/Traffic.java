package com.cruisemall.load.journeys;

import com.cruisemall.load.stack.Http;
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
 * Runs journeys with Gatling, one traffic after the other in this program. Each person comes from
 * an address of their own, as far as the machine lends them, so that limits by address are those of
 * one person.
 */
public final class Traffic {
  private static final int ADDRESSES = 250;
  private static final int DOORS = 20;

  /** Of two addresses that Linux lends everybody, the second tells whether there are more. */
  private static final String PROBE = "127.1.0.2";

  private static final String ONE = "127.2.0.1";

  private static volatile Recorder recorder = new Recorder();
  private static volatile Script script = List::of;
  private static volatile Traffic running = new Traffic("", Path.of(""), List.of());

  private final String address;
  private final Path folder;
  private final List<String> from;

  /**
   * @param address of the shop
   * @param folder for what Gatling itself writes
   */
  public Traffic(String address, Path folder) {
    this(address, folder, lent() ? addresses() : List.of());
  }

  private Traffic(String address, Path folder, List<String> from) {
    this.address = address;
    this.folder = folder;
    this.from = from;
  }

  /** Who comes and when. Gatling's words mean something only while it runs, so it asks for them. */
  public interface Script {
    List<PopulationBuilder> people();
  }

  /** The same people at another door, such as a proxy. */
  public Traffic at(String otherAddress) {
    return new Traffic(otherAddress, folder);
  }

  /** Clients at some of the addresses that people come from. */
  public List<Http> doors() throws IOException {
    List<Http> doors = new ArrayList<>();
    for (String lent : from.subList(0, Math.min(DOORS, from.size()))) {
      doors.add(new Http(InetAddress.getByName(lent)));
    }
    return doors.isEmpty() ? List.of(new Http()) : doors;
  }

  /** From how many addresses people come. */
  public int addressCount() {
    return Math.max(1, from.size());
  }

  /** All of them from one address. */
  public Traffic fromOneAddress() {
    return new Traffic(address, folder, from.isEmpty() ? from : List.of(ONE));
  }

  /** Lets people come, and returns when all have left. */
  public Calls run(Script who) {
    recorder = new Recorder();
    script = who;
    running = this;
    int code =
        Gatling$.MODULE$.fromArgs(
            new String[] {
              "--simulation", Played.class.getName(), "--results-folder", folder.toString(), "-nr"
            });
    if (code != 0) {
      throw new IllegalStateException("Gatling ended with " + code);
    }
    return recorder.calls();
  }

  static Recorder recorder() {
    return recorder;
  }

  /** How many requests there were so far, and how many failed. */
  public static String progress() {
    Recorder now = recorder;
    return "%d requests, %d failed".formatted(now.count(), now.errors());
  }

  static Script script() {
    return script;
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

  private static boolean lent() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(PROBE), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
