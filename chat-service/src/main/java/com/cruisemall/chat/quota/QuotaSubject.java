package com.cruisemall.chat.quota;

import com.cruisemall.chat.conversation.ChatUser;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is counted, on which day. Both keys share a hash tag. */
record QuotaSubject(String name, LocalDate day) {
  private static final int NETWORK_BYTES = 8;

  static QuotaSubject of(ChatUser asker, LocalDate day) {
    return new QuotaSubject(
        asker
            .userId()
            .map(id -> "person-" + id)
            .orElseGet(() -> "address-" + network(asker.address())),
        day);
  }

  String key() {
    return "cm:chat:{" + name + "}:questions";
  }

  String tokensKey() {
    return "cm:chat:{" + name + "}:tokens:" + day;
  }

  /** A guest with IPv6 has a /64, not one address. */
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
