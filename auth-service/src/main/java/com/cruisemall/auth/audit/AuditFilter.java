package com.cruisemall.auth.audit;

import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which lines of the trail are wanted; everything that is not given is let through. */
record AuditFilter(Optional<String> type, Optional<UUID> account) {
  /** The condition in SQL; values are parameters. */
  String where() {
    List<String> conditions = new ArrayList<>();
    type.ifPresent(_ -> conditions.add("type = :type"));
    account.ifPresent(_ -> conditions.add("account_id = :account"));
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  void bind(Query query) {
    type.ifPresent(value -> query.setParameter("type", value));
    account.ifPresent(value -> query.setParameter("account", value));
  }
}
