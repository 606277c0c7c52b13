package com.cruisemall.chat.conversation;

import com.cruisemall.kit.caller.Caller;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;

/**
 * The user of a chat request.
 *
 * @param userId absent for guests
 * @param authorization header with the verified token of the user, forwarded to other services;
 *     never logged
 * @param address client address; used for quotas, never for authorization
 */
public record ChatUser(
    Optional<UUID> userId, String authorization, String address, Language language) {
  private static final String ADDRESS = "X-Client-Address";

  /** Returns the caller of the request; the question decides the language. */
  public static ChatUser of(Caller caller, HttpHeaders headers, String question) {
    return new ChatUser(
        caller.userId(),
        header(headers, HttpHeaders.AUTHORIZATION),
        header(headers, ADDRESS),
        Language.of(question, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  public boolean isGuest() {
    return userId.isEmpty();
  }

  @Override
  public String toString() {
    return "ChatUser[" + userId.map(UUID::toString).orElse("guest") + "]";
  }

  private static String header(HttpHeaders headers, String name) {
    return Optional.ofNullable(headers.getHeaderString(name)).orElse("");
  }
}
