package com.cruisemall.e2e;

import java.util.List;

/** Outage of Redis, Kafka and chat-service, with an order event waiting in the outbox. */
final class Outage {
  private Outage() {}

  static void start() {
    Stack stack = Stack.get();
    String offer = Buyer.offer(1);
    Buyer buyer = new Buyer("01012343", true);
    stack.control("chat", "stop");
    stack.control("kafka", "stop");
    buyer.buy(offer);
    stack.control("redis", "stop");
  }

  static void end() {
    List.of("redis", "kafka", "chat").forEach(server -> Stack.get().control(server, "start"));
  }
}
