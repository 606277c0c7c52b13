package com.cruisemall.chat.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One permit, held by a client that sends slowly. */
class ReceiveImageTest {
  private static final String FORM = "multipart/form-data; boundary=b";

  private final SlowBody slow = new SlowBody();

  @Test
  void admitsNextRequestWhenPermitIsReleased() throws InterruptedException {
    ReceiveImage receiver = receiver("30s");
    CompletableFuture<ErrorCode> first =
        CompletableFuture.supplyAsync(() -> errorOf(receiver, slow));
    slow.asked.await();
    CompletableFuture<ErrorCode> second =
        CompletableFuture.supplyAsync(() -> errorOf(receiver, withoutImage()));

    assertThat(second).isNotDone();
    slow.end.countDown();

    assertThat(first.orTimeout(30, TimeUnit.SECONDS).join()).isNotEqualTo(CommonError.OVERLOADED);
    assertThat(second.orTimeout(30, TimeUnit.SECONDS).join())
        .isEqualTo(CommonError.VALIDATION_FAILED);
  }

  @Test
  void returnsOverloadedAfterQueueTimeout() throws InterruptedException {
    ReceiveImage receiver = receiver("10ms");
    CompletableFuture<ErrorCode> first =
        CompletableFuture.supplyAsync(() -> errorOf(receiver, slow));
    slow.asked.await();

    assertThat(errorOf(receiver, withoutImage())).isEqualTo(CommonError.OVERLOADED);
    assertThat(first).isNotDone();
    slow.end.countDown();
  }

  private static ReceiveImage receiver(String queueTimeout) {
    VisionConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(VisionConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withDefaultValues(
                Map.of(
                    "cruisemall.vision.max-concurrent",
                    "1",
                    "cruisemall.vision.queue-timeout",
                    queueTimeout))
            .build()
            .getConfigMapping(VisionConfig.class);
    return new ReceiveImage(
        new PrepareImage(config), config, Clock.systemUTC(), new SecureRandom());
  }

  private static ErrorCode errorOf(ReceiveImage receiver, InputStream body) {
    return catchThrowableOfType(ApiException.class, () -> receiver.receive(FORM, body)).code();
  }

  /** A complete form without an image. */
  private static InputStream withoutImage() {
    return new ByteArrayInputStream(
        "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n?\r\n--b--\r\n"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Sends nothing and then disconnects. */
  private static final class SlowBody extends InputStream {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }

    @Override
    public int read() throws IOException {
      asked.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("disconnected");
    }
  }
}
