package com.cruisemall.auth.login;

import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.NewAccount;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.affiliate.AffiliateType;
import com.cruisemall.auth.affiliate.Affiliates;
import com.cruisemall.auth.password.PasswordHasher;
import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Creates a hundred customers, an administrator and two partners at the first start; existing ones
 * stay unchanged.
 */
@Singleton
class DemoAccounts {
  private static final int CUSTOMERS = 100;

  private final DemoConfig config;
  private final AccountRepository accounts;
  private final Affiliates affiliates;
  private final PasswordHasher hasher;
  private final Transactions transactions;

  DemoAccounts(
      DemoConfig config,
      AccountRepository accounts,
      Affiliates affiliates,
      PasswordHasher hasher,
      Transactions transactions) {
    this.config = config;
    this.accounts = accounts;
    this.affiliates = affiliates;
    this.hasher = hasher;
    this.transactions = transactions;
  }

  void start(@Observes StartupEvent event) {
    if (!config.enabled()) {
      return;
    }
    // All customers share one hash, because a hundred hashes would slow the first start.
    String customerHash = hasher.hash("3800");
    String staffHash = hasher.hash("cruise-demo-2026");
    Stream<NewAccount> customers =
        IntStream.rangeClosed(1, CUSTOMERS)
            .mapToObj(n -> new NewAccount("0101234" + n, "테스트" + n, Role.USER, customerHash));
    var agent = new NewAccount("01000000002", "파트너", Role.AGENT, staffHash);
    var manager = new NewAccount("01000000003", "지점장", Role.MANAGER, staffHash);
    List<NewAccount> everybody =
        Stream.concat(
                customers,
                Stream.of(
                    new NewAccount("01000000001", "관리자", Role.ADMIN, staffHash), agent, manager))
            .toList();
    long added = transactions.call(() -> everybody.stream().filter(accounts::add).count());
    partner(agent, "DEMO-AGENT", AffiliateType.SALES_AGENT, "데모 파트너");
    partner(manager, "DEMO-BRANCH", AffiliateType.BRANCH_MANAGER, "데모 지점");
    Log.infof("demo accounts created count=%d", added);
  }

  /** Skips an account that an earlier start added, under another id: it is a partner already. */
  private void partner(NewAccount account, String code, AffiliateType type, String name) {
    if (transactions.call(() -> accounts.person(account.id())).isPresent()) {
      affiliates.addIfAbsent(account.id(), code, type, name);
    }
  }
}
