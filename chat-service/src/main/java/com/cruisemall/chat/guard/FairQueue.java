package com.cruisemall.chat.guard;

import com.cruisemall.kit.deadline.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * A bounded number of permits with a bounded first-in, first-out queue. A waiter is informed of its
 * position. A released permit goes to the first waiter immediately, even while that waiter's
 * listener is running.
 */
final class FairQueue {
  private static final class Ticket {
    private boolean granted;
  }

  private final int permits;
  private final int maxWaiting;
  private final Duration interval;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Ticket> queue = new ArrayDeque<>();
  private int inUse;

  /**
   * Creates a queue without waiters.
   *
   * @param interval minimum time between two positions sent to one waiter
   */
  FairQueue(int permits, int maxWaiting, Duration interval) {
    this.permits = permits;
    this.maxWaiting = maxWaiting;
    this.interval = interval;
  }

  /** Acquires a permit; returns false if the queue is full or the deadline passes. */
  boolean acquire(Deadline deadline, ModelGate.QueueListener listener) throws InterruptedException {
    Ticket ticket = new Ticket();
    lock.lockInterruptibly();
    try {
      if (inUse < permits) {
        inUse++;
        return true;
      }
      if (queue.size() >= maxWaiting) {
        return false;
      }
      queue.addLast(ticket);
    } finally {
      lock.unlock();
    }
    boolean acquired = false;
    try {
      acquired = await(ticket, deadline, listener);
      return acquired;
    } finally {
      if (!acquired) {
        withdraw(ticket);
      }
    }
  }

  /** Releases a permit, or hands it to the first waiter. */
  void release() {
    lock.lock();
    try {
      Ticket next = queue.pollFirst();
      if (next == null) {
        inUse--;
      } else {
        next.granted = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  int inUse() {
    return locked(() -> inUse);
  }

  int waiting() {
    return locked(queue::size);
  }

  /** Waits for the permit. The listener may block on a slow reader, so it runs without the lock. */
  private boolean await(Ticket ticket, Deadline deadline, ModelGate.QueueListener listener)
      throws InterruptedException {
    int known = -1;
    while (true) {
      int position = awaitPositionChange(ticket, known, deadline);
      if (position != known) {
        listener.onPosition(position);
      }
      if (position == 0) {
        return true;
      }
      if (deadline.isOver()) {
        return false;
      }
      known = position;
    }
  }

  /**
   * Waits until the permit is granted (0), the deadline passes, or the position differs from the
   * known one and the interval is over. Returns the current position.
   */
  private int awaitPositionChange(Ticket ticket, int known, Deadline deadline)
      throws InterruptedException {
    Deadline quiet = deadline.within(known < 0 ? Duration.ZERO : interval);
    lock.lockInterruptibly();
    try {
      while (!ticket.granted) {
        int position = position(ticket);
        boolean moved = position != known;
        if (deadline.isOver() || (moved && quiet.isOver())) {
          return position;
        }
        Deadline next = moved ? quiet : deadline;
        var _ = changed.await(next.remaining().toNanos(), TimeUnit.NANOSECONDS);
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private int position(Ticket ticket) {
    int position = 1;
    for (Ticket other : queue) {
      if (other.equals(ticket)) {
        break;
      }
      position++;
    }
    return position;
  }

  /** Removes a waiter; a permit granted meanwhile is released. */
  private void withdraw(Ticket ticket) {
    lock.lock();
    try {
      if (ticket.granted) {
        release();
      } else {
        var _ = queue.remove(ticket);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private int locked(IntSupplier number) {
    lock.lock();
    try {
      return number.getAsInt();
    } finally {
      lock.unlock();
    }
  }
}
