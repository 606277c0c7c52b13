package com.cruisemall.upload.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.NoResultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContinuedStreamTest {
  private static final byte[] FILE = new byte[700_000];

  static {
    new Random(3).nextBytes(FILE);
  }

  @Test
  void continuesWithTheCopyAfterTheChunksAreDeleted() throws IOException {
    for (int read : new int[] {0, 1, 262_144, 699_999}) {
      try (var stream =
          new ContinuedStream(deletedAfter(read), () -> new ByteArrayInputStream(FILE))) {
        assertThat(stream.readAllBytes()).as("deleted after %d bytes", read).isEqualTo(FILE);
      }
    }
  }

  @Test
  void failsIfThereIsNoCopy() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> {
          try (var stream =
              new ContinuedStream(
                  deletedAfter(10),
                  () -> {
                    throw new IOException("drive unavailable");
                  })) {
            stream.readAllBytes();
          }
        });
  }

  private static InputStream deletedAfter(int bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(FILE, 0, bytes),
        new InputStream() {
          @Override
          public int read() {
            throw new NoResultException();
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            throw new NoResultException();
          }
        });
  }
}
