package com.cruisemall.auth.affiliate;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** Adds and changes partners. */
@ApplicationScoped
public class Affiliates {
  private final AffiliateRepository repository;
  private final Sessions sessions;
  private final Transactions transactions;

  Affiliates(AffiliateRepository repository, Sessions sessions, Transactions transactions) {
    this.repository = repository;
    this.sessions = sessions;
    this.transactions = transactions;
  }

  /** Adds a partner profile to an account that has none. */
  public void addIfAbsent(UUID accountId, String code, AffiliateType type, String displayName) {
    if (transactions.call(() -> repository.ofAccount(accountId)).isEmpty()) {
      add(accountId, code, AffiliateData.of(type, displayName));
    }
  }

  /**
   * Adds a partner profile to an account.
   *
   * @param alongside called with the partner's id in the same transaction
   * @throws ApiException 404 for an unknown user; 409 if another partner has the user, code or
   *     slug, or if the manager is not above the partner
   */
  public void add(NewAffiliate partner, Consumer<UUID> alongside) {
    add(partner.userId(), partner.affiliateCode(), partner.data(), alongside);
  }

  AffiliateProfile add(UUID accountId, String code, AffiliateData data) {
    return add(accountId, code, data, _ -> {});
  }

  private AffiliateProfile add(
      UUID accountId, String code, AffiliateData data, Consumer<UUID> alongside) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    AffiliateProfile added =
        translatingConflicts(() -> {
          alongside.accept(id);
          requireManagerAbove(data);
          refuseTaken(id, accountId, code, data);
          repository.add(id, accountId, code, data);
          return repository.find(id).orElseThrow();
        });
    sessions.refresh(accountId);
    return added;
  }

  /** Changes a partner that is still at the given version. */
  AffiliateProfile change(UUID id, Version seen, AffiliateData data) {
    AffiliateProfile changed =
        translatingConflicts(() -> {
          if (repository.lockType(id).isEmpty()) {
            throw new ApiException(CommonError.NOT_FOUND);
          }
          if (id.equals(data.managerId())) {
            throw new ApiException(AuthError.AFFILIATE_MANAGER_UNSUITABLE);
          }
          requireManagerAbove(data);
          if (repository.hasAgentsBelow(id, data.type())) {
            throw new ApiException(AuthError.AFFILIATE_HAS_AGENTS);
          }
          AffiliateProfile before = repository.find(id).orElseThrow();
          refuseTaken(id, before.accountId(), before.affiliateCode(), data);
          if (!repository.change(id, seen.number(), data)) {
            throw new ApiException(CommonError.VERSION_CONFLICT);
          }
          return repository.find(id).orElseThrow();
        });
    sessions.refresh(changed.accountId());
    return changed;
  }

  /** Locks the manager's type, so that it cannot change before the partner is written. */
  private void requireManagerAbove(AffiliateData data) {
    UUID manager = data.managerId();
    if (manager != null
        && repository.lockTypeShared(manager).filter(data.type().managers()::contains).isEmpty()) {
      throw new ApiException(AuthError.AFFILIATE_MANAGER_UNSUITABLE);
    }
  }

  private void refuseTaken(UUID id, UUID accountId, String code, AffiliateData data) {
    Optional<String> taken = repository.taken(id, accountId, code, data);
    if (taken.isPresent()) {
      throw taken(taken.get());
    }
  }

  /**
   * Runs the work in a transaction and maps violated constraints, which decide between concurrent
   * writers, to error codes.
   */
  private AffiliateProfile translatingConflicts(Supplier<AffiliateProfile> work) {
    try {
      return transactions.call(work);
    } catch (ConstraintViolationException refused) {
      throw switch (String.valueOf(refused.getConstraintName())) {
        case "affiliate_profile_account" -> taken("accountId");
        case "affiliate_profile_affiliate_code_key" -> taken("affiliateCode");
        case "affiliate_profile_landing_slug_key" -> taken("landingSlug");
        case "affiliate_profile_account_id_fkey" -> new ApiException(CommonError.NOT_FOUND);
        default -> refused;
      };
    }
  }

  private static ApiException taken(String field) {
    return new ApiException(AuthError.AFFILIATE_TAKEN, Map.of("field", field));
  }
}
