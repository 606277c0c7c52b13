package com.cruisemall.upload.image;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Finds a picture in the form that is wanted; one on demand is drawn where it is not kept yet. */
@Singleton
class ShowImage {
  private static final int DRAWN_AT_ONCE = 2;

  private final ImageTable images;
  private final AddImage add;
  private final PictureOnDemand onDemand;
  private final Transactions transactions;
  private final Semaphore drawing = new Semaphore(DRAWN_AT_ONCE, true);

  ShowImage(ImageTable images, AddImage add, PictureOnDemand onDemand, Transactions transactions) {
    this.images = images;
    this.add = add;
    this.onDemand = onDemand;
    this.transactions = transactions;
  }

  Optional<ImageVariant> variant(UUID id, ImageFormat format, int width)
      throws InterruptedException {
    Optional<ImageVariant> kept = kept(id, format, width);
    if (kept.isEmpty()) {
      Optional<Supplier<BufferedImage>> picture = onDemand.find(id);
      if (picture.isPresent()) {
        return drawn(id, format, width, picture.get());
      }
    }
    return kept;
  }

  private Optional<ImageVariant> drawn(
      UUID id, ImageFormat format, int width, Supplier<BufferedImage> picture)
      throws InterruptedException {
    drawing.acquire();
    try {
      Optional<ImageVariant> meanwhile = kept(id, format, width);
      if (meanwhile.isPresent()) {
        return meanwhile;
      }
      add.keep(id, picture.get());
      return kept(id, format, width);
    } finally {
      drawing.release();
    }
  }

  private Optional<ImageVariant> kept(UUID id, ImageFormat format, int width) {
    return transactions.call(() -> images.variant(id, format, width));
  }
}
