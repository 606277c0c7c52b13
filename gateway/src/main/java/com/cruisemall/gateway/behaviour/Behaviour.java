package com.cruisemall.gateway.behaviour;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a visitor did, as {@code gateway.behaviour.v1} carries it.
 *
 * @param subject what it was about, as a product's code; for an exposure, the experiment
 * @param variant of the experiment, for an exposure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"kind", "visitor", "subject", "variant", "at"})
public record Behaviour(
    Kind kind, String visitor, @Nullable String subject, @Nullable String variant, Instant at) {
  /** What can happen; a closed list, so that nothing personal comes in under a made-up name. */
  public enum Kind {
    PAGE_VIEW,
    SEARCH,
    PRODUCT_VIEW,
    CHAT_OPENED,
    CHECKOUT_STARTED,
    ORDER_PLACED,
    /** Told by the gateway alone: a variant of an experiment was shown. */
    EXPOSURE;

    /** Whether pages may tell of it. */
    boolean isTold() {
      return this != EXPOSURE;
    }
  }

  /** A variant was shown. */
  public static Behaviour exposure(Visitor visitor, String experiment, String variant, Instant at) {
    return new Behaviour(Kind.EXPOSURE, visitor.pseudonym(), experiment, variant, at);
  }
}
