package com.cruisemall.local.control;

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
 * {@code GET /status}, and {@code POST /<program>/start}, {@code stop}, {@code restart} and {@code
 * kill}; each answers when it is done. Listens on loopback only.
 */
public final class ControlEndpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Map<String, ControlAction> actions;
  private final HttpServer http;

  /**
   * @param actions what else may be asked for, by path
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
      var reply = reply(exchange);
      var body = JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply reply(HttpExchange exchange) {
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      return Reply.error(403, "web pages may not control the stack");
    }
    var path = exchange.getRequestURI().getPath();
    var post = exchange.getRequestMethod().equals("POST");
    if (path.equals("/status") && !post) {
      return new Reply(200, status());
    }
    if (!post) {
      return Reply.error(405, "only GET /status and POST");
    }
    try {
      return post(path, exchange.getRequestURI());
    } catch (Exception e) {
      return Reply.error(500, String.valueOf(e.getMessage()));
    }
  }

  private Reply post(String path, URI uri) throws Exception {
    var action = actions.get(path);
    if (action != null) {
      action.perform(Query.of(uri));
      return new Reply(200, status());
    }
    var words = path.substring(1).split("/", -1);
    var server = servers.get(words[0]);
    if (words.length != 2 || server == null) {
      return Reply.error(404, "no such program or action: " + path);
    }
    switch (words[1]) {
      case "start" -> server.start();
      case "stop" -> server.stop();
      case "kill" -> server.kill();
      case "restart" -> {
        server.stop();
        server.start();
      }
      default -> {
        return Reply.error(404, "no such action: " + words[1]);
      }
    }
    return new Reply(200, status());
  }

  private Map<String, Object> status() {
    var status = new LinkedHashMap<String, Object>();
    servers.forEach((name, server) -> {
      var process = server.process().filter(Processes::alive);
      status.put(
          name,
          Map.of(
              "running", process.isPresent(),
              "pid", process.map(ProcessHandle::pid).orElse(0L),
              "address", server.address()));
    });
    return status;
  }

  private record Reply(int status, Object body) {
    static Reply error(int status, String message) {
      return new Reply(status, Map.of("error", message));
    }
  }
}
