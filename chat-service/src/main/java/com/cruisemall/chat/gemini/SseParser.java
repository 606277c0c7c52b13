package com.cruisemall.chat.gemini;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Incremental parser of server-sent events. It buffers at most one event of a limited size. Event
 * names, ids and comments are ignored.
 */
final class SseParser {
  private final long limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder data = new StringBuilder();
  private boolean afterCarriageReturn;

  SseParser(long limit) {
    this.limit = limit;
  }

  /** Returns the data of the events completed by the bytes. */
  List<String> feed(Buffer bytes) throws TooLargeException {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < bytes.length(); i++) {
      byte next = bytes.getByte(i);
      boolean lineFeedOfCrLf = next == '\n' && afterCarriageReturn;
      afterCarriageReturn = next == '\r';
      if (lineFeedOfCrLf) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        endLine(events);
      } else {
        line.write(next);
        if (line.size() + data.length() > limit) {
          throw new TooLargeException();
        }
      }
    }
    return events;
  }

  private void endLine(List<String> events) {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.isEmpty()) {
      if (!data.isEmpty()) {
        events.add(data.substring(0, data.length() - 1));
        data.setLength(0);
      }
    } else if (text.startsWith("data:")) {
      data.append(text, text.startsWith("data: ") ? 6 : 5, text.length()).append('\n');
    }
  }

  /** An event exceeds the size limit. */
  static final class TooLargeException extends Exception {
    TooLargeException() {
      super("event over size limit");
    }
  }
}
