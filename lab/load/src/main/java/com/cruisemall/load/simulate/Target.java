package com.cruisemall.load.simulate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Whether load may be sent to an address: to this machine always, elsewhere if told so twice. */
final class Target {
  private Target() {}

  static void check(String address, boolean remote, boolean really) throws IOException {
    String host = URI.create(address).getHost();
    if (!isThisMachine(host) && !(remote && really)) {
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
