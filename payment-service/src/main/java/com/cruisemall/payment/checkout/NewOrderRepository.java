package com.cruisemall.payment.checkout;

import com.cruisemall.payment.checkout.PricedOrder.PricedCabin;
import com.cruisemall.payment.checkout.PricedOrder.PricedTraveler;
import com.cruisemall.payment.inventory.CabinRepository.HeldCabin;
import com.cruisemall.payment.inventory.CabinType;
import com.cruisemall.payment.order.OrderTerms;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Repository of new orders: one statement inserts an order with its cabins and travellers. */
@ApplicationScoped
class NewOrderRepository {
  private static final String INSERT =
      """
      with new_order as (
        insert into orders (id, user_id, request_id, status, sailing_id, amount, affiliate_code,
                            terms, hold_expires_at, created_at)
        values (:id, :user, :request, 'PENDING_PAYMENT', :sailing, :amount,
                nullif(:affiliate, ''), cast(:terms as jsonb), :expires, :now)),
      line as (
        select * from jsonb_to_recordset(cast(:lines as jsonb)) as
          l(line int, "cabinId" uuid, "cabinType" text, deck int, number text, amount bigint)),
      new_lines as (
        insert into order_cabin (order_id, line, cabin_id, cabin_type, deck, number, amount)
        select :id, line, "cabinId", "cabinType", deck, number, amount from line),
      new_holds as (
        insert into cabin_hold (order_id, line, cabin_id, state)
        select :id, line, "cabinId", 'HELD' from line)
      insert into traveler (id, order_id, line, position, name, birth_date, sex, nationality,
                            fare_category, amount)
      select id, :id, line, position, name, "birthDate", sex, nationality, "fareCategory", amount
      from jsonb_to_recordset(cast(:travelers as jsonb)) as
        t(id uuid, line int, position int, name text, "birthDate" date, sex text,
          nationality text, "fareCategory" text, amount bigint)
      """;

  private final EntityManager database;
  private final ObjectMapper json;

  NewOrderRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Members of the order itself. */
  record Header(
      String id,
      UUID userId,
      UUID requestId,
      UUID sailingId,
      String affiliateCode,
      OrderTerms terms,
      Instant holdExpiresAt,
      Instant createdAt) {}

  private record Line(
      int line, UUID cabinId, String cabinType, int deck, String number, long amount) {}

  private record Traveler(
      UUID id,
      int line,
      int position,
      String name,
      String birthDate,
      String sex,
      String nationality,
      String fareCategory,
      long amount) {}

  void insert(Header header, PricedOrder order, Map<CabinType, List<HeldCabin>> held) {
    Map<CabinType, Deque<HeldCabin>> left = new EnumMap<>(CabinType.class);
    held.forEach((type, cabins) -> left.put(type, new ArrayDeque<>(cabins)));
    List<Line> lines = new ArrayList<>();
    List<Traveler> travelers = new ArrayList<>();
    for (PricedCabin cabin : order.cabins()) {
      int line = lines.size() + 1;
      lines.add(line(line, cabin, left.getOrDefault(cabin.type(), new ArrayDeque<>()).pop()));
      for (PricedTraveler traveler : cabin.travelers()) {
        travelers.add(traveler(line, travelers, traveler));
      }
    }
    database
        .createNativeQuery(INSERT)
        .setParameter("id", header.id())
        .setParameter("user", header.userId())
        .setParameter("request", header.requestId())
        .setParameter("sailing", header.sailingId())
        .setParameter("amount", order.amount())
        .setParameter("affiliate", header.affiliateCode())
        .setParameter("terms", json(header.terms()))
        .setParameter("expires", header.holdExpiresAt())
        .setParameter("now", header.createdAt())
        .setParameter("lines", json(lines))
        .setParameter("travelers", json(travelers))
        .executeUpdate();
  }

  private static Line line(int line, PricedCabin cabin, HeldCabin held) {
    return new Line(
        line, held.id(), held.type().name(), held.deck(), held.number(), cabin.amount());
  }

  private static Traveler traveler(int line, List<Traveler> before, PricedTraveler priced) {
    int position = (int) before.stream().filter(other -> other.line() == line).count() + 1;
    PlaceOrderRequest.WantedTraveler person = priced.traveler();
    return new Traveler(
        UuidCreator.getTimeOrderedEpoch(),
        line,
        position,
        person.name().strip(),
        person.birthDate().toString(),
        person.sex(),
        person.nationality(),
        priced.fare().name(),
        priced.amount());
  }

  private String json(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("order is not serialisable", e);
    }
  }
}
