package com.cruisemall.local.backing;

import java.util.List;
import java.util.Locale;

/** Database of a service with its owner role and its runtime role. */
public record Database(String name) {
  /** All service databases. */
  public static final List<Database> ALL =
      List.of(
          new Database("auth"),
          new Database("payment"),
          new Database("upload"),
          new Database("chat"),
          new Database("rates"));

  public Database {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("invalid database name: " + name);
    }
  }

  /** Role of Flyway; the only role with DDL rights. */
  public String owner() {
    return name + "_owner";
  }

  /** Role of the service; it may read and write rows only. */
  public String runtime() {
    return name + "_service";
  }

  public String ownerSecret() {
    return "POSTGRES_" + owner().toUpperCase(Locale.ROOT) + "_PASSWORD";
  }

  public String runtimeSecret() {
    return "POSTGRES_" + runtime().toUpperCase(Locale.ROOT) + "_PASSWORD";
  }
}
