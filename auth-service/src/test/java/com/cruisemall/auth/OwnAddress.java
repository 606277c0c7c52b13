package com.cruisemall.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Chooses the port before the start, because the service must know the address of its key set. */
public class OwnAddress implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    String port = Integer.toString(freePort());
    return Map.of(
        "quarkus.http.test-port", port, "cruisemall.upstream.auth.url", "http://127.0.0.1:" + port);
  }

  @Override
  public void stop() {
    // No resource was started.
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
