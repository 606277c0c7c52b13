package com.cruisemall.local.stack;

import com.cruisemall.local.process.FreePort;
import com.cruisemall.local.process.StartFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which program listens where: the usual ports, moved by what was asked for. */
public final class PortPlan {
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  public PortPlan(List<Component> components, int offset, Map<String, Integer> chosen) {
    for (var component : components) {
      ports.put(component.name(), component.port() + offset);
      ports.put(component.managementName(), component.managementPort() + offset);
    }
    chosen.forEach((name, port) -> {
      if (!ports.containsKey(name)) {
        throw new StartFailure(
            "--port " + name + "=" + port + ": there is only " + String.join(", ", names()));
      }
      ports.put(name, port);
    });
  }

  /** Where a browser on this machine finds the shop. */
  String publicAddress() {
    return "http://localhost:" + port("gateway");
  }

  int http(Component component) {
    return port(component.name());
  }

  int management(Component component) {
    return port(component.managementName());
  }

  int port(String name) {
    var port = ports.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port is known for " + name);
    }
    return port;
  }

  /** Fails with everything a person needs to know when a port is in use already. */
  void requireFree() {
    var taken =
        ports.entrySet().stream()
            .filter(entry -> !FreePort.isFree(entry.getValue()))
            .map(entry -> describe(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new StartFailure(taken);
    }
  }

  private static String describe(String name, int port) {
    return "port "
        + port
        + ", wanted by "
        + name
        + ", is taken"
        + PortOwner.of(port).map(owner -> " by " + owner).orElse("")
        + "; choose another with --port "
        + name
        + "="
        + FreePort.any()
        + " or move all with --port-offset 10000";
  }

  private List<String> names() {
    return List.copyOf(ports.keySet());
  }
}
