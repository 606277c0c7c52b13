package com.cruisemall.chat.reply;

import io.vertx.ext.web.RoutingContext;

/**
 * Interrupts the virtual thread that serves a request as soon as the person hangs up, so that
 * whatever it waits for ends: a model's words, a repetition, a slow socket.
 */
public final class HangUp {
  private HangUp() {}

  public static void interruptsThisThread(RoutingContext http) {
    Thread waiting = Thread.currentThread();
    http.addEndHandler(end -> {
      if (end.failed()) {
        waiting.interrupt();
      }
    });
    if (http.response().closed()) {
      waiting.interrupt();
    }
  }
}
