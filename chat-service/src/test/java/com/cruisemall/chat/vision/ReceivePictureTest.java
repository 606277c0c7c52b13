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
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One place, and somebody in it who sends slowly. */
class ReceivePictureTest {
  private static final String FORM = "multipart/form-data; boundary=b";

  private final Slow slow = new Slow();

  @Test
  void letsTheNextOneInWhenTheTurnBeforeIsOver() throws InterruptedException {
    ReceivePicture take = take("30s");
    CompletableFuture<ErrorCode> first = CompletableFuture.supplyAsync(() -> refusal(take, slow));
    slow.asked.await();
    CompletableFuture<ErrorCode> second =
        CompletableFuture.supplyAsync(() -> refusal(take, withoutPicture()));

    assertThat(second).isNotDone();
    slow.end.countDown();

    assertThat(first.orTimeout(30, TimeUnit.SECONDS).join()).isNotEqualTo(CommonError.OVERLOADED);
    assertThat(second.orTimeout(30, TimeUnit.SECONDS).join())
        .isEqualTo(CommonError.VALIDATION_FAILED);
  }

  @Test
  void sendsAwayWhoWaitedForTooLong() throws InterruptedException {
    ReceivePicture take = take("10ms");
    CompletableFuture<ErrorCode> first = CompletableFuture.supplyAsync(() -> refusal(take, slow));
    slow.asked.await();

    assertThat(refusal(take, withoutPicture())).isEqualTo(CommonError.OVERLOADED);
    assertThat(first).isNotDone();
    slow.end.countDown();
  }

  private static ReceivePicture take(String patience) {
    VisionConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(VisionConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withConverter(MemorySize.class, 200, new MemorySizeConverter())
            .withDefaultValues(
                Map.of("cruisemall.vision.at-once", "1", "cruisemall.vision.patience", patience))
            .build()
            .getConfigMapping(VisionConfig.class);
    return new ReceivePicture(new PreparePicture(config), config, Clock.systemUTC());
  }

  private static ErrorCode refusal(ReceivePicture take, InputStream body) {
    return catchThrowableOfType(ApiException.class, () -> take.from(FORM, body)).code();
  }

  /** A whole form, in which the picture is missing. */
  private static InputStream withoutPicture() {
    return new ByteArrayInputStream(
        "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n?\r\n--b--\r\n"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Says nothing until it is told to break off. */
  private static final class Slow extends InputStream {
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
      throw new IOException("broken off");
    }
  }
}
