package com.cruisemall.chat.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseParserTest {
  private final SseParser events = new SseParser(1_000);

  @Test
  void parsesSameEventsForAnySplitOfTheBytes() throws Exception {
    Buffer all = Buffer.buffer(": hi\n\ndata: 안녕\n\nid: 1\r\ndata:a\r\ndata: b\r\n\r\ndata: 끝\r\r");
    for (int size = 1; size <= all.length(); size++) {
      var parser = new SseParser(1_000);
      List<String> found = new ArrayList<>();

      for (int from = 0; from < all.length(); from += size) {
        found.addAll(parser.feed(all.slice(from, Math.min(all.length(), from + size))));
      }

      assertThat(found).containsExactly("안녕", "a\nb", "끝");
    }
  }

  @Test
  void buffersIncompleteEvent() throws Exception {
    assertThat(events.feed(Buffer.buffer("data: half"))).isEmpty();
    assertThat(events.feed(Buffer.buffer("\n\n"))).containsExactly("half");
  }

  @Test
  void rejectsEventOverSizeLimit() {
    assertThatThrownBy(() -> events.feed(Buffer.buffer("data: " + "x".repeat(1_000))))
        .isInstanceOf(SseParser.TooLargeException.class);
  }
}
