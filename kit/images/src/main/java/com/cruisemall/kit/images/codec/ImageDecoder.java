package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.PixelSize;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Decodes inspected images upright and scaled down to the wanted size. Permits bound the memory of
 * concurrent decoding. Nothing is written to disk.
 */
public final class ImageDecoder {
  private final Semaphore permits;

  /**
   * @param maxConcurrent images decoded concurrently; each takes up to 4 bytes per pixel of twice
   *     the wanted size
   */
  public ImageDecoder(int maxConcurrent) {
    this.permits = new Semaphore(maxConcurrent, true);
  }

  /** Returns true for kinds that have a decoder. */
  public static boolean canDecode(FileKind kind) {
    return switch (kind) {
      case JPEG, PNG, WEBP -> true;
      case HEIC, PDF -> false;
    };
  }

  /**
   * Decodes an image, waiting for a permit.
   *
   * @param size result of the inspection
   * @param longSide maximum of width and height of the result; smaller images keep their size
   */
  public BufferedImage decode(byte[] file, FileKind kind, PixelSize size, int longSide)
      throws UnreadableImageException, InterruptedException {
    permits.acquire();
    try {
      BufferedImage coarse = read(file, kind, step(size, longSide));
      BufferedImage fitting = shrink(coarse, longSide);
      return Orientation.of(file).upright(fitting);
    } catch (IOException | RuntimeException e) {
      // The decoders throw many unchecked exceptions on malicious images.
      throw new UnreadableImageException("image cannot be decoded", e);
    } finally {
      permits.release();
    }
  }

  /** Returns the subsampling step; it keeps twice the wanted size, for good scaling. */
  private static int step(PixelSize size, int longSide) {
    return Math.max(1, size.longSide() / (2 * longSide));
  }

  private static BufferedImage read(byte[] file, FileKind kind, int step)
      throws IOException, UnreadableImageException {
    ImageReader reader = readerOf(kind);
    try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader readerOf(FileKind kind) throws IOException, UnreadableImageException {
    return switch (kind) {
      case JPEG, PNG -> ImageIO.getImageReadersByFormatName(kind.extension()).next();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case HEIC, PDF -> throw new UnreadableImageException("no decoder for " + kind);
    };
  }

  private static BufferedImage shrink(BufferedImage image, int longSide) throws IOException {
    int longest = Math.max(image.getWidth(), image.getHeight());
    return longest <= longSide
        ? image
        : Thumbnails.of(image).size(longSide, longSide).asBufferedImage();
  }
}
