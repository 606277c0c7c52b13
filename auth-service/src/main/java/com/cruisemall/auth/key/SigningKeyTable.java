package com.cruisemall.auth.token;

import com.cruisemall.kit.jdbc.transaction.Transactions;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The signing keys in the database, shared by all instances. */
@Singleton
class SigningKeyTable {
  /** Any number that no other advisory lock of this database uses. */
  private static final long FIRST_KEY_LOCK = 7_001;

  private static final int KEY_BITS = 2048;

  private final EntityManager database;
  private final Transactions transactions;
  private final KeyEncryption encryption;

  SigningKeyTable(EntityManager database, Transactions transactions, KeyEncryption encryption) {
    this.database = database;
    this.transactions = transactions;
    this.encryption = encryption;
  }

  /** The keys whose tokens may still be about. */
  List<SigningKey> read() {
    return transactions.call(this::unretired);
  }

  /** Adds the first key, unless another instance was faster. */
  void addFirst(Instant now) {
    RsaJsonWebKey key = generate(now);
    transactions.run(() -> {
      database
          .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)", String.class)
          .setParameter("lock", FIRST_KEY_LOCK)
          .getResultList();
      if (unretired().isEmpty()) {
        insert(key, now);
      }
    });
  }

  private void insert(RsaJsonWebKey key, Instant signsFrom) {
    byte[] secret = encryption.encrypt(key.getPrivateKey().getEncoded(), key.getKeyId());
    database
        .createNativeQuery(
            """
            insert into signing_key (kid, public_jwk, encrypted_private_key, created_at, signs_from)
            values (:kid, :jwk, :secret, :now, :now)
            """)
        .setParameter("kid", key.getKeyId())
        .setParameter("jwk", key.toJson(OutputControlLevel.PUBLIC_ONLY))
        .setParameter("secret", secret)
        .setParameter("now", signsFrom)
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<SigningKey> unretired() {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select kid, public_jwk, encrypted_private_key, signs_from
                from signing_key where retired_at is null order by created_at
                """,
                Tuple.class)
            .getResultList();
    return rows.stream().map(this::signingKey).toList();
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
      throw new IllegalStateException("a stored signing key is not an RSA key", e);
    }
  }

  private static RsaJsonWebKey generate(Instant now) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(KEY_BITS);
      key.setKeyId("cm-" + Long.toString(now.toEpochMilli(), 36));
      key.setUse("sig");
      key.setAlgorithm("RS256");
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }
}
