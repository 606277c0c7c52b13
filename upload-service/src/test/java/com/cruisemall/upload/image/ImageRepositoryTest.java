package com.cruisemall.upload.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.UploadServiceTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@UploadServiceTest
class ImageRepositoryTest {
  private static final int IMAGES = 300;
  private static final int INSTANCES = 8;

  @Inject ImageRepository images;
  @Inject Transactions transactions;

  /** Simulates several instances that generate the same image. */
  @Test
  void storesConcurrentlyGeneratedImageOnce() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(IMAGES).toList();

    for (UUID id : ids) {
      Concurrently.run(
          INSTANCES,
          _ ->
              () ->
                  transactions.call(() -> {
                    images.add(id, "digest of " + id, 400, 200, id);
                    return id;
                  }));
    }

    assertThat(ids)
        .allSatisfy(id ->
            assertThat(transactions.call(() -> images.findByDigest("digest of " + id)))
                .isPresent());
  }
}
