package com.cruisemall.upload.link;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.WrappedKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of table {@code passport_request}. */
@Entity
class PassportRequest {
  @Id UUID id;
  String tokenDigest;
  String orderId;
  UUID ownerId;
  @Nullable String affiliateCode;
  UUID createdBy;
  byte[] travelers;
  byte[] wrappedKey;
  String keyId;
  Instant createdAt;
  Instant expiresAt;
  @Nullable Instant completedAt;

  @SuppressWarnings("NullAway.Init")
  protected PassportRequest() {}

  WrappedKey key() {
    return new WrappedKey(keyId, wrappedKey);
  }

  void storeKey(DataKey key) {
    wrappedKey = key.wrapped().bytes();
    keyId = key.wrapped().masterKeyId();
  }

  /** Expires the link; uploads in flight are rejected too. */
  void expire() {
    expiresAt = Instant.EPOCH;
  }

  void complete(Instant now) {
    if (completedAt == null) {
      completedAt = now;
    }
  }
}
