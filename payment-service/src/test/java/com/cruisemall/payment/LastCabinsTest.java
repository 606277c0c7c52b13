package com.cruisemall.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.payment.Catalogue.Sailing;
import com.cruisemall.payment.Http.Answer;
import com.cruisemall.payment.PspAccount.Behaviour;
import com.cruisemall.payment.Shop.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hundreds of buyers compete for the last cabins. */
@PaymentServiceTest
class LastCabinsTest {
  private static final int BUYERS = 500;
  private static final int CABINS = 10;
  private static final int SEEDS = System.getProperty("cruise.all") == null ? 2 : 20;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sellsTheLastTenCabinsToFiveHundredBuyersOnce(long seed) {
    Sailing sailing = Catalogue.sailing(CABINS, 40);
    Random random = new Random(seed);
    long deadlocks = deadlocks();
    List<Buyer> buyers =
        IntStream.range(0, BUYERS).mapToObj(_ -> new Buyer(sailing, random)).toList();

    List<JsonNode> sold =
        Concurrently.run(buyers.stream().map(buyer -> (Callable<JsonNode>) buyer::buy)).stream()
            .filter(JsonNode::isObject)
            .toList();

    assertThat(Catalogue.cabins(sailing, "HELD")).isZero();
    assertThat(
            Catalogue.number(
                "select count(*) from cabin where sailing_id = ? and cabin_type = 'INSIDE'"
                    + " and state = 'SOLD'",
                sailing.id()))
        .as("seed %d", seed)
        .isEqualTo(CABINS);
    assertThat(sold.stream().flatMap(order -> insideNumbers(order)))
        .hasSize(CABINS)
        .doesNotHaveDuplicates();
    for (Buyer buyer : buyers) {
      assertThat(buyer.charged()).as("seed %d: %s", seed, buyer).isEqualTo(buyer.owed());
    }
    assertThat(deadlocks()).as("deadlocks, seed %d", seed).isEqualTo(deadlocks);
    Shop.assertLedgerBalances();
  }

  private static long deadlocks() {
    return Catalogue.number(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }

  private static Stream<String> insideNumbers(JsonNode order) {
    return IntStream.range(0, order.path("cabins").size())
        .mapToObj(i -> order.path("cabins").get(i))
        .filter(cabin -> cabin.path("cabinType").asText().equals("인사이드"))
        .map(cabin -> cabin.path("number").asText());
  }

  /** Buyer of random cabins with an unreliable card. */
  private static final class Buyer {
    private final Person person = Shop.customer();
    private final String body;
    private final Behaviour firstCard;
    private JsonNode bought = MissingNode.getInstance();

    Buyer(Sailing sailing, Random random) {
      int inside = 1 + random.nextInt(3);
      int balcony = random.nextInt(4) == 0 ? 1 : 0;
      String[] cabins = new String[inside + balcony];
      for (int i = 0; i < cabins.length; i++) {
        cabins[i] = Shop.cabin(i < inside ? "인사이드" : "발코니", 1 + random.nextInt(4));
      }
      body = Shop.order(sailing, cabins);
      firstCard =
          switch (random.nextInt(6)) {
            case 0 -> Behaviour.refuses("REJECT_CARD_PAYMENT");
            case 1 -> Behaviour.CUTS_AFTER_SUCCESS;
            default -> Behaviour.NORMAL;
          };
    }

    JsonNode buy() {
      Answer placed = withRetries(key -> Http.post(person.token(), "/api/orders", key, body));
      if (placed.status() != 201) {
        assertThat(placed.error()).as(placed.text()).isEqualTo("SOLD_OUT");
        return bought;
      }
      JsonNode order = placed.body().path("order");
      PspAccount card = Shop.authenticated(order).behave(firstCard);
      Answer paid = pay(card, order);
      if (paid.status() == 402) {
        paid = pay(Shop.authenticated(order), order);
      }
      assertThat(paid.status()).as(paid.text()).isEqualTo(200);
      bought = paid.body().path("order");
      assertThat(bought.path("status").asText()).isEqualTo("PAID");
      return bought;
    }

    private Answer pay(PspAccount card, JsonNode order) {
      return withRetries(key -> Shop.confirm(person, card, order.path("amount").asLong(), key));
    }

    long charged() {
      return ScriptedPsp.netOf(bought.path("orderId").asText("none"));
    }

    long owed() {
      return bought.path("amount").asLong(0);
    }

    /** Repeats the request with the same key until its response is final. */
    private static Answer withRetries(Function<String, Answer> request) {
      String key = Shop.key();
      return Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> request.apply(key),
              answer ->
                  answer.status() != 202
                      && answer.status() != 503
                      && !answer.error().endsWith("IN_PROGRESS"));
    }

    @Override
    public String toString() {
      return person.id() + " " + bought.path("orderId").asText("nothing");
    }
  }
}
