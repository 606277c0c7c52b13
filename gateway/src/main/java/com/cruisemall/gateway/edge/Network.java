package com.cruisemall.gateway.edge;

import java.net.InetAddress;

/** A range of addresses in CIDR notation (RFC 4632). */
record Network(InetAddress prefix, int bits) {
  static Network parse(String cidr) {
    String[] parts = cidr.split("/", 2);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int longest = address.getAddress().length * 8;
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : longest;
    if (bits < 0 || bits > longest) {
      throw new IllegalArgumentException("not a network: " + cidr);
    }
    return new Network(address, bits);
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    byte[] own = prefix.getAddress();
    if (other.length != own.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((other[bit / 8] & mask) != (own[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
