package com.cruisemall.kit.test;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Captures log events with their stack traces as text, until it is closed. */
public final class CapturedLog implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Queue<String> events = new ConcurrentLinkedQueue<>();
  private final Handler handler = new Recorder(events);

  public CapturedLog() {
    root.addHandler(handler);
  }

  public String text() {
    return String.join("", events);
  }

  @Override
  public void close() {
    root.removeHandler(handler);
  }

  private static final class Recorder extends Handler {
    private final PatternFormatter formatter = new PatternFormatter("%p [%c] %X %s%e%n");
    private final Queue<String> events;

    private Recorder(Queue<String> events) {
      this.events = events;
    }

    @Override
    public void publish(LogRecord event) {
      events.add(formatter.format(event));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
