package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.affiliate.Affiliates;
import com.cruisemall.auth.affiliate.NewAffiliate;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes partners of the old shop's. A code is never changed, because links and contracts name it;
 * the address of a partner's page is dropped if another has it.
 */
@Singleton
class ImportAffiliates {
  private final ImportTable table;
  private final Affiliates affiliates;
  private final Validator validator;
  private final Transactions transactions;

  ImportAffiliates(
      ImportTable table, Affiliates affiliates, Validator validator, Transactions transactions) {
    this.table = table;
    this.affiliates = affiliates;
    this.validator = validator;
    this.transactions = transactions;
  }

  /** That somebody else brought the record in just now. */
  private static final class AlreadyThere extends RuntimeException {}

  Outcome bring(OldRecord record) {
    OldAffiliate partner = OldAffiliate.of(record);
    if (transactions.call(() -> table.find(Kind.AFFILIATE, partner.id())).isPresent()) {
      return Outcome.known(partner.id());
    }
    UUID account = found(Kind.USER, partner.userId(), "userId is of nobody who was brought in");
    @Nullable UUID manager =
        partner
            .managerId()
            .map(id -> found(Kind.AFFILIATE, id, "managerId is of no partner who was brought in"))
            .orElse(null);
    try {
      add(partner, newAffiliate(partner, account, manager, partner.landingSlug()));
      return Outcome.added(partner.id(), null);
    } catch (AlreadyThere _) {
      return Outcome.known(partner.id());
    } catch (ApiException refused) {
      if (!Map.of("field", "landingSlug").equals(refused.details())) {
        throw new Unusable(refused.code().name() + " " + refused.details());
      }
      add(partner, newAffiliate(partner, account, manager, null));
      return Outcome.renamed(partner.id(), "landingSlug is another partner's: now without");
    }
  }

  private void add(OldAffiliate partner, NewAffiliate complete) {
    validator.validate(complete).stream()
        .findFirst()
        .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
        .ifPresent(why -> {
          throw new Unusable(why);
        });
    affiliates.add(
        complete,
        id -> {
          if (!table.claim(Kind.AFFILIATE, partner.id(), id)) {
            throw new AlreadyThere();
          }
        });
  }

  private UUID found(Kind kind, String oldId, String otherwise) {
    return transactions
        .call(() -> table.find(kind, oldId))
        .orElseThrow(() -> new Unusable(otherwise));
  }

  private static NewAffiliate newAffiliate(
      OldAffiliate partner, UUID account, @Nullable UUID manager, @Nullable String slug) {
    return new NewAffiliate(
        account,
        partner.code(),
        partner.type(),
        partner.status(),
        partner.displayName(),
        slug,
        partner.withholdingPercent(),
        manager);
  }
}
