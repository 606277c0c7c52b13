package com.cruisemall.payment.sailing;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the allotment ledger: why there are as many free cabins as there are. */
@ApplicationScoped
class AllotmentHistory {
  private final EntityManager database;

  AllotmentHistory(EntityManager database) {
    this.database = database;
  }

  /** {@code from} is absent for new cabins; either an order or a person was the cause. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      CabinType cabinType,
      @Nullable String from,
      String to,
      int cabins,
      @Nullable String orderId,
      @Nullable UUID actor,
      Instant at) {}

  record Entries(List<Entry> entries, Pagination pagination) {}

  /** The newest first. */
  Entries read(UUID sailingId, PageRequest page) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select cabin_type, from_state, to_state, cabins, order_id, actor, at
                from allotment_entry where sailing_id = :sailing
                order by id desc limit :limit offset :offset
                """,
                Tuple.class)
            .setParameter("sailing", sailingId)
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset())
            .getResultList();
    Number total =
        (Number)
            database
                .createNativeQuery(
                    "select count(*) from allotment_entry where sailing_id = :sailing", Long.class)
                .setParameter("sailing", sailingId)
                .getSingleResult();
    return new Entries(
        rows.stream().map(AllotmentHistory::entry).toList(), page.of(total.longValue()));
  }

  private static Entry entry(Tuple row) {
    return new Entry(
        CabinType.valueOf(row.get("cabin_type", String.class)),
        row.get("from_state", String.class),
        row.get("to_state", String.class),
        row.get("cabins", Integer.class),
        row.get("order_id", String.class),
        row.get("actor", UUID.class),
        row.get("at", Instant.class));
  }
}
