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
  void grantsPermitsInOrderAndReportsPositions() throws Exception {
    var queue = new FairQueue(1, 10, Duration.ZERO);
    assertThat(queue.acquire(LONG, _ -> {})).isTrue();
    List<Integer> served = Collections.synchronizedList(new ArrayList<>());
    List<Integer> positionsOfTheLast = Collections.synchronizedList(new ArrayList<>());

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        int number = i;
        var _ =
            threads.submit(() -> {
              boolean acquired =
                  queue.acquire(
                      LONG,
                      position -> {
                        if (number == 2) {
                          positionsOfTheLast.add(position);
                        }
                      });
              served.add(number);
              queue.release();
              return acquired;
            });
        await().until(() -> queue.waiting() == number + 1);
      }
      await().until(() -> positionsOfTheLast.contains(3));
      queue.release();
    }

    assertThat(served).containsExactly(0, 1, 2);
    assertThat(positionsOfTheLast).startsWith(3).endsWith(0);
    assertThat(positionsOfTheLast).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(queue.inUse()).isZero();
  }

  @Test
  void rejectsWhenQueueIsFullOrDeadlinePasses() throws Exception {
    var queue = new FairQueue(1, 1, Duration.ZERO);
    assertThat(queue.acquire(LONG, _ -> {})).isTrue();

    assertThat(queue.acquire(Deadline.in(Duration.ofMillis(20)), _ -> {})).isFalse();
    assertThat(queue.waiting()).isZero();

    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                assertThat(queue.acquire(LONG, _ -> {})).isFalse();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> queue.waiting() == 1);
    assertThat(queue.acquire(LONG, _ -> {})).isFalse();
    waiting.interrupt();
    waiting.join();
    assertThat(queue.waiting()).isZero();
    queue.release();
    assertThat(queue.inUse()).isZero();
  }

  @Test
  void passesPermitOnWhenWaiterIsInterrupted() throws Exception {
    var queue = new FairQueue(1, 2, Duration.ZERO);
    assertThat(queue.acquire(LONG, _ -> {})).isTrue();
    Thread interrupted =
        Thread.ofVirtual()
            .start(() -> {
              try {
                queue.acquire(
                    LONG,
                    position -> {
                      if (position == 0) {
                        throw new InterruptedException("gone");
                      }
                    });
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    await().until(() -> queue.waiting() == 1);

    queue.release();

    interrupted.join();
    assertThat(queue.inUse()).isZero();
    assertThat(queue.acquire(LONG, _ -> {})).isTrue();
  }

  /** Runs 400 concurrent waiters; every tenth has a short deadline. */
  @Test
  void neverGrantsMoreThanThePermits() throws Exception {
    var queue = new FairQueue(7, 500, Duration.ofMillis(1));
    var holding = new AtomicInteger();
    var most = new AtomicInteger();
    var start = new CountDownLatch(1);
    List<Future<Boolean>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        boolean shortDeadline = i % 10 == 0;
        all.add(
            threads.submit(() -> {
              start.await();
              Deadline deadline = shortDeadline ? Deadline.in(Duration.ofMillis(3)) : LONG;
              if (!queue.acquire(deadline, _ -> {})) {
                return false;
              }
              most.accumulateAndGet(holding.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              holding.decrementAndGet();
              queue.release();
              return true;
            }));
      }
      start.countDown();
    }

    assertThat(most.get()).isLessThanOrEqualTo(7);
    assertThat(all.stream().filter(Future::resultNow)).hasSizeGreaterThanOrEqualTo(360);
    assertThat(queue.inUse()).isZero();
    assertThat(queue.waiting()).isZero();
  }
}
