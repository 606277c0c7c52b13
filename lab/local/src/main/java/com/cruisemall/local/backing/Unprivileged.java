package com.cruisemall.local.backing;

import com.cruisemall.local.process.CommandFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL without root privileges, which it refuses. As root it uses a user namespace where
 * allowed, otherwise the user "nobody", who then owns the data directory.
 */
enum Unprivileged {
  NOT_ROOT(""),
  NAMESPACE("unshare -U"),
  NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

  private final String prefix;

  Unprivileged(String prefix) {
    this.prefix = prefix;
  }

  static Unprivileged current() {
    if (!succeeds(List.of("sh", "-c", "test \"$(id -u)\" = 0"))) {
      return NOT_ROOT;
    }
    if (succeeds(NAMESPACE.command(List.of("true")))) {
      return NAMESPACE;
    }
    if (succeeds(NOBODY.command(List.of("true")))) {
      return NOBODY;
    }
    throw new CommandFailedException(
        "PostgreSQL refuses to run as root, and neither unshare nor setpriv is permitted here:"
            + " start the stack as an unprivileged user");
  }

  List<String> command(List<String> command) {
    var wrapped = new ArrayList<String>();
    if (!prefix.isEmpty()) {
      wrapped.addAll(List.of(prefix.split(" ", -1)));
    }
    wrapped.addAll(command);
    return List.copyOf(wrapped);
  }

  /** Changes the owner of the path to the user that runs PostgreSQL. */
  void grantOwnership(Path path) {
    if (this != NOBODY) {
      return;
    }
    if (!succeeds(List.of("chown", "-R", "65534:65534", path.toString()))
        || !succeeds(command(List.of("ls", path.toString())))) {
      throw new CommandFailedException(
          "the user \"nobody\", who runs PostgreSQL here, cannot access "
              + path
              + ": use a --state directory that all users can access, or start the stack as an"
              + " unprivileged user");
    }
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
