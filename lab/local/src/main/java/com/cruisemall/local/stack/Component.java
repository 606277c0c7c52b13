package com.cruisemall.local.stack;

import com.cruisemall.local.process.JavaCommand;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Program of the project.
 *
 * @param module directory of the Maven module
 * @param dependsOn servers that must be ready before this program starts
 */
public record Component(
    String name, String module, int port, int managementPort, JvmSize size, Set<String> dependsOn) {

  /** All programs of the project; {@link Environments} has their environment variables. */
  public static final List<Component> ALL =
      List.of(
          new Component("sandbox", "lab/sandbox", 8190, 9190, JvmSize.SMALL, Set.of()),
          new Component(
              "auth",
              "auth-service",
              8101,
              9101,
              JvmSize.COMPUTE,
              Set.of("postgres", "redis", "kafka")),
          new Component(
              "payment",
              "payment-service",
              8102,
              9102,
              JvmSize.COMPUTE,
              Set.of("postgres", "kafka", "sandbox")),
          new Component(
              "upload",
              "upload-service",
              8103,
              9103,
              JvmSize.STREAMING,
              Set.of("postgres", "redis", "kafka", "sandbox")),
          new Component(
              "chat",
              "chat-service",
              8104,
              9104,
              JvmSize.COMPUTE,
              Set.of("postgres", "redis", "sandbox")),
          new Component(
              "rates",
              "rates-service",
              8105,
              9105,
              JvmSize.SMALL,
              Set.of("postgres", "redis", "sandbox")),
          new Component(
              "gateway",
              "gateway",
              3000,
              9000,
              JvmSize.COMPUTE,
              Set.of("redis", "auth", "payment", "upload", "chat", "rates")));

  /** Heap size and compiler tiers of a program. */
  public enum JvmSize {
    SMALL,
    /** A smaller heap for high throughput with little retained data, so that a leak shows early. */
    STREAMING,
    COMPUTE;

    JavaCommand command() {
      return switch (this) {
        case SMALL -> JavaCommand.c1Only("128m");
        case STREAMING -> JavaCommand.allTiers("256m");
        case COMPUTE -> JavaCommand.allTiers("288m");
      };
    }
  }

  String managementName() {
    return name + "-management";
  }

  String environmentName() {
    return name.toUpperCase(Locale.ROOT);
  }
}
