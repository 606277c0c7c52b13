package com.cruisemall.upload.image;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.codec.ImageDecoder;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a picture of a file: decided by its bytes, decoded within bounds, drawn anew. Nothing that
 * the file carried besides, where it was taken for one, gets any further.
 */
@Singleton
class AddImage {
  private static final UUID NOBODY = new UUID(0, 0);

  private final ImageDecoder decoder;
  private final DrawVariants variants;
  private final ImageTable images;
  private final ImageConfig config;
  private final Transactions transactions;

  AddImage(
      ImageDecoder decoder,
      DrawVariants variants,
      ImageTable images,
      ImageConfig config,
      Transactions transactions) {
    this.decoder = decoder;
    this.variants = variants;
    this.images = images;
    this.config = config;
    this.transactions = transactions;
  }

  /** The picture, and whether it was not there before. */
  record Added(Image image, boolean fresh) {}

  Added add(byte[] file, UUID user) throws InterruptedException {
    String sha256 = sha256(file);
    Optional<Image> known = transactions.call(() -> images.ofFile(sha256));
    if (known.isPresent()) {
      return new Added(known.get(), false);
    }
    UUID id = UuidCreator.getTimeOrderedEpoch();
    Image image = keep(id, sha256, decoded(file), user);
    return new Added(image, image.id().equals(id));
  }

  /** Keeps a picture of the shop's own, which has its id already. */
  void keep(UUID id, BufferedImage picture) throws InterruptedException {
    keep(id, sha256(id.toString().getBytes(StandardCharsets.US_ASCII)), picture, NOBODY);
  }

  private Image keep(UUID id, String sha256, BufferedImage picture, UUID user)
      throws InterruptedException {
    List<ImageVariant> drawn = variants.of(picture);
    return transactions.call(() -> {
      images.add(id, sha256, picture.getWidth(), picture.getHeight(), user);
      drawn.forEach(variant -> images.add(id, variant));
      return images.ofFile(sha256).orElseThrow();
    });
  }

  private BufferedImage decoded(byte[] file) throws InterruptedException {
    FileInspector inspector = new FileInspector(config.pixels());
    Inspection found = inspector.update(file, 0, file.length).orElseGet(inspector::finish);
    return switch (found) {
      case Inspection.Valid(FileKind kind, Optional<PixelSize> size)
          when ImageDecoder.canDecode(kind) && size.isPresent() ->
          decoded(file, kind, size.get());
      case Inspection.Valid _, Inspection.Unknown _ ->
          throw new ApiException(
              CommonError.UNSUPPORTED_MEDIA_TYPE,
              Map.of("accepted", "image/jpeg, image/png, image/webp"));
      case Inspection.TooManyPixels(PixelSize size) ->
          throw new ApiException(
              UploadError.IMAGE_TOO_LARGE, Map.of("width", size.width(), "height", size.height()));
      case Inspection.Damaged _ -> throw new ApiException(UploadError.FILE_DAMAGED);
    };
  }

  private BufferedImage decoded(byte[] file, FileKind kind, PixelSize size)
      throws InterruptedException {
    try {
      int longest = config.longSides().stream().reduce(1, Math::max);
      return decoder.decode(file, kind, size, longest);
    } catch (UnreadableImageException e) {
      throw new ApiException(UploadError.FILE_DAMAGED, e);
    }
  }

  private static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
