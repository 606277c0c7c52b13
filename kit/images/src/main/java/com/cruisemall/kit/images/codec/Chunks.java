package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.FileKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Ancillary chunks of PNG and WebP files that influence how the image is shown. */
final class Chunks {
  private static final int MAX_PROFILE = 4 << 20;
  private static final int PNG_SIGNATURE = 8;
  private static final int RIFF_HEAD = 12;

  private Chunks() {}

  /** Finds the embedded ICC profile. JPEG files have none here: their reader applies it. */
  static Optional<byte[]> iccProfile(byte[] file, FileKind kind) {
    return switch (kind) {
      case PNG -> {
        Optional<byte[]> chunk = png(file, "iCCP");
        yield chunk.isEmpty() ? chunk : inflate(chunk.get());
      }
      case WEBP -> webp(file, "ICCP");
      case JPEG, HEIC, PDF -> Optional.empty();
    };
  }

  /** Finds the Exif metadata, without the prefix that some writers add. */
  static Optional<byte[]> exif(byte[] file, FileKind kind) {
    return switch (kind) {
      case PNG -> png(file, "eXIf");
      case WEBP -> webp(file, "EXIF").map(Chunks::withoutPrefix);
      case JPEG, HEIC, PDF -> Optional.empty();
    };
  }

  private static byte[] withoutPrefix(byte[] exif) {
    boolean prefixed =
        exif.length > 6 && new String(exif, 0, 6, StandardCharsets.ISO_8859_1).equals("Exif\0\0");
    return prefixed ? Arrays.copyOfRange(exif, 6, exif.length) : exif;
  }

  /** Inflates a profile after its name; the limit protects against decompression bombs. */
  private static Optional<byte[]> inflate(byte[] chunk) {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    if (name + 2 >= chunk.length) {
      return Optional.empty();
    }
    try (InputStream profile =
        new InflaterInputStream(
            new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2))) {
      byte[] bytes = profile.readNBytes(MAX_PROFILE + 1);
      return bytes.length > MAX_PROFILE ? Optional.empty() : Optional.of(bytes);
    } catch (IOException _) {
      // Browsers ignore a broken profile.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> png(byte[] file, String type) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = PNG_SIGNATURE;
    while (at + 12L <= file.length) {
      long length = Integer.toUnsignedLong(bytes.getInt(at));
      if (length > file.length - at - 12L) {
        return Optional.empty();
      }
      if (isType(file, at + 4, type)) {
        return Optional.of(Arrays.copyOfRange(file, at + 8, at + 8 + (int) length));
      }
      at += 12 + (int) length;
    }
    return Optional.empty();
  }

  private static Optional<byte[]> webp(byte[] file, String type) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = RIFF_HEAD;
    while (at + 8L <= file.length) {
      long length = Integer.toUnsignedLong(bytes.getInt(at + 4));
      if (length > file.length - at - 8L) {
        return Optional.empty();
      }
      if (isType(file, at, type)) {
        return Optional.of(Arrays.copyOfRange(file, at + 8, at + 8 + (int) length));
      }
      at += 8 + (int) (length + (length & 1));
    }
    return Optional.empty();
  }

  private static boolean isType(byte[] file, int at, String type) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1).equals(type);
  }
}
