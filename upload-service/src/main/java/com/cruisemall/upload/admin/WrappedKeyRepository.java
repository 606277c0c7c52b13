package com.cruisemall.upload.admin;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.crypto.WrappedKey;
import com.cruisemall.upload.mrz.PassportDataRepository;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Repository of the wrapped keys of all tables. Callers bring the transaction. */
@Singleton
class WrappedKeyRepository {
  private final EntityManager database;
  private final MasterKeys keys;
  private final PassportDataRepository passports;

  WrappedKeyRepository(EntityManager database, MasterKeys keys, PassportDataRepository passports) {
    this.database = database;
    this.keys = keys;
    this.passports = passports;
  }

  /** Table whose rows have a key. */
  enum Owner {
    REQUEST("passport_request"),
    DOCUMENT("document");

    private final String table;

    Owner(String table) {
      this.table = table;
    }
  }

  /** Counts the keys that a previous or an unknown master key wraps. */
  long countPrevious() {
    long count = 0;
    for (Owner owner : Owner.values()) {
      count +=
          (Long)
              database
                  .createNativeQuery(
                      "select count(*) from " + owner.table + " where key_id not in (:lasting)",
                      Long.class)
                  .setParameter("lasting", keys.lastingIds())
                  .getSingleResult();
    }
    return count;
  }

  /** Re-wraps a batch of keys with the current master key, and returns their number. */
  int rewrap(Owner owner, int limit) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select id, key_id, wrapped_key from %s where key_id in (:previous)
                order by id limit :limit for update skip locked
                """
                    .formatted(owner.table),
                Tuple.class)
            .setParameter("previous", keys.previousIds())
            .setParameter("limit", limit)
            .getResultList();
    rows.forEach(row -> rewrap(owner, row));
    return rows.size();
  }

  private void rewrap(Owner owner, Tuple row) {
    UUID id = row.get("id", UUID.class);
    WrappedKey previous =
        new WrappedKey(row.get("key_id", String.class), row.get("wrapped_key", byte[].class));
    DataKey key = keys.open(keys.rewrap(previous, id), id);
    database
        .createNativeQuery(
            "update " + owner.table + " set key_id = :key, wrapped_key = :wrapped where id = :id")
        .setParameter("key", key.wrapped().masterKeyId())
        .setParameter("wrapped", key.wrapped().bytes())
        .setParameter("id", id)
        .executeUpdate();
    if (owner == Owner.DOCUMENT) {
      passports.reindex(id, key);
    }
  }
}
