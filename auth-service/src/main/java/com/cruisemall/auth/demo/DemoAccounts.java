package com.cruisemall.auth.demo;

import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.NewAccount;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.kit.jdbc.transaction.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A hundred customers, an administrator and a partner; made once, left alone afterwards. */
@Singleton
class DemoAccounts {
  private static final int CUSTOMERS = 100;

  private final DemoConfig config;
  private final Accounts accounts;
  private final PasswordHasher hasher;
  private final Transactions transactions;

  DemoAccounts(
      DemoConfig config, Accounts accounts, PasswordHasher hasher, Transactions transactions) {
    this.config = config;
    this.accounts = accounts;
    this.hasher = hasher;
    this.transactions = transactions;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    // All customers share one hash: computing a hundred of them would slow the first start.
    String customerHash = hasher.hash("3800");
    String staffHash = hasher.hash("cruise-demo-2026");
    UUID agent = newId();
    Stream<NewAccount> customers =
        IntStream.rangeClosed(1, CUSTOMERS)
            .mapToObj(
                n -> new NewAccount(newId(), "0101234" + n, "테스트" + n, Role.USER, customerHash));
    List<NewAccount> everybody =
        Stream.concat(
                customers,
                Stream.of(
                    new NewAccount(newId(), "01000000001", "관리자", Role.ADMIN, staffHash),
                    new NewAccount(agent, "01000000002", "파트너", Role.AGENT, staffHash)))
            .toList();
    transactions.run(() -> {
      long added = everybody.stream().filter(accounts::add).count();
      if (accounts.person(agent).isPresent()) {
        accounts.addAffiliate(newId(), agent, "DEMO-AGENT", "SALES_AGENT", "데모 파트너");
      }
      Log.infof("demo accounts ready added=%d", added);
    });
  }

  private static UUID newId() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
