package com.cruisemall.local.process;

import java.nio.file.Path;

/** Layout of the state directory of one stack. */
public record StateDirectory(Path root) {
  public StateDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** Returns the default state directory. */
  public static StateDirectory ofCheckout(Path root) {
    return new StateDirectory(root.resolve(".cruise"));
  }

  public Path data() {
    return root.resolve("data");
  }

  public Path data(String name) {
    return data().resolve(name);
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  public Path pids() {
    return root.resolve("pids");
  }

  public Path pid(String name) {
    return pids().resolve(name + ".pid");
  }

  /** Unpacked binaries and application copies; they do not depend on the data. */
  public Path programs() {
    return root.resolve("programs");
  }

  public Path state() {
    return root.resolve("state.json");
  }

  public Path ports() {
    return root.resolve("ports");
  }

  public Path environments() {
    return root.resolve("environments");
  }

  public Path secrets() {
    return root.resolve("secrets");
  }
}
