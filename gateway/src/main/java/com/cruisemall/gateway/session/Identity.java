package com.cruisemall.gateway.session;

import com.cruisemall.kit.error.ErrorCode;

/** Who a request comes from. */
public sealed interface Identity {
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
