package com.cruisemall.upload.link;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.link.Link.Traveler;
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
 * Repository of passport requests. Callers bring the transaction. The row of a request is locked
 * before the rows of its documents.
 */
@ApplicationScoped
public class LinkRepository implements PanacheRepositoryBase<PassportRequest, UUID> {
  private static final String TRAVELERS = "travelers";

  private final MasterKeys keys;
  private final ObjectMapper json;
  private final Clock clock;

  LinkRepository(MasterKeys keys, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  /** Finds a request by its token, expired or not. */
  public Optional<Link> find(LinkToken token) {
    return find("tokenDigest", token.digest()).firstResultOptional().map(this::link);
  }

  public Optional<Link> find(UUID id) {
    return findByIdOptional(id).map(this::link);
  }

  /** Locks a request, so that no other transaction adds a document to it. */
  public Link lock(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).map(this::link).orElseThrow();
  }

  /** Marks a locked request as complete. */
  public void complete(UUID id) {
    findById(id).complete(clock.instant());
  }

  /** Expires all links of an order, and returns the ids of their requests. */
  public List<UUID> expireAll(String orderId) {
    List<PassportRequest> requests =
        find("orderId = ?1 order by id", orderId).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    requests.forEach(PassportRequest::expire);
    flush();
    return requests.stream().map(request -> request.id).toList();
  }

  void add(
      LinkToken token, Order order, List<Traveler> travelers, UUID createdBy, Instant expiresAt) {
    PassportRequest request = new PassportRequest();
    request.id = UuidCreator.getTimeOrderedEpoch();
    DataKey key = keys.create(request.id);
    request.storeKey(key);
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
