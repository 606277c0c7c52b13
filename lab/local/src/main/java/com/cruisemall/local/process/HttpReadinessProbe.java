package com.cruisemall.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Readiness endpoint of a server; ready when it responds with 200. */
public record HttpReadinessProbe(URI endpoint) implements ReadinessProbe {
  private static final int TIMEOUT_MILLIS = 2000;

  @Override
  public boolean isReady() {
    try {
      var connection = (HttpURLConnection) endpoint.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
