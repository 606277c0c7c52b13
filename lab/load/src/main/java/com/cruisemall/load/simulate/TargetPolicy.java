package com.cruisemall.load.simulate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Allows load on this machine, and elsewhere only with both confirmations. */
final class TargetPolicy {
  private TargetPolicy() {}

  static void check(String address, boolean remote, boolean confirmed) throws IOException {
    String host = URI.create(address).getHost();
    if (!isThisMachine(host) && !(remote && confirmed)) {
      throw new IOException(
          host
              + " is not this machine: load is sent there only with both"
              + " --remote-target and --i-may-load-this-target");
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
