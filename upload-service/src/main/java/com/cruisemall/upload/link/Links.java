package com.cruisemall.upload.link;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.order.Order;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The requests for passports. Callers bring the transaction; a request's row is locked before the
 * rows of its documents.
 */
@ApplicationScoped
public class Links implements PanacheRepositoryBase<PassportRequest, UUID> {
  private static final String TRAVELERS = "travelers";

  private final MasterKeys keys;
  private final ObjectMapper json;
  private final Clock clock;

  Links(MasterKeys keys, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  /** The request behind a link's token, expired or not. */
  public Optional<Link> find(LinkToken token) {
    return find("tokenDigest", token.digest()).firstResultOptional().map(this::link);
  }

  public Optional<Link> find(UUID id) {
    return findByIdOptional(id).map(this::link);
  }

  /** The request, locked against everybody else who would add a document to it. */
  public Link lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::link).orElseThrow();
  }

  /** Notes that something has arrived for everybody; the request is locked. */
  public void complete(UUID id) {
    findById(id).complete(clock.instant());
  }

  /** Ends every link for an order, those in use too; returns their requests. */
  public List<UUID> endAll(String orderId) {
    List<PassportRequest> requests =
        find("orderId = ?1 order by id", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    requests.forEach(PassportRequest::end);
    flush();
    return requests.stream().map(request -> request.id).toList();
  }

  void add(
      LinkToken token, Order order, List<Traveler> travelers, UUID createdBy, Instant expiresAt) {
    PassportRequest request = new PassportRequest();
    request.id = UuidCreator.getTimeOrderedEpoch();
    DataKey key = keys.create(request.id);
    request.keepKey(key);
    request.tokenDigest = token.digest();
    request.orderId = order.orderId();
    request.ownerId = order.userId();
    request.affiliateCode = order.affiliateCode().orElse(null);
    request.createdBy = createdBy;
    request.travelers = key.encrypt(write(travelers), TRAVELERS);
    request.createdAt = clock.instant();
    request.expiresAt = expiresAt;
    persist(request);
  }

  private Link link(PassportRequest request) {
    DataKey key = keys.open(request.key(), request.id);
    return new Link(
        request.id,
        request.orderId,
        request.ownerId,
        Optional.ofNullable(request.affiliateCode),
        read(key.decrypt(request.travelers, TRAVELERS)),
        request.expiresAt,
        Optional.ofNullable(request.completedAt));
  }

  private byte[] write(List<Traveler> travelers) {
    try {
      return json.writeValueAsBytes(travelers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("travelers are always JSON", e);
    }
  }

  private List<Traveler> read(byte[] stored) {
    try {
      return json.readValue(stored, new TypeReference<List<Traveler>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
