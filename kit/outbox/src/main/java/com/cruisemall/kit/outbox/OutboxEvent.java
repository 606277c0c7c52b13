package com.cruisemall.kit.outbox;

/**
 * Something that happened, to be told to other services.
 *
 * @param topic the Kafka topic, {@code <service>.<event>.v<n>}
 * @param key the aggregate's id; events of one key keep their order
 * @param body what the topic's JSON schema describes, turned to JSON; no personal data, no secrets
 */
public record OutboxEvent(String topic, String key, Object body) {}
