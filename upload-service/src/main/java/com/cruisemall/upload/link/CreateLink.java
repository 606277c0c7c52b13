package com.cruisemall.upload.link;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.link.Link.Traveler;
import io.quarkus.logging.Log;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Creates a link for travellers of an order. The order is read before the transaction begins. */
@ApplicationScoped
class CreateLink {
  /** Order statuses without a voyage. */
  private static final Set<String> CLOSED = Set.of("EXPIRED", "CANCELLED", "REFUNDED");

  private final OrderClient orders;
  private final OrderAccess orderAccess;
  private final LinkRepository links;
  private final Transactions transactions;
  private final LinkConfig config;
  private final SecureRandom random;
  private final Clock clock;

  CreateLink(
      OrderClient orders,
      OrderAccess orderAccess,
      LinkRepository links,
      Transactions transactions,
      LinkConfig config,
      SecureRandom random,
      Clock clock) {
    this.orders = orders;
    this.orderAccess = orderAccess;
    this.links = links;
    this.transactions = transactions;
    this.config = config;
    this.random = random;
    this.clock = clock;
  }

  record Created(LinkToken token, Instant expiresAt) {}

  Created create(String orderId, Set<String> travelerIds, Optional<Duration> lifetime) {
    UUID creator = orderAccess.requireUserId();
    Order order =
        findOrder(orderId)
            // The response for a foreign order equals that for an unknown one.
            .filter(found -> orderAccess.mayManage(found.userId(), found.affiliateCode()))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (CLOSED.contains(order.status())) {
      throw new ApiException(UploadError.ORDER_CLOSED);
    }
    List<Traveler> travelers = select(order, travelerIds);
    LinkToken token = LinkToken.random(random);
    Instant expiresAt = clock.instant().plus(lifetime.orElse(config.linkLifetime()));
    transactions.run(() -> links.add(token, order, travelers, creator, expiresAt));
    Log.infof("passport link created orderId=%s travelers=%d", orderId, travelers.size());
    return new Created(token, expiresAt);
  }

  private Optional<Order> findOrder(String orderId) {
    try {
      return orders.find(orderId);
    } catch (ProcessingException | OidcClientException e) {
      throw new ApiException(CommonError.UNAVAILABLE, e);
    }
  }

  /** Selects the named travellers, or all if none are named. */
  private static List<Traveler> select(Order order, Set<String> ids) {
    List<Traveler> selected =
        order.travelers().stream()
            .filter(traveler -> ids.isEmpty() || ids.contains(traveler.id()))
            .toList();
    if (selected.isEmpty() || (!ids.isEmpty() && selected.size() < ids.size())) {
      throw ApiException.invalid("travelers", Reason.of("passport.not-on-order"));
    }
    return selected;
  }
}
