package com.cruisemall.upload.intake;

import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.staging.DatabaseTurns;
import com.cruisemall.upload.staging.Staging;
import io.quarkus.logging.Log;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.util.UUID;

/**
 * The place that is kept for a document while its bytes come. Unless it is accepted, everything of
 * it is forgotten when it is closed; what a crash leaves behind is swept.
 */
final class Reception implements AutoCloseable {
  private final UUID requestId;
  private final DataKey key;
  private final UUID id;
  private final Documents documents;
  private final Staging staging;
  private final DatabaseTurns turns;
  private boolean begun;
  private boolean accepted;

  Reception(
      UUID id,
      UUID requestId,
      DataKey key,
      Documents documents,
      Staging staging,
      DatabaseTurns turns) {
    this.id = id;
    this.requestId = requestId;
    this.key = key;
    this.documents = documents;
    this.staging = staging;
    this.turns = turns;
  }

  UUID id() {
    return id;
  }

  DataKey key() {
    return key;
  }

  void write(int position, byte[] plain) throws IOException {
    if (!begun) {
      turns.run(() -> documents.begin(id, requestId, key));
      begun = true;
    }
    staging.write(id, position, plain, key);
  }

  void accepted() {
    accepted = true;
  }

  @Override
  public void close() {
    if (!begun || accepted) {
      return;
    }
    try {
      turns.run(() -> documents.discard(id));
    } catch (PersistenceException e) {
      Log.debugf(e, "left for the sweeper documentId=%s", id);
    }
  }
}
