package com.cruisemall.upload.link;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.access.Visitor;
import com.cruisemall.upload.order.Order;
import com.cruisemall.upload.order.Orders;
import io.quarkus.logging.Log;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a link for travellers of an order. Whose order it is says payment-service, asked before the
 * transaction.
 */
@ApplicationScoped
class CreateLink {
  /** An order in one of these states has no voyage. */
  private static final Set<String> CLOSED = Set.of("EXPIRED", "CANCELLED", "REFUNDED");

  private final Orders orders;
  private final Visitor visitor;
  private final Links links;
  private final Transactions transactions;
  private final LinkConfig config;
  private final Clock clock;

  CreateLink(
      Orders orders,
      Visitor visitor,
      Links links,
      Transactions transactions,
      LinkConfig config,
      Clock clock) {
    this.orders = orders;
    this.visitor = visitor;
    this.links = links;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  record Created(LinkToken token, Instant expiresAt) {}

  Created create(String orderId, Set<String> travelerIds, Optional<Duration> lifetime) {
    UUID creator = visitor.requireUserId();
    Order order =
        lookUp(orderId)
            // An order that is not one's own is not told apart from one that does not exist.
            .filter(found -> visitor.seesTo(found.userId(), found.affiliateCode()))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    if (CLOSED.contains(order.status())) {
      throw new ApiException(UploadError.ORDER_CLOSED);
    }
    List<Traveler> travelers = chosen(order, travelerIds);
    LinkToken token = LinkToken.random();
    Instant expiresAt = clock.instant().plus(lifetime.orElse(config.linkLifetime()));
    transactions.run(() -> links.add(token, order, travelers, creator, expiresAt));
    Log.infof("passport link created orderId=%s travelers=%d", orderId, travelers.size());
    return new Created(token, expiresAt);
  }

  private Optional<Order> lookUp(String orderId) {
    try {
      return orders.find(orderId);
    } catch (ProcessingException | OidcClientException e) {
      throw new ApiException(CommonError.UNAVAILABLE, e);
    }
  }

  /** Those who were named, or everybody. */
  private static List<Traveler> chosen(Order order, Set<String> ids) {
    List<Traveler> chosen =
        order.travelers().stream()
            .filter(traveler -> ids.isEmpty() || ids.contains(traveler.id()))
            .map(traveler -> new Traveler(traveler.id(), traveler.name()))
            .toList();
    if (chosen.isEmpty() || (!ids.isEmpty() && chosen.size() < ids.size())) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED, Map.of("travelers", "must travel on the order"));
    }
    return chosen;
  }
}
