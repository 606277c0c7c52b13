package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.account.Accounts;
import com.cruisemall.auth.account.NewAccount;
import com.cruisemall.auth.password.OldPasswords;
import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts of the old shop's people. The old shop let several have one phone number: the
 * first to come keeps it, the others log in with the number and {@code #} and their old id, so that
 * nobody gets another person's account and none is lost.
 */
@Singleton
class ImportUsers {
  private final ImportTable table;
  private final Accounts accounts;
  private final OldPasswords passwords;
  private final Transactions transactions;

  ImportUsers(
      ImportTable table, Accounts accounts, OldPasswords passwords, Transactions transactions) {
    this.table = table;
    this.accounts = accounts;
    this.passwords = passwords;
    this.transactions = transactions;
  }

  Outcome bring(OldRecord record) {
    OldUser user = OldUser.of(record);
    if (transactions.call(() -> table.find(Kind.USER, user.id())).isPresent()) {
      return Outcome.known(user.id());
    }
    OldPasswords.Kept password = passwords.keep(user.password(), user.login(), user.name());
    UUID id = UuidCreator.getTimeOrderedEpoch();
    return transactions.call(() -> add(id, user, password));
  }

  private Outcome add(UUID id, OldUser user, OldPasswords.Kept password) {
    if (!table.claim(Kind.USER, user.id(), id)) {
      return Outcome.known(user.id());
    }
    boolean first = accounts.add(account(id, user, user.login(), password.hash()));
    if (!first && !accounts.add(account(id, user, ownLogin(user), password.hash()))) {
      throw new Unusable("phone is another one's, and so is the number with #" + user.id());
    }
    table.live(id, user);
    @Nullable String weak = password.weakness();
    if (first) {
      return Outcome.added(user.id(), weak);
    }
    String renamed = "phone is another one's: logs in with it and #" + user.id();
    return Outcome.renamed(user.id(), weak == null ? renamed : renamed + "; " + weak);
  }

  private static String ownLogin(OldUser user) {
    return user.login() + "#" + user.id();
  }

  private static NewAccount account(UUID id, OldUser user, String login, String hash) {
    return new NewAccount(id, login, user.name(), user.email(), user.role(), hash);
  }
}
