package com.cruisemall.auth.throttle;

import jakarta.ws.rs.HeaderParam;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Origin of a request, for use as a {@code @BeanParam}. The plain headers affect only throttling
 * and display, never rights.
 *
 * @param userAgent name of the browser
 * @param address client address, set by the gateway
 * @param deviceCookie value of the cookie of {@link KnownDevices}, forwarded by the gateway
 */
public record Origin(
    @HeaderParam("User-Agent") @Nullable String userAgent,
    @HeaderParam("X-Client-Address") @Nullable String address,
    @HeaderParam("X-Client-Device") @Nullable String deviceCookie) {
  private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  /**
   * Substring of a {@code User-Agent} (RFC 9110 §10.1.5) and the name that it stands for; the first
   * match applies.
   */
  private record Mark(String text, String name) {}

  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("KAKAOTALK", "KakaoTalk"),
          new Mark("NAVER(inapp", "Naver"),
          new Mark("Whale/", "Whale"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Edg/", "Edge"),
          new Mark("EdgA/", "Edge"),
          new Mark("EdgiOS/", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Chrome/", "Chrome"),
          new Mark("Safari/", "Safari"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("Windows", "Windows"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Mac OS X", "Mac"),
          new Mark("Linux", "Linux"));

  private static final int MAX_ADDRESS_LENGTH = 64;
  private static final int NETWORK_BYTES = 8;

  /** Returns the display name of the device; empty if the browser sent none. */
  public String device() {
    return userAgent == null ? "" : deviceName(userAgent);
  }

  /** Returns the key of address limits: a /64 for IPv6, which one customer shares. */
  public String network() {
    if (address == null || address.length() > MAX_ADDRESS_LENGTH) {
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

  private static String deviceName(String userAgent) {
    Optional<String> browser = find(BROWSERS, userAgent);
    Optional<String> system = find(SYSTEMS, userAgent);
    if (browser.isPresent() && system.isPresent()) {
      return browser.get() + ", " + system.get();
    }
    return browser.or(() -> system).orElseGet(() -> product(userAgent));
  }

  private static Optional<String> find(List<Mark> marks, String userAgent) {
    return marks.stream()
        .filter(mark -> userAgent.contains(mark.text()))
        .map(Mark::name)
        .findFirst();
  }

  /** Returns {@code curl} for {@code curl/8.5.0}. */
  private static String product(String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent);
    return product.lookingAt() ? product.group() : "";
  }

  /** Keeps addresses, which are personal data, out of logs. */
  @Override
  public String toString() {
    return "Origin[…]";
  }
}
