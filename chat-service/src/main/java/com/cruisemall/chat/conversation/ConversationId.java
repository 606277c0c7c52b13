package com.cruisemall.chat.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Names a conversation: a UUID of version 7, so that ids made later sort later. */
public record ConversationId(@JsonValue UUID value) {
  /** The written form of a UUIDv7. */
  public static final String PATTERN =
      "(?i)[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  private static final SecureRandom RANDOM = new SecureRandom();

  public ConversationId {
    if (value.version() != 7) {
      throw new IllegalArgumentException("a conversation id is a UUIDv7");
    }
  }

  public static ConversationId parse(String written) {
    return new ConversationId(UUID.fromString(written));
  }

  /** A new one: 48 bits of time in milliseconds, 74 of chance (RFC 9562 §5.7). */
  public static ConversationId next(Clock clock) {
    long time = (clock.millis() << 16) | 0x7000 | (RANDOM.nextLong() & 0x0fff);
    long chance = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new ConversationId(new UUID(time, chance));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
