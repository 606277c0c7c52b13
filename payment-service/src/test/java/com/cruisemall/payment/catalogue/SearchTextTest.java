package com.cruisemall.payment.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.text.TextNormalizer;
import com.cruisemall.payment.PaymentServiceTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class SearchTextTest {
  private static final String EARLIER = "earlier";

  private static String setting(String name) {
    Config config = ConfigProvider.getConfig();
    return config.getValue("test.database.admin." + name, String.class);
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(setting("url"), setting("username"), setting("password"));
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private static FluentConfiguration migrations() {
    return Flyway.configure()
        .dataSource(setting("url"), setting("username"), setting("password"))
        .schemas(EARLIER)
        .locations("db/migration");
  }

  /** Compares the database's function with the normaliser of keywords. */
  @Test
  void leavesOutTheCharactersThatKeywordsLeaveOut() throws SQLException {
    List<Integer> leftOut =
        IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
            .filter(Character::isDefined)
            .filter(point ->
                TextNormalizer.comparable("a" + Character.toString(point) + "b")
                    .replace(" ", "")
                    .equals("ab"))
            .boxed()
            .toList();

    assertThat(leftOut).hasSizeGreaterThan(300);
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      assertThat(
              column(
                  statement,
                  """
                  select to_hex(point) from unnest('{%s}'::int[]) point
                  where product_search_text('a' || chr(point) || 'b') <> 'ab'
                  """
                      .formatted(leftOut.toString().replaceAll("[\\[\\] ]", ""))))
          .isEmpty();
    }
  }

  @Test
  void computesRowsOfAnEarlierVersion() throws SQLException {
    migrations().target("26").load().migrate();
    try (Connection database = connect();
        Statement statement = database.createStatement()) {
      statement.execute("set search_path = " + EARLIER);
      statement.execute("set session_replication_role = replica");
      statement.execute(
          """
          insert into product (id, product_code, cruise_line, ship_name, package_name, nights, days,
            destinations, base_price, region, sale_status, created_at, updated_at)
          values (gen_random_uuid(), 'OLD-1', '한빛', '한빛호', '특가 ㈜한다', 3, 4, '부산', 1, 'japan',
            'ON_SALE', now(), now())
          """);
      statement.execute(
          """
          insert into traveler (id, order_id, line, position, name, birth_date, sex, nationality,
            fare_category, amount)
          values (gen_random_uuid(), 'CM1', 1, 1, normalize('홍길동', nfd), '1990-01-01', 'F', 'KR',
            'ADULT', 1)
          """);
      migrations().load().migrate();

      assertThat(column(statement, "select search_text from product").getFirst())
          .startsWith("특가(주)한다|");
      assertThat(column(statement, "select name from traveler")).containsExactly("홍길동");
    }
  }
}
