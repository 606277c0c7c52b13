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
 * Decodes pictures that were inspected before, no more at a time than memory allows, upright and no
 * larger than needed. Nothing of a picture is written to a disk.
 */
public final class ImageDecoder {
  private final Semaphore permits;

  /**
   * @param atOnce pictures decoded at the same time; each may take some 4 bytes for every pixel of
   *     twice the wanted size
   */
  public ImageDecoder(int atOnce) {
    this.permits = new Semaphore(atOnce, true);
  }

  /** Whether a picture of the kind can be decoded at all. */
  public static boolean canDecode(FileKind kind) {
    return switch (kind) {
      case JPEG, PNG, WEBP -> true;
      case HEIC, PDF -> false;
    };
  }

  /**
   * Decodes a picture, waiting for a turn.
   *
   * @param size as the inspection found it
   * @param longSide the longest side of the result; smaller pictures stay as they are
   */
  public BufferedImage decode(byte[] file, FileKind kind, PixelSize size, int longSide)
      throws UnreadableImageException, InterruptedException {
    permits.acquire();
    try {
      BufferedImage coarse = read(file, kind, step(size, longSide));
      BufferedImage fitting = shrink(coarse, longSide);
      return Orientation.of(file).upright(fitting);
    } catch (IOException | RuntimeException e) {
      // The decoders throw all sorts of unchecked exceptions at pictures that are made to hurt.
      throw new UnreadableImageException("not a picture that can be decoded", e);
    } finally {
      permits.release();
    }
  }

  /** Every so many pixels suffice: at least twice the wanted size remains for a good shrinking. */
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

  private static BufferedImage shrink(BufferedImage picture, int longSide) throws IOException {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    return longest <= longSide
        ? picture
        : Thumbnails.of(picture).size(longSide, longSide).asBufferedImage();
  }
}
