package com.cruisemall.upload.image;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Finds the variant of an image; generates a missing image first. */
@Singleton
class FindVariant {
  private static final int MAX_CONCURRENT = 2;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final ImageRepository images;
  private final AddImage add;
  private final GeneratedImages generatedImages;
  private final Transactions transactions;
  private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);

  FindVariant(
      ImageRepository images,
      AddImage add,
      GeneratedImages generatedImages,
      Transactions transactions) {
    this.images = images;
    this.add = add;
    this.generatedImages = generatedImages;
    this.transactions = transactions;
  }

  Optional<ImageVariant> find(UUID id, ImageFormat format, int width) throws InterruptedException {
    Optional<ImageVariant> stored = findStored(id, format, width);
    if (stored.isEmpty()) {
      Optional<Supplier<BufferedImage>> generator = generatedImages.find(id);
      if (generator.isPresent()) {
        return generate(id, format, width, generator.get());
      }
    }
    return stored;
  }

  private Optional<ImageVariant> generate(
      UUID id, ImageFormat format, int width, Supplier<BufferedImage> generator)
      throws InterruptedException {
    if (!permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ApiException(CommonError.OVERLOADED);
    }
    try {
      Optional<ImageVariant> concurrent = findStored(id, format, width);
      if (concurrent.isPresent()) {
        return concurrent;
      }
      add.addGenerated(id, generator.get());
      return findStored(id, format, width);
    } finally {
      permits.release();
    }
  }

  private Optional<ImageVariant> findStored(UUID id, ImageFormat format, int width) {
    return transactions.call(() -> images.findVariant(id, format, width));
  }
}
