package com.cruisemall.auth.login;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.csrf.CsrfTokens;
import com.cruisemall.auth.origin.KnownDevices;
import com.cruisemall.auth.session.SessionCookie;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.kit.SuccessBody;
import jakarta.inject.Singleton;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The answer to a person who has just got a session, with its cookie and the device's. */
@Singleton
public class Welcome {
  private final SessionCookie cookie;
  private final KnownDevices devices;
  private final CsrfTokens csrfTokens;

  Welcome(SessionCookie cookie, KnownDevices devices, CsrfTokens csrfTokens) {
    this.cookie = cookie;
    this.devices = devices;
    this.csrfTokens = csrfTokens;
  }

  /** {@code next} is the page to go to. */
  public record Body(String next, String csrfToken, Person user) implements SuccessBody {}

  /** The answer, once the session is committed. */
  public RestResponse<Body> answer(
      RestResponse.Status status, Person person, Sessions.Opened session, LoginKey key) {
    var body = new Body(startPage(person.role()), csrfTokens.of(session.id().value()), person);
    return ResponseBuilder.create(status, body)
        .header("Cache-Control", "private, no-store")
        .cookie(devices.remember(key), cookie.carrying(session.token()))
        .build();
  }

  private static String startPage(Role role) {
    return switch (role) {
      case USER -> "/";
      case AGENT -> "/partner";
      case MANAGER, ADMIN -> "/admin";
    };
  }
}
