package com.cruisemall.auth.origin;

import jakarta.ws.rs.HeaderParam;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as a resource method's {@code @BeanParam}. Browser and gateway say it
 * in plain headers: believed as far as it only makes the shop more or less patient.
 *
 * @param userAgent what the browser calls itself
 * @param address the client's address, from the gateway
 * @param deviceCookie the value of the cookie that {@link KnownDevices} gave, from the gateway
 */
public record Origin(
    @HeaderParam("User-Agent") @Nullable String userAgent,
    @HeaderParam("X-Client-Address") @Nullable String address,
    @HeaderParam("X-Client-Device") @Nullable String deviceCookie) {
  private static final int LONGEST_ADDRESS = 64;
  private static final int NETWORK_BYTES = 8;

  /** The device's name as a person knows it; empty if the browser did not say. */
  public String device() {
    return userAgent == null ? "" : Device.name(userAgent);
  }

  /** What limits count by: an IPv6 customer has a /64, not one address. */
  public String network() {
    if (address == null || address.length() > LONGEST_ADDRESS) {
      return "unknown";
    }
    return parse(address)
        .filter(Inet6Address.class::isInstance)
        .map(v6 -> HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), NETWORK_BYTES)))
        .orElse(address);
  }

  private static Optional<InetAddress> parse(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** An address says where a person is: it does not get into a log by accident. */
  @Override
  public String toString() {
    return "Origin[…]";
  }
}
