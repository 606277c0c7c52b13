package com.cruisemall.auth.profile;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Repository of trips. The caller opens the transaction. */
@ApplicationScoped
class TripRepository {
  /** Upper bound of a response; far more than a customer books. */
  private static final int MAX_TRIPS = 500;

  private final EntityManager database;
  private final Clock clock;
  private final RandomGenerator random;

  TripRepository(EntityManager database, Clock clock, RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /** Returns the account's trips, latest first. */
  @SuppressWarnings("unchecked")
  List<Trip> findByAccount(UUID accountId, LocalDate today) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                "select "
                    + Trip.COLUMNS
                    + """
                    from trip t where t.account_id = :id
                    order by t.start_date desc, t.id limit :most
                    """,
                Tuple.class)
            .setParameter("id", accountId)
            .setParameter("most", MAX_TRIPS)
            .getResultList();
    return rows.stream().map(row -> Trip.of(row, today)).toList();
  }

  /** Locks the order until the transaction ends; returns true if it is refunded. */
  boolean claimOrder(String orderId) {
    return !database
        .createNativeQuery(
            """
            insert into trip_order as o (order_id) values (:orderId)
            on conflict (order_id) do update set order_id = excluded.order_id
            returning o.refunded_at is not null
            """,
            Boolean.class)
        .setParameter("orderId", orderId)
        .getResultList()
        .equals(List.of(false));
  }

  /** Locks the order and records its refund. */
  void recordRefund(String orderId, Instant at) {
    database
        .createNativeQuery(
            """
            insert into trip_order as o (order_id, refunded_at) values (:orderId, :at)
            on conflict (order_id) do update
              set refunded_at = coalesce(o.refunded_at, excluded.refunded_at)
            """)
        .setParameter("orderId", orderId)
        .setParameter("at", at)
        .executeUpdate();
  }

  boolean exists(String orderId) {
    return !database
        .createNativeQuery("select 1 from trip where order_id = :orderId")
        .setParameter("orderId", orderId)
        .getResultList()
        .isEmpty();
  }

  void remove(String orderId) {
    database
        .createNativeQuery("delete from trip where order_id = :orderId")
        .setParameter("orderId", orderId)
        .executeUpdate();
  }

  /** Adds the order's trip unless another trip, such as an imported one, has the code. */
  boolean add(OrderPaid order, ReservationCode code) {
    return database
            .createNativeQuery(
                """
                insert into trip (id, account_id, order_id, reservation_code, product_code, ship_name,
                                  destinations, companion_type, start_date, end_date, nights, created_at)
                values (:id, :accountId, :orderId, :code, :product, :ship,
                        string_to_array(:destinations, chr(10)), cast(:companions as text),
                        :start, :end, :nights, :now)
                on conflict (reservation_code) do nothing
                """)
            .setParameter("id", UuidCreator.getTimeOrderedEpoch())
            .setParameter("accountId", order.userId())
            .setParameter("orderId", order.orderId())
            .setParameter("code", code.value())
            .setParameter("product", order.productCode())
            .setParameter("ship", order.shipName())
            .setParameter(
                "destinations",
                order.destinations().stream()
                    .map(name -> name.replaceAll("\\R", " "))
                    .collect(Collectors.joining("\n")))
            .setParameter("companions", order.companionType())
            .setParameter("start", order.departureDate())
            .setParameter("end", order.returnDate())
            .setParameter("nights", order.nights())
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /** Reserves the next code of a day. Concurrent transactions wait for this one to end. */
  ReservationCode nextCode(LocalDate day) {
    Tuple row =
        (Tuple)
            database
                .createNativeQuery(
                    """
                    insert into reservation_day as d (day, codes, start) values (:day, 1, :start)
                    on conflict (day) do update set codes = d.codes + 1
                    returning d.codes, d.start
                    """,
                    Tuple.class)
                .setParameter("day", day)
                .setParameter("start", random.nextInt(ReservationCode.FOUR_DIGITS))
                .getSingleResult();
    return ReservationCode.of(
        day, row.get("codes", Integer.class) - 1, row.get("start", Integer.class));
  }
}
