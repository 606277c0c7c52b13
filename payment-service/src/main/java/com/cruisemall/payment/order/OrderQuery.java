package com.cruisemall.payment.order;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.payment.fare.ShopCalendar;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Read model of orders, in one round trip for an order and two for a page. */
@ApplicationScoped
public class OrderQuery {
  private static final String COLUMNS =
      """
      select o.id, o.status, o.amount, o.refunded_amount, o.sailing_id, o.affiliate_code,
        o.hold_expires_at, o.created_at, o.paid_at, cast(o.terms as text) as terms,
        (select cast(json_agg(json_build_object(
            'line', c.line, 'cabinType', c.cabin_type, 'deck', c.deck, 'number', c.number,
            'amount', c.amount, 'state', c.state, 'travelers',
            (select json_agg(json_build_object(
                'id', t.id, 'name', t.name, 'birthDate', t.birth_date, 'sex', t.sex,
                'nationality', t.nationality, 'fareCategory', t.fare_category,
                'amount', t.amount) order by t.position)
             from traveler t where t.order_id = o.id and t.line = c.line)) order by c.line)
            as text)
         from order_cabin c where c.order_id = o.id) as cabins
      from orders o
      """;

  private final EntityManager database;
  private final ObjectMapper json;
  private final Clock clock;

  OrderQuery(EntityManager database, ObjectMapper json, Clock clock) {
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /** A page of orders. */
  record Page(List<OrderView> orders, Pagination pagination) {}

  /** Returns an order of any user. */
  public Optional<OrderView> find(String orderId) {
    return views(COLUMNS + "where o.id = :id", Map.of("id", orderId)).stream().findFirst();
  }

  /** Returns the order that a request has created. */
  public Optional<OrderView> findByRequest(UUID requestId) {
    return views(COLUMNS + "where o.request_id = :request", Map.of("request", requestId)).stream()
        .findFirst();
  }

  /** Returns an order of the user. */
  Optional<OrderView> findOwn(String orderId, UUID userId) {
    return views(
            COLUMNS + "where o.id = :id and o.user_id = :user",
            Map.of("id", orderId, "user", userId))
        .stream()
        .findFirst();
  }

  /** Returns the orders of the user, the newest first. */
  Page listOwn(UUID userId, PageRequest page) {
    return page("where o.user_id = :user", Map.of("user", userId), page);
  }

  /** Returns the orders of all users, the newest first; an empty text omits a condition. */
  Page listAll(String status, String affiliateCode, PageRequest page) {
    return page(
        """
        where (:status = '' or o.status = :status)
          and (:affiliate = '' or o.affiliate_code = :affiliate)
        """,
        Map.of("status", status, "affiliate", affiliateCode),
        page);
  }

  /** Returns owner and travellers of an order. */
  Optional<InternalOrderResource.OwnedOrder> findOwner(String orderId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select o.user_id, o.affiliate_code, o.status, t.id, t.name
                from orders o join traveler t on t.order_id = o.id
                where o.id = :order order by t.line, t.position
                """,
                Tuple.class)
            .setParameter("order", orderId)
            .getResultList();
    return rows.stream().findFirst().map(first -> ownedOrder(orderId, first, rows));
  }

  private static InternalOrderResource.OwnedOrder ownedOrder(
      String orderId, Tuple first, List<Tuple> rows) {
    return new InternalOrderResource.OwnedOrder(
        orderId,
        first.get("user_id", UUID.class),
        Optional.ofNullable(first.get("affiliate_code", String.class)),
        OrderStatus.valueOf(first.get("status", String.class)),
        rows.stream()
            .map(row ->
                new InternalOrderResource.Traveler(
                    row.get("id", UUID.class), row.get("name", String.class)))
            .toList());
  }

  private Page page(String condition, Map<String, Object> parameters, PageRequest page) {
    String paging =
        " order by o.created_at desc, o.id limit %d offset %d"
            .formatted(page.limit(), page.offset());
    Query count =
        database.createNativeQuery("select count(*) from orders o " + condition, Long.class);
    parameters.forEach(count::setParameter);
    long total = ((Number) count.getSingleResult()).longValue();
    return new Page(views(COLUMNS + condition + paging, parameters), page.of(total));
  }

  private List<OrderView> views(String sql, Map<String, Object> parameters) {
    Query query = database.createNativeQuery(sql, Tuple.class);
    parameters.forEach(query::setParameter);
    @SuppressWarnings("unchecked")
    List<Tuple> rows = query.getResultList();
    LocalDate today = ShopCalendar.today(clock);
    return rows.stream().map(row -> view(row, today)).toList();
  }

  private OrderView view(Tuple row, LocalDate today) {
    OrderTerms terms = read(row.get("terms", String.class), OrderTerms.class);
    List<OrderView.Cabin> cabins =
        List.of(read(row.get("cabins", String.class), OrderView.Cabin[].class));
    OrderStatus status = OrderStatus.valueOf(row.get("status", String.class));
    return new OrderView(
        row.get("id", String.class),
        status,
        row.get("amount", Long.class),
        row.get("refunded_amount", Long.class),
        name(terms, cabins),
        new OrderView.Product(
            terms.productCode(), terms.productName(), terms.cruiseLine(), terms.shipName()),
        new OrderView.Sailing(
            row.get("sailing_id", UUID.class),
            terms.departureDate(),
            terms.returnDate(),
            terms.nights()),
        cabins,
        Optional.ofNullable(row.get("affiliate_code", String.class)),
        row.get("hold_expires_at", Instant.class),
        row.get("created_at", Instant.class),
        Optional.ofNullable(row.get("paid_at", Instant.class)),
        cancellation(status, terms, cabins, today));
  }

  private static Optional<OrderView.Cancellation> cancellation(
      OrderStatus status, OrderTerms terms, List<OrderView.Cabin> cabins, LocalDate today) {
    if (!status.sold() || !today.isBefore(terms.departureDate())) {
      return Optional.empty();
    }
    long refund =
        cabins.stream()
            .filter(cabin -> cabin.state() == OrderLine.State.LIVE)
            .mapToLong(cabin ->
                cabin.amount()
                    - terms.cancellation().kept(cabin.amount(), today, terms.departureDate()))
            .sum();
    return Optional.of(
        new OrderView.Cancellation(
            terms.cancellation().keptPercent(today, terms.departureDate()), refund));
  }

  private static String name(OrderTerms terms, List<OrderView.Cabin> cabins) {
    String first = terms.productName() + " " + cabins.getFirst().cabinType().label();
    return cabins.size() == 1 ? first : first + " 외 " + (cabins.size() - 1) + "실";
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("unreadable JSON in the database", e);
    }
  }
}
