package com.cruisemall.upload.link;

import com.cruisemall.kit.caller.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Rights of the signed-in caller over the passports of an order. */
@RequestScoped
public class OrderAccess {
  private static final String ADMIN = "ADMIN";

  private final SecurityIdentity identity;
  private final Caller caller;

  OrderAccess(SecurityIdentity identity, Caller caller) {
    this.identity = identity;
    this.caller = caller;
  }

  /** Returns the user id or throws 401. */
  public UUID requireUserId() {
    return caller.requireUserId();
  }

  /**
   * Returns true for an administrator, the partner of the order and its owner.
   *
   * @param affiliateCode of the partner; empty for an order without one
   */
  public boolean mayManage(UUID ownerId, Optional<String> affiliateCode) {
    return isStaff(affiliateCode) || caller.userId().filter(ownerId::equals).isPresent();
  }

  /** Returns true for an administrator and the partner of the order, but not for its owner. */
  public boolean isStaff(Optional<String> affiliateCode) {
    if (caller.userId().isEmpty()) {
      return false;
    }
    return identity.hasRole(ADMIN)
        || (isPartner() && affiliateCode.isPresent() && affiliateCode.equals(affiliateCode()));
  }

  private boolean isPartner() {
    return identity.hasRole("AGENT") || identity.hasRole("MANAGER");
  }

  private Optional<String> affiliateCode() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.getClaim("affiliateCode"))
        : Optional.empty();
  }
}
