package com.cruisemall.auth.trip;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The trips in the database. Callers bring the transaction. */
@ApplicationScoped
class TripRepository {
  /** More than anybody travels; a bound all the same. */
  private static final int MOST = 500;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final EntityManager database;
  private final Clock clock;

  TripRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The account's trips, the latest first. */
  @SuppressWarnings("unchecked")
  List<Trip> ofAccount(UUID accountId, LocalDate today) {
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
            .setParameter("most", MOST)
            .getResultList();
    return rows.stream().map(row -> Trip.of(row, today)).toList();
  }

  /** Takes the order's turn, until the transaction ends, and says whether it is refunded. */
  boolean takeRefunded(String orderId) {
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

  /** Takes the order's turn and notes that it is refunded. */
  void noteRefund(String orderId, Instant at) {
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

  /** Adds the order's trip unless another one has the code, as trips of the old shop may. */
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

  /** The next code of a day; who else wants one waits for the end of this transaction. */
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
                .setParameter("start", RANDOM.nextInt(ReservationCode.FOUR_DIGITS))
                .getSingleResult();
    return ReservationCode.of(
        day, row.get("codes", Integer.class) - 1, row.get("start", Integer.class));
  }
}
