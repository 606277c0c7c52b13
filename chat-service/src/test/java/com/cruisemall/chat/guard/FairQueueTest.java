package com.cruisemall.chat.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cruisemall.kit.deadline.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private static final Deadline LONG = Deadline.in(Duration.ofMinutes(1));

  @Test
  void servesWhoCameFirstAndTellsThePlaces() throws Exception {
    var line = new FairQueue(1, 10, Duration.ZERO);
    assertThat(line.enter(LONG, _ -> {})).isTrue();
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    List<Integer> placesOfTheLast = Collections.synchronizedList(new ArrayList<>());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        int number = i;
        var _ =
            threads.submit(() -> {
              boolean in =
                  line.enter(
                      LONG,
                      place -> {
                        if (number == 2) {
                          placesOfTheLast.add(place);
                        }
                      });
              served.add(number);
              line.leave();
              return in;
            });
        await().until(() -> line.waiting() == number + 1);
      }
      await().until(() -> placesOfTheLast.contains(3));
      line.leave();
    }

    assertThat(served).containsExactly(0, 1, 2);
    assertThat(placesOfTheLast).startsWith(3).endsWith(0);
    assertThat(placesOfTheLast).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(line.taken()).isZero();
  }

  @Test
  void sendsAwayWhoFindsTheLineFullOrWaitsTooLong() throws Exception {
    var line = new FairQueue(1, 1, Duration.ZERO);
    assertThat(line.enter(LONG, _ -> {})).isTrue();

    assertThat(line.enter(Deadline.in(Duration.ofMillis(20)), _ -> {})).isFalse();
    assertThat(line.waiting()).isZero();

    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                assertThat(line.enter(LONG, _ -> {})).isFalse();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> line.waiting() == 1);
    assertThat(line.enter(LONG, _ -> {})).isFalse();
    waiting.interrupt();
    waiting.join();
    assertThat(line.waiting()).isZero();
    line.leave();
    assertThat(line.taken()).isZero();
  }

  @Test
  void handsAPlaceOnWhenItsNewOwnerIsGone() throws Exception {
    var line = new FairQueue(1, 2, Duration.ZERO);
    assertThat(line.enter(LONG, _ -> {})).isTrue();
    Thread broken =
        Thread.ofVirtual()
            .start(() -> {
              try {
                line.enter(
                    LONG,
                    place -> {
                      if (place == 0) {
                        throw new InterruptedException("gone");
                      }
                    });
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> line.waiting() == 1);

    line.leave();

    broken.join();
    assertThat(line.taken()).isZero();
    assertThat(line.enter(LONG, _ -> {})).isTrue();
  }

  /** Many people at once: never more inside than places, and nobody is forgotten. */
  @Test
  void neverLetsInMoreThanThereArePlaces() throws Exception {
    var line = new FairQueue(7, 500, Duration.ofMillis(1));
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var start = new CountDownLatch(1);
    List<Future<Boolean>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        boolean impatient = i % 10 == 0;
        all.add(
            threads.submit(() -> {
              start.await();
              Deadline deadline = impatient ? Deadline.in(Duration.ofMillis(3)) : LONG;
              if (!line.enter(deadline, _ -> {})) {
                return false;
              }
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              inside.decrementAndGet();
              line.leave();
              return true;
            }));
      }
      start.countDown();
    }

    assertThat(most.get()).isLessThanOrEqualTo(7);
    assertThat(all.stream().filter(Future::resultNow)).hasSizeGreaterThanOrEqualTo(360);
    assertThat(line.taken()).isZero();
    assertThat(line.waiting()).isZero();
  }
}
