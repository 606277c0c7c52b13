package com.cruisemall.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Address of the client: the peer of the connection, or, behind trusted proxies, the last entry of
 * {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239) that is not a trusted proxy. An entry
 * that a client added is further left and is never reached. {@code Forwarded} counts only without
 * {@code X-Forwarded-For}, because proxies that set the latter often pass on the former.
 */
@Singleton
public class ClientAddress {
  private final List<Network> trusted;

  ClientAddress(EdgeConfig config) {
    this.trusted = config.trustedProxies().orElse(List.of()).stream().map(Network::parse).toList();
  }

  public String of(HttpServerRequest request) {
    @Nullable String peer = request.remoteAddress().hostAddress();
    return resolve(
        peer == null ? "0.0.0.0" : peer,
        String.join(",", request.headers().getAll("X-Forwarded-For")),
        String.join(",", request.headers().getAll("Forwarded")));
  }

  String resolve(String peer, String forwardedFor, String forwarded) {
    List<String> hops =
        forwardedFor.isEmpty()
            ? Stream.of(forwarded.split(",", -1)).map(ClientAddress::forwardedNode).toList()
            : List.of(forwardedFor.split(",", -1));
    Optional<InetAddress> current = parse(peer);
    for (String hop : hops.reversed()) {
      if (current.isEmpty() || !isTrusted(current.get())) {
        break;
      }
      Optional<InetAddress> before = parse(withoutPort(hop.strip()));
      if (before.isEmpty()) {
        break;
      }
      current = before;
    }
    return current.map(InetAddress::getHostAddress).orElse(peer);
  }

  /** Returns the rate limit subject of an address: an IPv6 customer has a /64, not one address. */
  public static String subject(String address) {
    Optional<InetAddress> parsed = parse(address);
    if (parsed.isPresent() && parsed.get() instanceof Inet6Address v6) {
      byte[] bytes = v6.getAddress();
      StringBuilder network = new StringBuilder();
      for (int i = 0; i < 8; i += 2) {
        network
            .append(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)))
            .append(':');
      }
      return network + ":/64";
    }
    return address;
  }

  /**
   * Returns the {@code for} parameter of one element of {@code Forwarded}, empty if it has none.
   */
  private static String forwardedNode(String element) {
    return Stream.of(element.split(";", -1))
        .map(String::strip)
        .filter(parameter -> parameter.regionMatches(true, 0, "for=", 0, 4))
        .map(parameter -> parameter.substring(4).replace("\"", ""))
        .findFirst()
        .orElse("");
  }

  /**
   * Returns the address in {@code 192.0.2.1:port}, {@code [2001:db8::1]:port} or without a port.
   */
  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? "" : node.substring(1, end);
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static Optional<InetAddress> parse(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
