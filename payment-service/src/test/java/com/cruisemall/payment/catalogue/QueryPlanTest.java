package com.cruisemall.payment.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.payment.PaymentServiceTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Public statements use indexes on large tables. */
@PaymentServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTest {
  private Connection database;

  /** Fills the tables in a transaction that is rolled back. */
  @BeforeAll
  void insertYearsOfSales() throws SQLException {
    var config = ConfigProvider.getConfig();
    database =
        DriverManager.getConnection(
            config.getValue("test.database.admin.url", String.class),
            config.getValue("test.database.admin.username", String.class),
            config.getValue("test.database.admin.password", String.class));
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      statement.execute(
          """
          insert into product (id, product_code, cruise_line, ship_name, package_name, nights, days,
            destinations, base_price, region, sale_status, created_at, updated_at)
          select uuidv7(), 'OLD-' || n, '선사' || n % 40, '배' || n % 300,
            '지난 여행 ' || n || '번', 5, 6, '항구' || n % 500 || ' · 섬' || n % 700,
            n * 100, (array['japan', 'singapore', 'alaska', 'usa'])[1 + n % 4],
            case when n % 20 = 0 then 'ON_SALE' else 'ENDED' end,
            now() - n * interval '1 hour', now()
          from generate_series(1, 6000) n
          """);
      statement.execute(
          """
          insert into sailing (id, product_id, departure_date, return_date)
          select uuidv7(), p.id, current_date + d, current_date + d + 5
          from product p, generate_series(1000, 1001) d
          """);
      statement.execute(
          """
          insert into cabin_price (sailing_id, cabin_type, fare_category, amount)
          select id, 'INSIDE', f, 100 from sailing,
            unnest(array['ADULT', 'ADULT_3RD', 'CHILD_2_TO_11']) f
          where departure_date >= current_date + 1000
          """);
      statement.execute(
          """
          insert into cabin (id, sailing_id, cabin_type, deck, number)
          select uuidv7(), id, 'INSIDE', 5, n::text from sailing, generate_series(1, 3) n
          where departure_date >= current_date + 1000
          """);
      for (String table : new String[] {"product", "sailing", "cabin_price", "cabin"}) {
        statement.execute("analyze " + table);
      }
    }
  }

  @AfterAll
  void rollBack() throws SQLException {
    database.rollback();
    database.close();
  }

  static Stream<ProductFilter> searches() {
    return Stream.of("newest", "price_asc", "price_desc", "popular")
        .flatMap(sort ->
            Stream.of(
                search(sort, null, null, null, null, null),
                search(sort, "japan", null, null, null, null),
                search(sort, null, "선사7", null, null, null),
                search(sort, null, null, "배7", null, null),
                search(sort, null, null, null, "온천", null),
                search(sort, "japan", null, null, "항구77 섬", null),
                search(sort, null, null, null, null, "판매중")));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void findsProductsByIndex(ProductFilter filter) throws SQLException {
    assertThat(plan(filter.page(new PageRequest(1, 20), false))).doesNotContain("Seq Scan");
    assertThat(plan(filter.count(false))).doesNotContain("Seq Scan");
  }

  @Test
  void findsSailingsFaresAndCabinsByIndex() throws SQLException {
    String product = one("select id from product where product_code = 'OLD-40'");
    String sailing = one("select id from sailing where product_id = '" + product + "' limit 1");

    var departures =
        new ProductFilter.Statement(
            SailingQuery.SAILINGS,
            Map.of("product", product, "all", "f", "today", "2026-01-01", "limit", 200));
    assertThat(plan(departures)).doesNotContain("Seq Scan");
    for (String sql : new String[] {SailingQuery.FARES, SailingQuery.FREE}) {
      var ofSailings = new ProductFilter.Statement(sql, Map.of("sailings", sailing));
      assertThat(plan(ofSailings)).doesNotContain("Seq Scan");
    }
  }

  private String plan(ProductFilter.Statement statement) throws SQLException {
    String sql = statement.sql();
    for (var parameter : statement.parameters().entrySet()) {
      Object value = parameter.getValue();
      String literal = value instanceof Number ? value.toString() : "'" + value + "'";
      sql = sql.replaceAll(":" + parameter.getKey() + "\\b", literal);
    }
    StringBuilder plan = new StringBuilder(sql);
    try (Statement query = database.createStatement();
        ResultSet lines = query.executeQuery("explain " + sql)) {
      while (lines.next()) {
        plan.append('\n').append(lines.getString(1));
      }
    }
    return plan.toString();
  }

  private String one(String sql) throws SQLException {
    try (Statement query = database.createStatement();
        ResultSet rows = query.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static ProductFilter search(
      String sort,
      @Nullable String region,
      @Nullable String line,
      @Nullable String ship,
      @Nullable String keyword,
      @Nullable String status) {
    return new ProductFilter(sort, region, line, ship, keyword, status);
  }
}
