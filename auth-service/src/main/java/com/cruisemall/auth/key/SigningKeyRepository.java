package com.cruisemall.auth.key;

import com.cruisemall.kit.transactions.Transactions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;

/** Repository of signing keys, which all instances share. */
@Singleton
class SigningKeyRepository {
  /** Id of an advisory lock; unique in this database. */
  private static final long LOCK = 7_001;

  private final EntityManager database;
  private final Transactions transactions;
  private final KeyEncryption encryption;

  SigningKeyRepository(
      EntityManager database, Transactions transactions, KeyEncryption encryption) {
    this.database = database;
    this.transactions = transactions;
    this.encryption = encryption;
  }

  /** Returns the keys that are not retired. */
  KeyRing read() {
    return transactions.call(this::unretired);
  }

  /**
   * Runs a decision in one short transaction under an advisory lock. A concurrent instance waits
   * and then sees the result.
   */
  <T> T withLock(Function<KeyRing, T> decision) {
    return transactions.call(() -> {
      database
          .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
          .setParameter("lock", LOCK)
          .getResultList();
      return decision.apply(unretired());
    });
  }

  /** Adds a key in the running transaction. */
  SigningKey add(RsaJsonWebKey key, Instant now, Instant signsFrom) {
    String publicJwk = key.toJson(OutputControlLevel.PUBLIC_ONLY);
    database
        .createNativeQuery(
            """
            insert into signing_key (kid, public_jwk, encrypted_private_key, created_at, signs_from)
            values (:kid, :jwk, :secret, :now, :signsFrom)
            """)
        .setParameter("kid", key.getKeyId())
        .setParameter("jwk", publicJwk)
        .setParameter(
            "secret", encryption.encrypt(key.getPrivateKey().getEncoded(), key.getKeyId()))
        .setParameter("now", now)
        .setParameter("signsFrom", signsFrom)
        .executeUpdate();
    return new SigningKey(key.getKeyId(), publicJwk, key.getPrivateKey(), signsFrom);
  }

  /** Retires a key in the running transaction and erases its private key. */
  void retire(SigningKey key, Instant now) {
    database
        .createNativeQuery(
            """
            update signing_key set retired_at = :now, encrypted_private_key = null
            where kid = :kid and retired_at is null
            """)
        .setParameter("now", now)
        .setParameter("kid", key.kid())
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private KeyRing unretired() {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select kid, public_jwk, encrypted_private_key, signs_from
                from signing_key where retired_at is null
                """,
                Tuple.class)
            .getResultList();
    return new KeyRing(rows.stream().map(this::signingKey).toList());
  }

  private SigningKey signingKey(Tuple row) {
    String kid = row.get("kid", String.class);
    byte[] plain = encryption.decrypt(row.get("encrypted_private_key", byte[].class), kid);
    return new SigningKey(
        kid,
        row.get("public_jwk", String.class),
        privateKey(plain),
        row.get("signs_from", Instant.class));
  }

  private static PrivateKey privateKey(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("stored signing key is not an RSA key", e);
    }
  }
}
