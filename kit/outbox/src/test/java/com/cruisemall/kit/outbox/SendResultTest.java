package com.cruisemall.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class SendResultTest {
  private static final StoredEvent FIRST = event(1, "a");
  private static final StoredEvent OTHER_KEY = event(2, "b");
  private static final StoredEvent SECOND = event(3, "a");
  private static final List<StoredEvent> BATCH = List.of(FIRST, OTHER_KEY, SECOND);

  @Test
  void isDoneWithoutFailure() {
    var result = new SendResult(BATCH, Map.of());
    assertThat(result.done()).isEqualTo(BATCH);
    assertThat(result.cause()).isEmpty();
  }

  @Test
  void sendsAcknowledgedEventAgainAfterAFailedOneOfItsKey() {
    var result = new SendResult(BATCH, Map.of(FIRST, new TimeoutException()));
    assertThat(result.done()).containsExactly(OTHER_KEY);
    assertThat(result.postponed(1)).containsExactly(FIRST);
    assertThat(result.parked(1)).isEmpty();
  }

  @Test
  void recognizesRefusalsByTheirCause() {
    var unknownTopic = new TimeoutException("no metadata", new UnknownTopicOrPartitionException());
    var tooLarge = new KafkaException(new RecordTooLargeException());
    var result = new SendResult(BATCH, Map.of(FIRST, unknownTopic, OTHER_KEY, tooLarge));
    assertThat(result.parked(1)).containsExactly(FIRST, OTHER_KEY);
    assertThat(result.postponed(1)).isEmpty();
    assertThat(result.parked(2)).isEmpty();
    assertThat(result.postponed(2)).containsExactly(FIRST, OTHER_KEY);
  }

  @Test
  void postponesWhatKafkaMayAcceptLater() {
    var result = new SendResult(BATCH, Map.of(SECOND, new NotEnoughReplicasException("one left")));
    assertThat(result.parked(1)).isEmpty();
    assertThat(result.postponed(1)).containsExactly(SECOND);
  }

  private static StoredEvent event(long position, String key) {
    return new StoredEvent(
        position, UUID.randomUUID(), "a.b.v1", key, "{}", "none", null, Instant.EPOCH, 0);
  }
}
