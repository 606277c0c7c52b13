package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.document.ReceivedFile;
import com.cruisemall.upload.staging.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * One file on its way in: a chunk of it is looked at, digested and handed on before the next is
 * read. What it holds is one chunk.
 */
final class IncomingFile {
  private final long largest;
  private final ChunkSink sink;
  private final FileInspector inspector;
  private final MessageDigest digest = sha256();
  private final byte[] chunk = new byte[Staging.CHUNK_BYTES];
  private int filled;
  private long size;
  private int chunks;
  private Optional<PixelSize> pixels = Optional.empty();

  /** Keeps chunks. */
  @FunctionalInterface
  interface ChunkSink {
    void write(int position, byte[] plain) throws IOException;
  }

  IncomingFile(IntakeConfig config, ChunkSink sink) {
    this.largest = config.largestFile().asLongValue();
    this.sink = sink;
    this.inspector = new FileInspector(config.pixels());
  }

  /** Reads the file to its end, or until there is a reason to refuse it. */
  void take(InputStream content) throws IOException {
    int count = content.read(chunk, filled, chunk.length - filled);
    while (count >= 0) {
      filled += count;
      size += count;
      if (size > largest) {
        throw new ApiException(CommonError.PAYLOAD_TOO_LARGE, Map.of("largestFile", largest));
      }
      if (filled == chunk.length) {
        handOn();
      }
      count = content.read(chunk, filled, chunk.length - filled);
    }
    if (filled > 0) {
      handOn();
    }
  }

  /** What the whole file is; refuses what it must not be. */
  ReceivedFile received() {
    Inspection result = inspector.finish();
    if (result instanceof Inspection.Valid(FileKind kind, Optional<PixelSize> found)) {
      pixels = found;
      return new ReceivedFile(kind, size, HexFormat.of().formatHex(digest.digest()), chunks);
    }
    throw refusal(result);
  }

  /** The size of the picture, once the file was received. */
  Optional<PixelSize> pixels() {
    return pixels;
  }

  /** The first look comes before the first write: what is no picture leaves no trace. */
  private void handOn() throws IOException {
    Optional<Inspection> refused = inspector.update(chunk, 0, filled);
    if (refused.isPresent()) {
      throw refusal(refused.get());
    }
    digest.update(chunk, 0, filled);
    sink.write(chunks++, filled == chunk.length ? chunk : Arrays.copyOf(chunk, filled));
    filled = 0;
  }

  private static ApiException refusal(Inspection inspection) {
    return switch (inspection) {
      case Inspection.Unknown _ ->
          new ApiException(
              CommonError.UNSUPPORTED_MEDIA_TYPE,
              Map.of("accepted", "image/jpeg, image/png, image/webp, image/heic, application/pdf"));
      case Inspection.TooManyPixels(PixelSize size) ->
          new ApiException(
              UploadError.IMAGE_TOO_LARGE, Map.of("width", size.width(), "height", size.height()));
      case Inspection.Damaged _, Inspection.Valid _ -> new ApiException(UploadError.FILE_DAMAGED);
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
