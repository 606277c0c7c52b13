package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.account.AccountRepository;
import com.cruisemall.auth.account.NewAccount;
import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Imports accounts. The old shop allowed several accounts with one phone number: the first keeps
 * it, the others log in with the number, {@code #} and their old id. So nobody gets another
 * person's account, and no account is lost.
 */
@Singleton
class ImportUsers {
  private final ImportRepository repository;
  private final AccountRepository accounts;
  private final OldPasswords passwords;
  private final Transactions transactions;

  ImportUsers(
      ImportRepository repository,
      AccountRepository accounts,
      OldPasswords passwords,
      Transactions transactions) {
    this.repository = repository;
    this.accounts = accounts;
    this.passwords = passwords;
    this.transactions = transactions;
  }

  Outcome importRecord(OldRecord record) {
    OldUser user = OldUser.of(record);
    if (transactions.call(() -> repository.find(RecordKind.USER, user.id())).isPresent()) {
      return Outcome.known(user.id());
    }
    OldPasswords.Imported password =
        passwords.importPassword(user.password(), user.login(), user.name());
    UUID id = UuidCreator.getTimeOrderedEpoch();
    return transactions.call(() -> add(id, user, password));
  }

  private Outcome add(UUID id, OldUser user, OldPasswords.Imported password) {
    if (!repository.claim(RecordKind.USER, user.id(), id)) {
      return Outcome.known(user.id());
    }
    boolean first = accounts.add(account(id, user, user.login(), password.hash()));
    if (!first && !accounts.add(account(id, user, ownLogin(user), password.hash()))) {
      throw new InvalidRecordException(
          "phone is another one's, and so is the number with #" + user.id());
    }
    repository.restoreHistory(id, user);
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
