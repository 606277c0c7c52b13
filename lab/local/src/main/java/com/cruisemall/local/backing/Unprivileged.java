package com.cruisemall.local.backing;

import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL, which refuses to run as root, is run by root: in a user namespace of its own
 * where that is allowed, else as the user "nobody", who then owns the data.
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
    throw new StartFailure(
        "PostgreSQL does not run as root, and neither unshare nor setpriv may be used here:"
            + " start the stack as an ordinary user");
  }

  List<String> command(List<String> command) {
    var whole = new ArrayList<String>();
    if (!prefix.isEmpty()) {
      whole.addAll(List.of(prefix.split(" ", -1)));
    }
    whole.addAll(command);
    return List.copyOf(whole);
  }

  /** Hands the folder to the user PostgreSQL runs as. */
  void give(Path folder) {
    if (this != NOBODY) {
      return;
    }
    if (!succeeds(List.of("chown", "-R", "65534:65534", folder.toString()))
        || !succeeds(command(List.of("ls", folder.toString())))) {
      throw new StartFailure(
          "the user \"nobody\", as whom PostgreSQL has to run here, cannot reach "
              + folder
              + ": keep the stack in a folder open to all, or start it as an ordinary user");
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
