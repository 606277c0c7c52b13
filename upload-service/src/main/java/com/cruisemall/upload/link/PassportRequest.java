package com.cruisemall.upload.link;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.WrappedKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for passports as it is stored. */
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

  void keepKey(DataKey key) {
    wrappedKey = key.wrapped().bytes();
    keyId = key.wrapped().masterKeyId();
  }

  /** Nothing may come any more, not even what is on its way. */
  void end() {
    expiresAt = Instant.EPOCH;
  }

  void complete(Instant now) {
    if (completedAt == null) {
      completedAt = now;
    }
  }
}
