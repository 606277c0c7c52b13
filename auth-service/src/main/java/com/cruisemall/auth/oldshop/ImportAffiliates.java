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
 * Imports partners. Codes never change, because links and contracts name them. A landing slug that
 * another partner has is dropped.
 */
@Singleton
class ImportAffiliates {
  private final ImportRepository repository;
  private final Affiliates affiliates;
  private final Validator validator;
  private final Transactions transactions;

  ImportAffiliates(
      ImportRepository repository,
      Affiliates affiliates,
      Validator validator,
      Transactions transactions) {
    this.repository = repository;
    this.affiliates = affiliates;
    this.validator = validator;
    this.transactions = transactions;
  }

  /** A concurrent request imported the record first. */
  private static final class AlreadyImportedException extends RuntimeException {}

  Outcome importRecord(OldRecord record) {
    OldAffiliate partner = OldAffiliate.of(record);
    if (transactions.call(() -> repository.find(RecordKind.AFFILIATE, partner.id())).isPresent()) {
      return Outcome.known(partner.id());
    }
    UUID account =
        found(RecordKind.USER, partner.userId(), "userId is of nobody who was brought in");
    @Nullable UUID manager =
        partner
            .managerId()
            .map(id ->
                found(RecordKind.AFFILIATE, id, "managerId is of no partner who was brought in"))
            .orElse(null);
    try {
      add(partner, newAffiliate(partner, account, manager, partner.landingSlug()));
      return Outcome.added(partner.id(), null);
    } catch (AlreadyImportedException _) {
      return Outcome.known(partner.id());
    } catch (ApiException refused) {
      if (!Map.of("field", "landingSlug").equals(refused.details())) {
        throw new InvalidRecordException(refused.code().name() + " " + refused.details());
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
          throw new InvalidRecordException(why);
        });
    affiliates.add(
        complete,
        id -> {
          if (!repository.claim(RecordKind.AFFILIATE, partner.id(), id)) {
            throw new AlreadyImportedException();
          }
        });
  }

  private UUID found(RecordKind kind, String oldId, String otherwise) {
    return transactions
        .call(() -> repository.find(kind, oldId))
        .orElseThrow(() -> new InvalidRecordException(otherwise));
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
