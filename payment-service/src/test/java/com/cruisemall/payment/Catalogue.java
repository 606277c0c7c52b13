package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Test data: sailings with a product each. */
final class Catalogue {
  static final long ADULT = 1_000_000;
  static final long ADULT_3RD = 700_000;
  static final long CHILD = 400_001;
  static final long INFANT = 50_000;

  private Catalogue() {}

  record Sailing(UUID id, String productCode, LocalDate departure) {}

  /** Creates a sailing in the far future with cabins of two types. */
  static Sailing sailing(int inside, int balcony) {
    return sailing(today().plusDays(200), inside, balcony);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Seoul"));
  }

  static Sailing sailing(LocalDate departure, int inside, int balcony) {
    UUID id = UUID.randomUUID();
    UUID product = UUID.randomUUID();
    String code = "T-" + id.toString().substring(0, 13);
    sql(
        """
        insert into product (id, product_code, cruise_line, ship_name, package_name, nights, days,
          destinations, base_price, region, sale_status, created_at, updated_at)
        values (?, ?, '테스트라인', '테스트호', '부산 출발 일본 4박', 4, 5, '부산 · 나가사키', ?,
          'japan', 'ON_SALE', now(), now())
        """,
        product,
        code,
        ADULT);
    sql(
        "insert into sailing (id, product_id, departure_date, return_date) values (?, ?, ?, ?)",
        id,
        product,
        departure,
        departure.plusDays(4));
    for (String type : new String[] {"INSIDE", "BALCONY"}) {
      price(id, type, "ADULT", ADULT);
      price(id, type, "ADULT_3RD", ADULT_3RD);
      price(id, type, "CHILD_2_TO_11", CHILD);
      price(id, type, "INFANT_UNDER_2", INFANT);
    }
    cabins(id, "인사이드", 5, inside);
    cabins(id, "발코니", 9, balcony);
    return new Sailing(id, code, departure);
  }

  private static void price(UUID sailing, String type, String fare, long amount) {
    sql("insert into cabin_price values (?, ?, ?, ?)", sailing, type, fare, amount);
  }

  private static void cabins(UUID sailing, String type, int deck, int count) {
    if (count == 0) {
      return;
    }
    String numbers =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> "\"%d%03d\"".formatted(deck, n))
            .collect(Collectors.joining(","));
    Http.Answer answer =
        Http.post(
            Shop.admin().token(),
            "/api/admin/inventory/" + sailing + "/cabins",
            null,
            "{\"cabinType\":\"%s\",\"deck\":%d,\"numbers\":[%s]}".formatted(type, deck, numbers));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  /** Returns the number of cabins of a sailing in a state. */
  static long cabins(Sailing sailing, String state) {
    return number(
        "select count(*) from cabin where sailing_id = ? and state = ?", sailing.id(), state);
  }

  /** Moves the end of the hold to one second ago. */
  static void expireHold(String orderId) {
    sql("update orders set hold_expires_at = now() - interval '1 second' where id = ?", orderId);
  }

  static void sql(String statement, Object... parameters) {
    try (Connection connection = connection();
        PreparedStatement prepared = prepare(connection, statement, parameters)) {
      prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static long number(String query, Object... parameters) {
    try (Connection connection = connection();
        PreparedStatement prepared = prepare(connection, query, parameters);
        ResultSet result = prepared.executeQuery()) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static AgroalDataSource pool() {
    return Arc.container().instance(AgroalDataSource.class).get();
  }

  private static Connection connection() throws SQLException {
    return pool().getConnection();
  }

  private static PreparedStatement prepare(
      Connection connection, String statement, Object... parameters) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < parameters.length; i++) {
      prepared.setObject(i + 1, parameters[i]);
    }
    return prepared;
  }
}
