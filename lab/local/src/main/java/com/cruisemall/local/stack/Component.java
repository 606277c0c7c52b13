package com.cruisemall.local.stack;

import com.cruisemall.local.process.JavaCommand;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One of the project's own programs.
 *
 * @param module the folder of its module; the program is what the build leaves there
 * @param needs what must be ready before it is started
 */
public record Component(
    String name, String module, int port, int managementPort, Size size, Set<String> needs) {

  /** Every program of the project has a line here; its environment is in {@link Environments}. */
  public static final List<Component> ALL =
      List.of(
          new Component("sandbox", "lab/sandbox", 8190, 9190, Size.SMALL, Set.of()),
          new Component(
              "auth",
              "auth-service",
              8101,
              9101,
              Size.COMPUTING,
              Set.of("postgres", "redis", "kafka")),
          new Component(
              "payment",
              "payment-service",
              8102,
              9102,
              Size.COMPUTING,
              Set.of("postgres", "kafka", "sandbox")),
          new Component(
              "upload",
              "upload-service",
              8103,
              9103,
              Size.STREAMING,
              Set.of("postgres", "redis", "kafka", "sandbox")),
          new Component(
              "chat",
              "chat-service",
              8104,
              9104,
              Size.COMPUTING,
              Set.of("postgres", "redis", "sandbox")),
          new Component(
              "rates",
              "rates-service",
              8105,
              9105,
              Size.SMALL,
              Set.of("postgres", "redis", "sandbox")),
          new Component(
              "gateway",
              "gateway",
              3000,
              9000,
              Size.COMPUTING,
              Set.of("redis", "auth", "payment", "upload", "chat", "rates")));

  /** How much memory a program gets, and whether its code is worth compiling well. */
  public enum Size {
    SMALL,
    /** Much passes through it, and little stays: a leak would show. */
    STREAMING,
    COMPUTING;

    JavaCommand command() {
      return switch (this) {
        case SMALL -> JavaCommand.small("128m");
        case STREAMING -> JavaCommand.full("256m");
        case COMPUTING -> JavaCommand.full("288m");
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
