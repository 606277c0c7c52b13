package com.cruisemall.local;

import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.Server;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * HTTP control endpoint on loopback: {@code GET /status} and {@code POST
 * /<server>/{start|stop|restart|kill}}. The response is sent after the action has completed.
 */
public final class ControlEndpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Map<String, ControlAction> actions;
  private final HttpServer http;

  /**
   * @param actions additional POST actions by path
   */
  public ControlEndpoint(List<? extends Server> servers, Map<String, ControlAction> actions)
      throws IOException {
    servers.forEach(server -> this.servers.put(server.name(), server));
    this.actions = Map.copyOf(actions);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::handle);
    http.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var response = respond(exchange);
      var body = JSON.writeValueAsBytes(response.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private ControlResponse respond(HttpExchange exchange) {
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      return ControlResponse.error(403, "requests with an Origin header are rejected");
    }
    var path = exchange.getRequestURI().getPath();
    var post = exchange.getRequestMethod().equals("POST");
    if (path.equals("/status") && !post) {
      return new ControlResponse(200, status());
    }
    if (!post) {
      return ControlResponse.error(405, "only GET /status and POST are supported");
    }
    try {
      return post(path, exchange.getRequestURI());
    } catch (Exception e) {
      return ControlResponse.error(500, String.valueOf(e.getMessage()));
    }
  }

  private ControlResponse post(String path, URI uri) throws Exception {
    var action = actions.get(path);
    if (action != null) {
      action.perform(QueryParameters.of(uri));
      return new ControlResponse(200, status());
    }
    var segments = path.substring(1).split("/", -1);
    var server = servers.get(segments[0]);
    if (segments.length != 2 || server == null) {
      return ControlResponse.error(404, "unknown server or action: " + path);
    }
    switch (segments[1]) {
      case "start" -> server.start();
      case "stop" -> server.stop();
      case "kill" -> server.kill();
      case "restart" -> {
        server.stop();
        server.start();
      }
      default -> {
        return ControlResponse.error(404, "unknown action: " + segments[1]);
      }
    }
    return new ControlResponse(200, status());
  }

  private Map<String, Object> status() {
    var status = new LinkedHashMap<String, Object>();
    servers.forEach((name, server) -> {
      var process = server.process().filter(Processes::isAlive);
      status.put(
          name,
          Map.of(
              "running", process.isPresent(),
              "pid", process.map(ProcessHandle::pid).orElse(0L),
              "address", server.address()));
    });
    return status;
  }

  private record ControlResponse(int status, Object body) {
    static ControlResponse error(int status, String message) {
      return new ControlResponse(status, Map.of("error", message));
    }
  }
}
