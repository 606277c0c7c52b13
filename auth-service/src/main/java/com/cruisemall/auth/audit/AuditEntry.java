package com.cruisemall.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the trail.
 *
 * @param id UUIDv7, so that ids are in the order of time
 * @param account whom it is about
 * @param address where the request came from, as the gateway saw it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"id", "at", "type", "actor", "account", "address", "requestId", "details"})
record AuditEntry(
    UUID id,
    Instant at,
    String type,
    Actor actor,
    @Nullable UUID account,
    @Nullable String address,
    @Nullable String requestId,
    Map<String, String> details) {}
