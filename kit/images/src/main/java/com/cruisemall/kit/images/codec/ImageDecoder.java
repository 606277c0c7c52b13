package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.PixelSize;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Decodes inspected images upright, in sRGB and scaled down to the wanted size. A budget of bytes
 * bounds the memory of one decode and of all concurrent ones. Nothing is written to disk.
 */
public final class ImageDecoder {
  private static final byte MARKER_PREFIX = (byte) 0xff;
  private static final byte END_OF_IMAGE = (byte) 0xd9;

  /** Part of the warning of libjpeg on missing image data. */
  private static final String TORN = "premature end";

  /**
   * Bytes of coefficients that all scans of a JPEG may pass over, which takes about two seconds.
   * The usual ten scans of a progressive photo of 30 megapixels stay below.
   */
  private static final long MAX_WORK = 1L << 30;

  private final MemoryBudget budget;

  /**
   * @param memory bytes that concurrent decodes may allocate together, in the heap and outside
   */
  public ImageDecoder(long memory) {
    this.budget = new MemoryBudget(memory);
  }

  /** Returns true for kinds that have a decoder on this platform. */
  public static boolean canDecode(FileKind kind) {
    return switch (kind) {
      case JPEG, PNG -> true;
      case WEBP -> WebpDecoder.get().isPresent();
      case HEIC, PDF -> false;
    };
  }

  /**
   * Decodes an image, waiting until its memory is free.
   *
   * @param size result of the inspection; an image of another size is refused
   * @param longSide maximum of width and height of the result; smaller images keep their size
   */
  public BufferedImage decode(byte[] file, FileKind kind, PixelSize size, int longSide)
      throws UnreadableImageException, ImageTooLargeException, InterruptedException {
    try {
      return kind == FileKind.WEBP
          ? decodeWebp(file, size, longSide)
          : decodeJava(file, kind, size, longSide);
    } catch (IOException | RuntimeException e) {
      // The decoders throw many unchecked exceptions on malicious images.
      throw new UnreadableImageException("image cannot be decoded", e);
    }
  }

  private BufferedImage decodeWebp(byte[] file, PixelSize size, int longSide)
      throws IOException, UnreadableImageException, ImageTooLargeException, InterruptedException {
    WebpDecoder decoder =
        WebpDecoder.get().orElseThrow(() -> new UnreadableImageException("no decoder for WEBP"));
    PixelSize target = size.fit(longSide);
    DecodeCost cost = DecodeCost.of(file, FileKind.WEBP, size);
    try (MemoryBudget.Lease _ = acquire(cost.bytes(target))) {
      BufferedImage image = decoder.decode(file, target, cost.processBytes(target));
      return upright(withProfile(image, file, FileKind.WEBP), file, FileKind.WEBP);
    }
  }

  private BufferedImage decodeJava(byte[] file, FileKind kind, PixelSize size, int longSide)
      throws IOException, UnreadableImageException, ImageTooLargeException, InterruptedException {
    DecodeCost cost = DecodeCost.of(file, kind, size);
    if (cost.work() > MAX_WORK) {
      throw new ImageTooLargeException(cost.work());
    }
    int step = step(cost, longSide);
    try (MemoryBudget.Lease _ = acquire(cost.bytes(step))) {
      BufferedImage image = withProfile(read(file, kind, cost, step), file, kind);
      return upright(shrink(image, longSide), file, kind);
    }
  }

  private MemoryBudget.Lease acquire(long bytes)
      throws ImageTooLargeException, InterruptedException {
    if (!budget.covers(bytes)) {
      throw new ImageTooLargeException(bytes);
    }
    return budget.acquire(bytes);
  }

  /**
   * Returns the subsampling step. It keeps twice the wanted size, for good scaling, or less if the
   * budget requires it, but never less than the wanted size.
   */
  private int step(DecodeCost cost, int longSide) {
    int longest = cost.size().longSide();
    int step = Math.max(1, longest / (2 * longSide));
    while (!budget.covers(cost.bytes(step)) && longest / (step + 1) >= longSide) {
      step++;
    }
    return step;
  }

  private static BufferedImage read(byte[] file, FileKind kind, DecodeCost cost, int step)
      throws IOException, UnreadableImageException {
    PixelSize size = cost.size();
    ImageReader reader = readerOf(kind);
    AtomicBoolean torn = new AtomicBoolean();
    reader.addIIOReadWarningListener((_, warning) -> {
      if (warning.contains(TORN)) {
        torn.set(true);
      }
    });
    byte[] whole = cost.terminated() ? file : terminated(file);
    try (var input = new ByteArrayImageInputStream(whole)) {
      reader.setInput(input, true, true);
      if (reader.getWidth(0) != size.width() || reader.getHeight(0) != size.height()) {
        throw new UnreadableImageException("decoder reads another size than the inspection");
      }
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, param);
      if (torn.get() && !cost.terminated()) {
        throw new UnreadableImageException("image data is truncated");
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  /** Appends the end marker: a decoder that meets it too early warns of a torn file. */
  private static byte[] terminated(byte[] file) {
    byte[] whole = Arrays.copyOf(file, file.length + 2);
    whole[file.length] = MARKER_PREFIX;
    whole[file.length + 1] = END_OF_IMAGE;
    return whole;
  }

  private static ImageReader readerOf(FileKind kind) throws IOException, UnreadableImageException {
    return switch (kind) {
      case JPEG -> JpegReaders.SPI.createReaderInstance(null);
      case PNG -> ImageIO.getImageReadersByFormatName(kind.extension()).next();
      case WEBP, HEIC, PDF -> throw new UnreadableImageException("no reader for " + kind);
    };
  }

  /** Registers the JPEG plugin, which ImageIO does not find under every class loader. */
  private static final class JpegReaders {
    static final JPEGImageReaderSpi SPI = register();

    private static JPEGImageReaderSpi register() {
      IIORegistry registry = IIORegistry.getDefaultInstance();
      registry.registerServiceProvider(new JPEGImageReaderSpi());
      return registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
    }
  }

  private static BufferedImage withProfile(BufferedImage image, byte[] file, FileKind kind) {
    Optional<byte[]> profile = Chunks.iccProfile(file, kind);
    return profile
        .map(bytes -> SrgbConverter.convert(image, bytes))
        .orElseGet(() -> SrgbConverter.convert(image));
  }

  private static BufferedImage upright(BufferedImage image, byte[] file, FileKind kind) {
    return Orientation.of(file, kind).upright(image);
  }

  private static BufferedImage shrink(BufferedImage image, int longSide) throws IOException {
    int longest = Math.max(image.getWidth(), image.getHeight());
    return longest <= longSide
        ? image
        : Thumbnails.of(image).size(longSide, longSide).asBufferedImage();
  }
}
