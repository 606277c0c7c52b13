package com.cruisemall.upload.image;

import com.cruisemall.kit.digest.Sha256;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.codec.ImageTooLargeException;
import com.cruisemall.kit.images.codec.UnreadableImageException;
import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.UploadError;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds an image: identified by content, decoded within bounds and re-encoded. Metadata of the file,
 * such as the place where a photo was taken, is dropped.
 */
@Singleton
class AddImage {
  private static final UUID NO_USER = new UUID(0, 0);

  private final ImageDecoder decoder;
  private final RenderVariants renderVariants;
  private final ImageRepository images;
  private final ImageConfig config;
  private final Transactions transactions;

  AddImage(
      ImageDecoder decoder,
      RenderVariants renderVariants,
      ImageRepository images,
      ImageConfig config,
      Transactions transactions) {
    this.decoder = decoder;
    this.renderVariants = renderVariants;
    this.images = images;
    this.config = config;
    this.transactions = transactions;
  }

  /**
   * Added image.
   *
   * @param created false if the same file was added before
   */
  record Added(Image image, boolean created) {}

  Added add(byte[] file, UUID user) throws InterruptedException {
    String sha256 = HexFormat.of().formatHex(Sha256.of(file));
    Optional<Image> existing = transactions.call(() -> images.findByDigest(sha256));
    if (existing.isPresent()) {
      return new Added(existing.get(), false);
    }
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Image image = store(id, sha256, decode(file), user);
    return new Added(image, image.id().equals(id));
  }

  /** Adds a generated image under its fixed id. */
  void addGenerated(UUID id, BufferedImage image) throws InterruptedException {
    store(id, Sha256.hex(id.toString()), image, NO_USER);
  }

  private Image store(UUID id, String sha256, BufferedImage image, UUID user)
      throws InterruptedException {
    List<ImageVariant> variants = renderVariants.render(image);
    return transactions.call(() -> {
      images.add(id, sha256, image.getWidth(), image.getHeight(), user);
      variants.forEach(variant -> images.add(id, variant));
      return images.findByDigest(sha256).orElseThrow();
    });
  }

  private BufferedImage decode(byte[] file) throws InterruptedException {
    FileInspector inspector = new FileInspector(config.maxPixels());
    Inspection found = inspector.update(file, 0, file.length).orElseGet(inspector::finish);
    return switch (found) {
      case Inspection.Valid(FileKind kind, Optional<PixelSize> size)
          when ImageDecoder.canDecode(kind) && size.isPresent() ->
          decode(file, kind, size.get());
      case Inspection.Unterminated(PixelSize size) -> decode(file, FileKind.JPEG, size);
      case Inspection.Valid _, Inspection.Unknown _ ->
          throw new ApiException(
              CommonError.UNSUPPORTED_MEDIA_TYPE,
              Map.of("accepted", "image/jpeg, image/png, image/webp"));
      case Inspection.TooManyPixels(PixelSize size) -> throw UploadError.tooLarge(size);
      case Inspection.Damaged _ -> throw new ApiException(UploadError.FILE_DAMAGED);
    };
  }

  private BufferedImage decode(byte[] file, FileKind kind, PixelSize size)
      throws InterruptedException {
    try {
      int longest = config.longSides().stream().reduce(1, Math::max);
      return decoder.decode(file, kind, size, longest);
    } catch (ImageTooLargeException _) {
      throw UploadError.tooLarge(size);
    } catch (UnreadableImageException e) {
      throw new ApiException(UploadError.FILE_DAMAGED, e);
    }
  }
}
