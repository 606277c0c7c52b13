package com.cruisemall.chat.quota;

import com.cruisemall.chat.conversation.ChatUser;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Quota subject and day. Both Redis keys share a hash tag, so that one script may touch them on a
 * cluster.
 */
record QuotaSubject(String name, LocalDate day) {
  private static final int NETWORK_BYTES = 8;

  static QuotaSubject of(ChatUser user, LocalDate day) {
    return new QuotaSubject(
        user.userId()
            .map(id -> "person-" + id)
            .orElseGet(() -> "address-" + network(user.address())),
        day);
  }

  String key() {
    return "cm:chat:{" + name + "}:questions";
  }

  String tokensKey() {
    return "cm:chat:{" + name + "}:tokens:" + day;
  }

  /** Returns the /64 network of an IPv6 address, because one guest has a whole /64. */
  private static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address v6
          ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException _) {
      return "unknown";
    }
  }
}
