package com.cruisemall.kit.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** State change that an event describes. */
@Entity
class Change {
  @Id UUID id;

  Change(UUID id) {
    this.id = id;
  }

  protected Change() {
    this(new UUID(0, 0));
  }
}
