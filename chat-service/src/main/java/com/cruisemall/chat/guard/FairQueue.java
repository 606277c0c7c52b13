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
 * A bounded number of places and a bounded line before them. Whoever comes first is served first,
 * and everybody in line learns where they stand. A place that is given back is handed to the first
 * in line at once, whatever that one is doing.
 */
final class FairQueue {
  private static final class Ticket {
    private boolean served;
  }

  private final int places;
  private final int longest;
  private final Duration interval;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Deque<Ticket> line = new ArrayDeque<>();
  private int taken;

  /**
   * @param interval how often at most one in line is told of a new position
   */
  FairQueue(int places, int longest, Duration interval) {
    this.places = places;
    this.longest = longest;
    this.interval = interval;
  }

  /** Takes a place, waiting for one until the deadline; false if there is none for this person. */
  boolean enter(Deadline deadline, ModelGate.Waiting waiting) throws InterruptedException {
    Ticket ticket = new Ticket();
    lock.lockInterruptibly();
    try {
      if (taken < places) {
        taken++;
        return true;
      }
      if (line.size() >= longest) {
        return false;
      }
      line.addLast(ticket);
    } finally {
      lock.unlock();
    }
    boolean entered = false;
    try {
      entered = stand(ticket, deadline, waiting);
      return entered;
    } finally {
      if (!entered) {
        stepOut(ticket);
      }
    }
  }

  /** Gives a place back. */
  void leave() {
    lock.lock();
    try {
      Ticket next = line.pollFirst();
      if (next == null) {
        taken--;
      } else {
        next.served = true;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  int taken() {
    return locked(() -> taken);
  }

  int waiting() {
    return locked(line::size);
  }

  /** Telling may take as long as a slow reader, so it is done outside the lock. */
  private boolean stand(Ticket ticket, Deadline deadline, ModelGate.Waiting waiting)
      throws InterruptedException {
    int told = -1;
    while (true) {
      int position = news(ticket, told, deadline);
      if (position != told) {
        waiting.at(position);
      }
      if (position == 0) {
        return true;
      }
      if (deadline.isOver()) {
        return false;
      }
      told = position;
    }
  }

  /**
   * Waits until the one's turn has come (0), or its position is another than it was told, but for
   * that no less than the interval; or until the deadline.
   */
  private int news(Ticket ticket, int told, Deadline deadline) throws InterruptedException {
    Deadline quiet = deadline.within(told < 0 ? Duration.ZERO : interval);
    lock.lockInterruptibly();
    try {
      while (!ticket.served) {
        int position = position(ticket);
        boolean changed = position != told;
        if (deadline.isOver() || (changed && quiet.isOver())) {
          return position;
        }
        Deadline next = changed ? quiet : deadline;
        var _ = moved.await(next.remaining().toNanos(), TimeUnit.NANOSECONDS);
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private int position(Ticket ticket) {
    int position = 1;
    for (Ticket other : line) {
      if (other.equals(ticket)) {
        break;
      }
      position++;
    }
    return position;
  }

  private void stepOut(Ticket ticket) {
    lock.lock();
    try {
      if (ticket.served) {
        leave();
      } else {
        var _ = line.remove(ticket);
        moved.signalAll();
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
