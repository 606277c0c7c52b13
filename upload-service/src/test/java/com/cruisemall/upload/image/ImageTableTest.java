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
class ImageTableTest {
  private static final int PICTURES = 300;
  private static final int INSTANCES = 8;

  @Inject ImageTable images;
  @Inject Transactions transactions;

  /** As instances do that have drawn the same of the shop's own pictures. */
  @Test
  void keepsOnceWhatSeveralKeepAtTheSameMoment() {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(PICTURES).toList();

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
            assertThat(transactions.call(() -> images.ofFile("digest of " + id))).isPresent());
  }
}
