package com.cruisemall.auth.profile;

import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.text.EmailAddress;
import com.cruisemall.kit.text.TextNormalizer;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes a profile that is still at the version the person saw. Of concurrent changes one
 * succeeds, in one statement. The person's data in Redis is then replaced.
 */
@ApplicationScoped
class UpdateProfile {
  private final ProfileRepository repository;
  private final Validator validator;
  private final Sessions sessions;
  private final Transactions transactions;

  UpdateProfile(
      ProfileRepository repository,
      Validator validator,
      Sessions sessions,
      Transactions transactions) {
    this.repository = repository;
    this.validator = validator;
    this.sessions = sessions;
    this.transactions = transactions;
  }

  /** New email address, for Bean Validation. */
  private record NewEmail(@NotBlank @Size(max = 254) @EmailAddress String email) {}

  /**
   * @throws ApiException 412 if the profile has changed since
   */
  Profile.User update(UUID accountId, Version seen, ProfileChange change) {
    @Nullable String email = email(change.email());
    Profile.User changed =
        transactions.call(() ->
            repository
                .update(accountId, seen, change, email)
                .orElseThrow(() -> new ApiException(CommonError.VERSION_CONFLICT)));
    sessions.refresh(accountId);
    return changed;
  }

  private @Nullable String email(@Nullable JsonNode given) {
    if (given == null || given.isNull()) {
      return null;
    }
    NewEmail checked =
        new NewEmail(given.isTextual() ? TextNormalizer.trimmed(given.textValue()) : "");
    Set<ConstraintViolation<NewEmail>> violations = validator.validate(checked);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return checked.email();
  }
}
