package com.cruisemall.kit.outbox;

/**
 * Event for other services.
 *
 * @param topic Kafka topic, {@code <service>.<event>.v<n>}
 * @param key id of the aggregate; events with the same key keep their order
 * @param body serialised to JSON after the topic's schema; no personal data, no secrets
 */
public record OutboxEvent(String topic, String key, Object body) {}
