package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;

/**
 * Upper bound of the memory, in the heap or outside, that decoding takes.
 *
 * @param frame bytes that the decoder buffers for the whole frame, and those of its process
 * @param perPixel bytes per pixel of the subsampled result and its converted copy
 * @param passes number of passes over the frame
 * @param terminated false for a JPEG without an end marker
 */
record DecodeCost(long frame, long perPixel, PixelSize size, int passes, boolean terminated) {
  /** Code and buffers of {@code dwebp}, which is linked statically. */
  private static final long PROCESS_BYTES = 8L << 20;

  /** Growing buffer in which {@code dwebp} reads the file. */
  private static final long FILE_COPIES = 2;

  /** The scaled pixels in {@code dwebp}. */
  private static final long PROCESS_PIXEL = 4;

  /** The pixels read from {@code dwebp}, and their parts while they are joined. */
  private static final long PIPE_PIXEL = 8;

  /** Samples of up to 8 bytes, and 4 bytes of the converted copy. */
  private static final long SIXTEEN_BIT_PIXEL = 12;

  private static final long EIGHT_BIT_PIXEL = 8;

  /** Offset of the bit depth in IHDR, which is the first chunk. */
  private static final int PNG_BIT_DEPTH = 24;

  static DecodeCost of(byte[] file, FileKind kind, PixelSize size) {
    FileInspector inspector = new FileInspector(Long.MAX_VALUE);
    inspector.update(file, 0, file.length);
    boolean terminated = !(inspector.finish() instanceof Inspection.Unterminated);
    long frame = inspector.frameBytes();
    return switch (kind) {
      case WEBP ->
          new DecodeCost(
              frame + PROCESS_BYTES + FILE_COPIES * file.length,
              PROCESS_PIXEL + PIPE_PIXEL,
              size,
              inspector.passes(),
              terminated);
      case PNG ->
          new DecodeCost(
              frame,
              file[PNG_BIT_DEPTH] == 16 ? SIXTEEN_BIT_PIXEL : EIGHT_BIT_PIXEL,
              size,
              inspector.passes(),
              terminated);
      case JPEG, HEIC, PDF ->
          new DecodeCost(frame, EIGHT_BIT_PIXEL, size, inspector.passes(), terminated);
    };
  }

  /** Returns the bytes that all passes read: a measure of processor time. */
  long work() {
    return frame * passes;
  }

  /** Returns the bytes for a result of which every step-th pixel is kept. */
  long bytes(int step) {
    int width = Math.ceilDiv(size.width(), step);
    int height = Math.ceilDiv(size.height(), step);
    return bytes(new PixelSize(width, height));
  }

  /** Returns the bytes for a result that the decoder scales itself. */
  long bytes(PixelSize target) {
    return frame + target.pixels() * perPixel;
  }

  /** Returns the part of {@link #bytes(PixelSize)} that a decoding process takes. */
  long processBytes(PixelSize target) {
    return frame + target.pixels() * PROCESS_PIXEL;
  }
}
