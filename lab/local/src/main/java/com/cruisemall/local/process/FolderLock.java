package com.cruisemall.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Exclusive lock on a state directory. The operating system releases it when the process ends, even
 * after a crash.
 */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Returns empty if another process holds the lock. */
  public static Optional<FolderLock> tryAcquire(StateDirectory stateDirectory) {
    try {
      Files.createDirectories(stateDirectory.root());
      var channel =
          FileChannel.open(
              stateDirectory.root().resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new FolderLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
