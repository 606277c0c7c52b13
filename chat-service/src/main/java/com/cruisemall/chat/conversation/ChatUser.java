package com.cruisemall.chat.conversation;

import com.cruisemall.kit.caller.Caller;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;

/**
 * The person who is answered, as far as answering depends on it.
 *
 * @param userId absent for guests
 * @param authorization the header with the person's own checked token, with which services are
 *     asked in the person's name; never logged
 * @param address where a guest comes from; steers limits, never rights
 */
public record ChatUser(
    Optional<UUID> userId, String authorization, String address, Language language) {
  private static final String ADDRESS = "X-Client-Address";

  /** The caller of this request, who asks in the given words. */
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
