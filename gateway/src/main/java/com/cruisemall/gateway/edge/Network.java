package com.cruisemall.gateway.edge;

import java.net.InetAddress;

/** A range of addresses in CIDR notation (RFC 4632). */
record Network(byte[] prefix, int bits) {
  static Network parse(String cidr) {
    String[] parts = cidr.split("/", 2);
    byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
    int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * 8;
    if (bits < 0 || bits > address.length * 8) {
      throw new IllegalArgumentException("not a network: " + cidr);
    }
    return new Network(address, bits);
  }

  boolean contains(InetAddress address) {
    byte[] other = address.getAddress();
    if (other.length != prefix.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((other[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
