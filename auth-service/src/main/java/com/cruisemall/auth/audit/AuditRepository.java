package com.cruisemall.auth.audit;

import com.cruisemall.kit.page.PageRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository of the audit trail. The caller opens the transaction. */
@Singleton
class AuditRepository {
  /** Upper bound of the count; a complete one would read the whole table. */
  private static final int MAX_COUNT = 100_000;

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final EntityManager database;
  private final ObjectMapper json;

  AuditRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Filter for entries; an absent field matches all. */
  record Filter(Optional<String> type, Optional<UUID> account) {
    /** Returns the SQL condition; values are bound as parameters. */
    String where() {
      List<String> conditions = new ArrayList<>();
      type.ifPresent(_ -> conditions.add("type = :type"));
      account.ifPresent(_ -> conditions.add("account_id = :account"));
      return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    void bind(Query query) {
      type.ifPresent(value -> query.setParameter("type", value));
      account.ifPresent(value -> query.setParameter("account", value));
    }
  }

  void insert(AuditEntry entry) {
    database
        .createNativeQuery(
            """
            insert into audit_event
              (id, at, type, actor_kind, actor, account_id, address, request_id, details)
            values
              (:id, :at, :type, :actorKind, :actor, cast(:account as uuid), :address, :requestId,
               cast(:details as jsonb))
            """)
        .setParameter("id", entry.id())
        .setParameter("at", entry.at())
        .setParameter("type", entry.type())
        .setParameter("actorKind", entry.actor().kind().name())
        .setParameter("actor", entry.actor().name())
        .setParameter("account", entry.account() == null ? null : entry.account().toString())
        .setParameter("address", entry.address())
        .setParameter("requestId", entry.requestId())
        .setParameter("details", write(entry.details()))
        .executeUpdate();
  }

  /** Newest first. */
  @SuppressWarnings("unchecked")
  List<AuditEntry> page(Filter filter, PageRequest page) {
    Query query =
        database.createNativeQuery(
            """
            select id, at, type, actor_kind, actor, account_id, address, request_id,
                   cast(details as text) as details
            from audit_event %s order by id desc limit :limit offset :offset
            """
                .formatted(filter.where()),
            Tuple.class);
    filter.bind(query);
    List<Tuple> rows =
        query
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
    return rows.stream().map(this::entry).toList();
  }

  /** Counts the matching entries, up to 100,000. */
  long count(Filter filter) {
    Query query =
        database.createNativeQuery(
            "select count(*) from (select 1 from audit_event %s limit %d) as counted"
                .formatted(filter.where(), MAX_COUNT));
    filter.bind(query);
    return ((Number) query.getSingleResult()).longValue();
  }

  private AuditEntry entry(Tuple row) {
    return new AuditEntry(
        row.get("id", UUID.class),
        row.get("at", Instant.class),
        row.get("type", String.class),
        new AuditEntry.Actor(
            AuditEntry.Actor.Kind.valueOf(row.get("actor_kind", String.class)),
            row.get("actor", String.class)),
        row.get("account_id", UUID.class),
        row.get("address", String.class),
        row.get("request_id", String.class),
        read(row.get("details", String.class)));
  }

  private String write(Map<String, String> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("details cannot be written as JSON", e);
    }
  }

  private Map<String, String> read(@Nullable String details) {
    try {
      return details == null ? Map.of() : json.readValue(details, DETAILS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored details are not JSON", e);
    }
  }
}
