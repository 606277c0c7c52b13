package com.cruisemall.upload.intake;

import com.cruisemall.kit.images.codec.UnreadableImageException;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.mrz.PassportDataTable;
import com.cruisemall.upload.mrz.PictureReader;
import com.cruisemall.upload.staging.Staging;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Has passports read off their pictures, one after another, when there is time for it. It is an
 * offer and no promise: with too many waiting, or without the program, nothing is suggested.
 */
@Singleton
class SuggestFields {
  private static final int WAITING = 20;

  private final PictureReader reader;
  private final Staging staging;
  private final Documents documents;
  private final PassportDataTable passports;
  private final Transactions transactions;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("passport-reader").daemon().factory());

  SuggestFields(
      PictureReader reader,
      Staging staging,
      Documents documents,
      PassportDataTable passports,
      Transactions transactions) {
    this.reader = reader;
    this.staging = staging;
    this.documents = documents;
    this.passports = passports;
    this.transactions = transactions;
  }

  /** Reads the picture of a document that was just received, later. */
  void later(Reception reception, Arrival arrival) {
    if (arrival.fields().isPresent() || !reader.canRead(arrival.file().kind(), arrival.pixels())) {
      return;
    }
    try {
      worker.execute(() -> suggest(reception, arrival));
    } catch (RejectedExecutionException _) {
      Log.debugf("too busy to read documentId=%s", reception.id());
    }
  }

  private void suggest(Reception reception, Arrival arrival) {
    try (InputStream file =
        staging.open(reception.id(), arrival.file().chunks(), reception.key())) {
      reader
          .read(file.readAllBytes(), arrival.file().kind(), arrival.pixels().orElseThrow())
          .ifPresent(data ->
              transactions.run(() -> {
                if (passports.suggest(reception.id(), data, reception.key())) {
                  documents.tell(reception.id());
                }
              }));
    } catch (UnreadableImageException | IOException | PersistenceException e) {
      // Drive may have been quicker, and its bytes are gone here.
      Log.debugf(e, "nothing could be read documentId=%s", reception.id());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
