package com.cruisemall.local.stack;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.LoopbackPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports of all programs: defaults, shifted by --port-offset and overridden by --port. */
public final class PortPlan {
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  public PortPlan(List<Component> components, int offset, Map<String, Integer> overrides) {
    for (var component : components) {
      ports.put(component.name(), component.port() + offset);
      ports.put(component.managementName(), component.managementPort() + offset);
    }
    overrides.forEach((name, port) -> {
      if (!ports.containsKey(name)) {
        throw new CommandFailedException(
            "--port "
                + name
                + "="
                + port
                + ": unknown name; use one of "
                + String.join(", ", names()));
      }
      ports.put(name, port);
    });
  }

  /** Returns the URL of the shop for browsers on this machine. */
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
      throw new IllegalArgumentException("unknown port name: " + name);
    }
    return port;
  }

  /** Fails if a port of these programs is in use, naming the owner and a free alternative. */
  void requireFree(List<Component> components) {
    var names =
        components.stream()
            .flatMap(component -> Stream.of(component.name(), component.managementName()))
            .toList();
    var inUse =
        ports.entrySet().stream()
            .filter(entry -> names.contains(entry.getKey()))
            .filter(entry -> !LoopbackPort.isFree(entry.getValue()))
            .map(entry -> describe(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
    if (!inUse.isEmpty()) {
      throw new CommandFailedException(inUse);
    }
  }

  private static String describe(String name, int port) {
    return "port "
        + port
        + " ("
        + name
        + ") is already in use"
        + PortOwner.of(port).map(owner -> " by " + owner).orElse("")
        + "; use --port "
        + name
        + "="
        + LoopbackPort.findFree()
        + " or --port-offset 10000";
  }

  private List<String> names() {
    return List.copyOf(ports.keySet());
  }
}
