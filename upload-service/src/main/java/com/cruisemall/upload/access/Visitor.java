package com.cruisemall.upload.access;

import com.cruisemall.kit.caller.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The signed-in person behind a request, and what that person has to do with an order. */
@RequestScoped
public class Visitor {
  private static final String ADMIN = "ADMIN";

  private final SecurityIdentity identity;
  private final Caller caller;

  Visitor(SecurityIdentity identity, Caller caller) {
    this.identity = identity;
    this.caller = caller;
  }

  /** The person's user id, or 401. */
  public UUID requireUserId() {
    return caller.requireUserId();
  }

  /**
   * Whether the person may see to the passports of an order: an administrator, the partner through
   * whom it came, or its owner.
   *
   * @param affiliateCode of the order, if it came through a partner
   */
  public boolean seesTo(UUID ownerId, Optional<String> affiliateCode) {
    return isStaffOf(affiliateCode) || caller.userId().filter(ownerId::equals).isPresent();
  }

  /** As {@link #seesTo}, without the owner: who may look at pictures that others have sent. */
  public boolean isStaffOf(Optional<String> affiliateCode) {
    if (caller.userId().isEmpty()) {
      return false;
    }
    return identity.hasRole(ADMIN)
        || (isPartner() && affiliateCode.isPresent() && affiliateCode.equals(ownCode()));
  }

  private boolean isPartner() {
    return identity.hasRole("AGENT") || identity.hasRole("MANAGER");
  }

  private Optional<String> ownCode() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.getClaim("affiliateCode"))
        : Optional.empty();
  }
}
