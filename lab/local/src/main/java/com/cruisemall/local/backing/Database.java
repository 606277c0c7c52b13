package com.cruisemall.local.backing;

import java.util.List;
import java.util.Locale;

/** A service's database, with the role that owns its tables and the one the service runs as. */
public record Database(String name) {
  /** Every service that has a database has a line here. */
  public static final List<Database> ALL =
      List.of(
          new Database("auth"),
          new Database("payment"),
          new Database("upload"),
          new Database("chat"),
          new Database("rates"));

  public Database {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
  }

  /** Migrates; the only one that may create, change and drop tables. */
  public String owner() {
    return name + "_owner";
  }

  /** Reads and writes rows, and nothing else. */
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
