package com.cruisemall.load.journeys;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects every request of the running traffic. */
final class Recorder {
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final long began = System.nanoTime();

  void add(String name, long sent, int status, String note, int[] alsoExpected) {
    double at = (sent - began) / 1e9;
    double millis = (System.nanoTime() - sent) / 1e6;
    calls.add(Call.of(name, at, millis, status, note, alsoExpected));
  }

  Calls calls() {
    return new Calls(List.copyOf(calls));
  }

  long errors() {
    return calls.stream().filter(call -> !call.expected()).count();
  }

  int count() {
    return calls.size();
  }
}
