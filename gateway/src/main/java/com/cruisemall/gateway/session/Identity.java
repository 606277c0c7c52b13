package com.cruisemall.gateway.session;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Who a request comes from. */
public sealed interface Identity {
  /** Notes who a request comes from, for what answers it in this gateway. */
  default void keepIn(RoutingContext context) {
    context.put(Identity.class.getName(), this);
  }

  /** Who a request that came through the door comes from. */
  static Identity of(RoutingContext context) {
    return Objects.requireNonNull(context.get(Identity.class.getName()));
  }

  /**
   * The administrator who a request comes from.
   *
   * @throws ApiException 403 if it is somebody else
   */
  static Person administrator(RoutingContext context) {
    if (of(context) instanceof Person person && person.hasRole("ADMIN")) {
      return person;
    }
    throw new ApiException(CommonError.FORBIDDEN);
  }

  /** Nobody is signed in. */
  record Guest() implements Identity {}

  /** A signed-in person; the token is what services are shown. */
  record Person(String token) implements Identity {
    /** By the token, whose signature has been checked. */
    public boolean hasRole(String role) {
      return TokenVerifier.roles(token).contains(role);
    }

    @Override
    public String toString() {
      return "Person[…]";
    }
  }

  /** The session has ended, for a reason that the person is told. */
  record Ended(ErrorCode error) implements Identity {}

  /** It cannot be found out right now: never a reason to log anybody out. */
  record Undecided() implements Identity {}
}
