package com.cruisemall.auth.profile;

import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes a person's profile if it is still the version that the person saw: of those who change
 * one version at once one wins, in one statement. Then {@code me} is renewed in Redis.
 */
@ApplicationScoped
class UpdateProfile {
  private static final String UPDATE =
      """
      update account a
      set name = coalesce(cast(:name as text), a.name),
          email = case when :emailGiven then cast(:email as text) else a.email end,
          profile_version = a.profile_version + 1
      where a.id = :id and a.profile_version = :version
      returning
      """;

  private final EntityManager database;
  private final Validator validator;
  private final Sessions sessions;
  private final Transactions transactions;

  UpdateProfile(
      EntityManager database, Validator validator, Sessions sessions, Transactions transactions) {
    this.database = database;
    this.validator = validator;
    this.sessions = sessions;
    this.transactions = transactions;
  }

  /** A new address, as Bean Validation judges it. */
  private record NewEmail(@NotBlank @Email @Size(max = 254) String email) {}

  /**
   * @throws ApiException 412 if the profile was changed since
   */
  Profile.User update(UUID accountId, Version seen, ProfileChange change) {
    @Nullable String email = email(change.email());
    Profile.User changed =
        transactions.call(() ->
            write(accountId, seen, change, email).stream()
                .findFirst()
                .map(Profile.User::of)
                .orElseThrow(() -> new ApiException(CommonError.VERSION_CONFLICT)));
    sessions.refresh(accountId);
    return changed;
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> write(
      UUID accountId, Version seen, ProfileChange change, @Nullable String email) {
    return database
        .createNativeQuery(UPDATE + Profile.User.COLUMNS, Tuple.class)
        .setParameter("id", accountId)
        .setParameter("version", seen.number())
        .setParameter("name", change.name())
        .setParameter("emailGiven", change.email() != null)
        .setParameter("email", email)
        .getResultList();
  }

  private @Nullable String email(@Nullable JsonNode given) {
    if (given == null || given.isNull()) {
      return null;
    }
    NewEmail checked = new NewEmail(given.isTextual() ? given.textValue() : "");
    Set<ConstraintViolation<NewEmail>> violations = validator.validate(checked);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return checked.email();
  }
}
