package com.cruisemall.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: the peer of the connection, or, behind trusted proxies, the last
 * entry of {@code X-Forwarded-For} that none of them is. What a client writes there itself stands
 * further left and is never reached.
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
        String.join(",", request.headers().getAll("X-Forwarded-For")));
  }

  String resolve(String peer, String forwardedFor) {
    List<String> hops = Arrays.asList(forwardedFor.split(",", -1)).reversed();
    Optional<InetAddress> current = parse(peer);
    for (String hop : hops) {
      if (current.isEmpty() || !isTrusted(current.get())) {
        break;
      }
      Optional<InetAddress> before = parse(hop.strip());
      if (before.isEmpty()) {
        break;
      }
      current = before;
    }
    return current.map(InetAddress::getHostAddress).orElse(peer);
  }

  /** What limits count by: an IPv6 customer has a /64, not one address. */
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
