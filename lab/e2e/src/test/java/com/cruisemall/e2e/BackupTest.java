package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Backup, loss and restore of the databases as the operator's guide describes. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class BackupTest {
  private static final List<String> PROGRAMS =
      List.of("gateway", "auth", "payment", "upload", "chat", "rates");

  private static final Path DATA = Stack.file("data");
  private static final Path BACKUP = Path.of("target", "backup").toAbsolutePath();

  private final Stack stack = Stack.get();

  @Test
  void restoresOrdersSessionsAndDocuments() throws IOException, InterruptedException {
    String order = buy("01012344");
    // The session that must survive; it supersedes the one used for buying.
    String cookie = ShopClient.cookie(ShopClient.login("01012344"));
    StoredPassport passport = StoredPassport.of(order, cookie);

    PROGRAMS.forEach(program -> stack.control(program, "stop"));
    List.of("postgres", "redis").forEach(server -> stack.control(server, "stop"));
    run("rm", "-rf", BACKUP.toString());
    run("cp", "-a", DATA.resolve("postgres").toString(), BACKUP.toString());
    run("rm", "-rf", DATA.resolve("postgres").toString(), DATA.resolve("redis").toString());
    run("cp", "-a", BACKUP.toString(), DATA.resolve("postgres").toString());
    List.of("postgres", "redis").forEach(server -> stack.control(server, "start"));
    PROGRAMS.reversed().forEach(program -> stack.control(program, "start"));

    assertThat(ShopClient.get("/api/auth/me", cookie).statusCode()).isEqualTo(200);
    JsonNode orders = Stack.json(ShopClient.get("/api/orders?limit=100", cookie).body());
    assertThat(orders.path("orders"))
        .anySatisfy(found -> {
          assertThat(found.path("orderId").asText()).isEqualTo(order);
          assertThat(found.path("status").asText()).isEqualTo("PAID");
        });
    assertThat(passport.isStored()).isTrue();
    JsonNode books =
        Stack.json(
            ShopClient.get(
                    "/api/admin/ledger/check", ShopClient.cookie(ShopClient.loginAsAdministrator()))
                .body());
    assertThat(books.path("pspChecked").asBoolean()).as(books.toString()).isTrue();
    assertThat(books.path("balanced").asBoolean()).as(books.toString()).isTrue();
  }

  private static String buy(String phone) {
    HttpResponse<String> bought = new Buyer(phone, true).buy(Buyer.offer(1));
    assertThat(bought.statusCode()).as(bought.body()).isEqualTo(200);
    return Stack.json(bought.body()).at("/order/orderId").asText();
  }

  /** Runs an operator's command, which keeps owner and mode of the files. */
  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as(String.join(" ", command))
        .isZero();
  }
}
