package com.cruisemall.payment.ledger;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.psp.PspClient;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Whether everything agrees to the won: orders, payments, refunds, cabins, the books, and the PSP's
 * own list. What differs is looked at twice, because money may move between the reading of two
 * lists.
 */
@ApplicationScoped
class LedgerCheck {
  private final OwnBooks ownBooks;
  private final PspBooks pspBooks;
  private final Transactions transactions;
  private final Clock clock;

  LedgerCheck(OwnBooks ownBooks, PspBooks pspBooks, Transactions transactions, Clock clock) {
    this.ownBooks = ownBooks;
    this.pspBooks = pspBooks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What was found.
   *
   * @param pspChecked false if the PSP's list could not be had
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
        new ArrayList<>(twice(() -> transactions.call(() -> ownBooks.differences(from))));
    boolean pspChecked = true;
    try {
      found.addAll(twice(() -> pspBooks.differences(from, to)));
    } catch (PspClient.PspUnreachable unreachable) {
      Log.warnf("the PSP's list cannot be compared cause=%s", unreachable.getMessage());
      pspChecked = false;
    }
    found.forEach(difference -> Log.errorf("the books differ, please look at it: %s", difference));
    return new Report(from, to, found.isEmpty(), pspChecked, List.copyOf(found));
  }

  private static List<Difference> twice(Supplier<List<Difference>> look) {
    List<Difference> first = look.get();
    if (first.isEmpty()) {
      return first;
    }
    List<Difference> second = look.get();
    return first.stream().filter(second::contains).toList();
  }
}
