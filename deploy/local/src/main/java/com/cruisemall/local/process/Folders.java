package com.cruisemall.local.process;

import java.nio.file.Path;

/** What lies where in the folder of one stack. */
public record Folders(Path root) {
  public Folders {
    root = root.toAbsolutePath().normalize();
  }

  public Path data(String name) {
    return root.resolve("data").resolve(name);
  }

  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  public Path pid(String name) {
    return root.resolve("pids").resolve(name + ".pid");
  }

  /** Unpacked programs: costly to make, and the same whatever the data. */
  public Path programs() {
    return root.resolve("programs");
  }

  public Path ports() {
    return root.resolve("ports");
  }

  public Path secrets() {
    return root.resolve("secrets");
  }
}
