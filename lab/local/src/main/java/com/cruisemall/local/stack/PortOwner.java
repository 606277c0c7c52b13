package com.cruisemall.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, if the operating system permits it. */
final class PortOwner {
  private static final String LISTENING = "0A";

  private PortOwner() {}

  static Optional<String> of(int port) {
    return (Files.isDirectory(Path.of("/proc/net")) ? findInProc(port) : findWithLsof(port))
        .map(PortOwner::describe);
  }

  private static String describe(long pid) {
    var command = ProcessHandle.of(pid).flatMap(handle -> handle.info().commandLine());
    return "pid "
        + pid
        + command
            .map(line -> " (" + line.substring(0, Math.min(100, line.length())) + ")")
            .orElse("");
  }

  private static Optional<Long> findInProc(int port) {
    var sockets = listeningSockets(port);
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> holds(pid, sockets))
        .findFirst();
  }

  /** Returns the /proc socket names that listen on the port. */
  private static Set<String> listeningSockets(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(PortOwner::lines)
        .map(line -> line.strip().split("\\s+", -1))
        .filter(fields -> fields.length > 9)
        .filter(fields -> fields[3].equals(LISTENING))
        .filter(fields -> fields[1].endsWith(":%04X".formatted(port)))
        .map(fields -> "socket:[" + fields[9] + "]")
        .collect(Collectors.toSet());
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (var files = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (var file : files) {
        if (sockets.contains(Files.readSymbolicLink(file).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Long> findWithLsof(int port) {
    try {
      var process =
          new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
      var output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return output.lines().findFirst().map(Long::parseLong);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
