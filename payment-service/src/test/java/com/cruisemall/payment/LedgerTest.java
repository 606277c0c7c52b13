package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger check finds differences that the service itself never causes. */
@PaymentServiceTest
class LedgerTest {
  private final Person person = Shop.customer();
  private Sailing sailing;
  private String orderId;

  private record Found(String check, String subject, long expected, long found) {}

  @BeforeEach
  void buy() {
    sailing = Catalogue.sailing(2, 0);
    orderId =
        Shop.paid(person, Shop.order(sailing, Shop.cabin("인사이드", 1))).path("orderId").asText();
    Shop.assertLedgerBalances();
  }

  @AfterEach
  void assertLedgerBalances() {
    Shop.assertLedgerBalances();
  }

  @ParameterizedTest
  @CsvSource({
    "order_cabin set amount = amount, order_id, order_amount_is_its_cabins",
    "traveler set amount = amount, order_id, order_amount_is_its_travelers",
    "payment set amount = amount, order_id, paid_order_has_its_payment",
    "orders set refunded_amount = refunded_amount, id, order_refunds_are_done",
    "ledger_entry set amount = amount, order_id, payment_is_booked"
  })
  void findsMissingWon(String column, String key, String check) {
    String change = "update " + column + " %s 1 where " + key + " = ?";

    Catalogue.sql(change.formatted("+"), orderId);
    List<Found> differences = differences();
    Catalogue.sql(change.formatted("-"), orderId);

    assertThat(differences)
        .anySatisfy(difference -> {
          assertThat(difference.check()).isEqualTo(check);
          assertThat(difference.subject()).isEqualTo(orderId);
          assertThat(Math.abs(difference.expected() - difference.found())).isEqualTo(1);
        });
  }

  @Test
  void findsCabinThatIsSoldAndFree() {
    String change =
        "update cabin set state = '%s' where id in"
            + " (select cabin_id from cabin_hold where order_id = ?)";

    Catalogue.sql(change.formatted("FREE"), orderId);
    List<Found> differences = differences();
    Catalogue.sql(change.formatted("SOLD"), orderId);

    assertThat(differences)
        .extracting(Found::check)
        .contains("cabin_is_held_once", "allotment_explains_cabins");
  }

  @Test
  void findsChargeThatIsMissingInTheShop() {
    JsonNode order = Shop.placed(person, Shop.order(sailing, Shop.cabin("인사이드", 1)));
    PspAccount payment = Shop.authenticated(order);

    payment.deposited();
    List<Found> differences = differences();
    payment.cancel(Catalogue.ADULT, "manual correction");

    assertThat(differences)
        .containsExactly(
            new Found("psp_list_is_ours", order.path("orderId").asText(), Catalogue.ADULT, 0));
  }

  @Test
  void requiresAdministrator() {
    assertThat(Http.get(person.token(), "/api/admin/ledger/check").status()).isEqualTo(403);
  }

  private static List<Found> differences() {
    Answer answer = Http.get(Shop.admin().token(), "/api/admin/ledger/check");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<Found> found =
        StreamSupport.stream(answer.body().path("differences").spliterator(), false)
            .map(node ->
                new Found(
                    node.path("check").asText(),
                    node.path("subject").asText(),
                    node.path("expected").asLong(),
                    node.path("found").asLong()))
            .toList();
    assertThat(answer.body().path("balanced").asBoolean()).isEqualTo(found.isEmpty());
    return found;
  }
}
