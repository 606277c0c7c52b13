package com.cruisemall.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.auth.AuthDatabase;
import com.cruisemall.auth.AuthServiceTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class ComposedNamesTest {
  private static final String EARLIER = "earlier";

  private static String setting(String name) {
    Config config = ConfigProvider.getConfig();
    return config.getValue("test.database.admin." + name, String.class);
  }

  private static FluentConfiguration migrations() {
    return Flyway.configure()
        .dataSource(setting("url"), setting("username"), setting("password"))
        .schemas(EARLIER)
        .locations("db/migration");
  }

  @Test
  void composesNamesOfAnEarlierVersion() throws SQLException {
    migrations().target("29").load().migrate();
    try (Connection database = AuthDatabase.asAdmin();
        Statement statement = database.createStatement()) {
      statement.execute("set search_path = " + EARLIER);
      statement.execute(
          """
          insert into account (id, login_key, phone, name, role, password_hash, created_at)
          select gen_random_uuid(), phone, phone, name, 'USER', 'hash', now()
          from (values ('1', normalize('홍길동', nfd)), ('2', 'Ａ ㈜')) old (phone, name)
          """);
      migrations().load().migrate();

      try (ResultSet names =
          statement.executeQuery("select string_agg(name, ',' order by phone) from account")) {
        assertThat(names.next()).isTrue();
        assertThat(names.getString(1)).isEqualTo("홍길동,Ａ ㈜");
      }
    }
  }
}
