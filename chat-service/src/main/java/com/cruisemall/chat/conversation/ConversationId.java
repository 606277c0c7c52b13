package com.cruisemall.chat.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Id of a conversation: a UUIDv7, so that ids sort by creation time. */
public record ConversationId(@JsonValue UUID value) {
  /** Regular expression of a UUIDv7 in text form. */
  public static final String PATTERN =
      "(?i)[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  public ConversationId {
    if (value.version() != 7) {
      throw new IllegalArgumentException("not a UUIDv7");
    }
  }

  public static ConversationId parse(String text) {
    return new ConversationId(UUID.fromString(text));
  }

  /** Creates an id of 48 bits of time in milliseconds and 74 random bits (RFC 9562 §5.7). */
  public static ConversationId next(Clock clock, RandomGenerator random) {
    long high = (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0x0fff);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new ConversationId(new UUID(high, low));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
