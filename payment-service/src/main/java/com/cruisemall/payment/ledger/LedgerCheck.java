package com.cruisemall.payment.ledger;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.ledger.LedgerCheckQuery.Balance;
import com.cruisemall.payment.psp.PspClient;
import com.cruisemall.payment.psp.PspTransaction;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Compares orders, payments, refunds, cabins, the ledger and the PSP's list, to the won. Each
 * comparison with a difference is repeated, because money may move between two reads.
 */
@ApplicationScoped
class LedgerCheck {
  private final LedgerCheckQuery query;
  private final PspClient psp;
  private final Transactions transactions;
  private final Clock clock;

  LedgerCheck(LedgerCheckQuery query, PspClient psp, Transactions transactions, Clock clock) {
    this.query = query;
    this.psp = psp;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Report of a check.
   *
   * @param pspChecked false if the PSP did not return its list
   */
  record Report(
      Instant from,
      Instant to,
      boolean balanced,
      boolean pspChecked,
      List<Difference> differences) {}

  Report check(Duration period) {
    Instant to = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant from = to.minus(period);
    List<Difference> found =
        new ArrayList<>(confirmed(() -> transactions.call(() -> query.differences(from))));
    boolean pspChecked = true;
    try {
      found.addAll(confirmed(() -> pspDifferences(from, to)));
    } catch (PspClient.PspUnavailableException unavailable) {
      Log.warnf("psp list not compared cause=%s", unavailable.getMessage());
      pspChecked = false;
    }
    found.forEach(difference ->
        Log.errorf("ledger difference, manual check required difference=%s", difference));
    return new Report(from, to, found.isEmpty(), pspChecked, List.copyOf(found));
  }

  private static List<Difference> confirmed(Supplier<List<Difference>> comparison) {
    List<Difference> first = comparison.get();
    if (first.isEmpty()) {
      return first;
    }
    List<Difference> second = comparison.get();
    return first.stream().filter(second::contains).toList();
  }

  /**
   * Compares the balance of each payment with the PSP's list, by the PSP's times. The list is
   * fetched with no connection held. Unsettled payments are omitted.
   */
  private List<Difference> pspDifferences(Instant from, Instant to) {
    Map<String, Balance> atPsp = new HashMap<>();
    for (PspTransaction transaction : psp.transactions(from, to)) {
      atPsp.merge(
          transaction.paymentKey(),
          new Balance(transaction.orderId(), transaction.net()),
          (one, other) -> new Balance(one.orderId(), one.won() + other.won()));
    }
    Map<String, Balance> own = new HashMap<>();
    Set<String> unsettled = new HashSet<>();
    transactions.run(() -> {
      own.putAll(query.balances(from, to));
      unsettled.addAll(query.unsettledPaymentKeys());
    });
    Set<String> keys = new HashSet<>(atPsp.keySet());
    keys.addAll(own.keySet());
    keys.removeAll(unsettled);
    List<Difference> differences = new ArrayList<>();
    for (String key : keys) {
      Balance ours = own.getOrDefault(key, new Balance("", 0));
      Balance theirs = atPsp.getOrDefault(key, new Balance(ours.orderId(), 0));
      if (ours.won() != theirs.won()) {
        differences.add(
            new Difference("psp_list_is_ours", theirs.orderId(), theirs.won(), ours.won()));
      }
    }
    return differences;
  }
}
