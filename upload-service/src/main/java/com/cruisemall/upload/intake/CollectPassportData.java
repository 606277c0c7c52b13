package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.images.codec.ImageTooLargeException;
import com.cruisemall.kit.images.codec.UnreadableImageException;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.json.StrictJson;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.ReceivedFile;
import com.cruisemall.upload.mrz.PassportData;
import com.cruisemall.upload.mrz.PassportDataRepository;
import com.cruisemall.upload.mrz.PassportFields;
import com.cruisemall.upload.mrz.PassportOcr;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Collects passport data of a received document: fields that the sender typed, or a suggestion read
 * from the image. Images are read one at a time in the background. A suggestion is best effort:
 * with a full queue, or without Tesseract, there is none.
 */
@Singleton
class CollectPassportData {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int QUEUE_CAPACITY = 20;

  private final PassportOcr ocr;
  private final ChunkRepository chunks;
  private final DocumentRepository documents;
  private final PassportDataRepository passports;
  private final Transactions transactions;
  private final StrictJson json;
  private final Clock clock;
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(QUEUE_CAPACITY),
          Thread.ofPlatform().name("passport-ocr").daemon().factory());

  CollectPassportData(
      PassportOcr ocr,
      ChunkRepository chunks,
      DocumentRepository documents,
      PassportDataRepository passports,
      Transactions transactions,
      StrictJson json,
      Clock clock) {
    this.ocr = ocr;
    this.chunks = chunks;
    this.documents = documents;
    this.passports = passports;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /** Parses and validates the form field {@code fields}. */
  PassportData parse(String text) {
    try {
      PassportFields fields = json.read(text, PassportFields.class);
      if (fields == null) {
        throw ApiException.invalid("fields", Reason.of("json.null"));
      }
      return fields.validate(LocalDate.ofInstant(clock.instant(), SEOUL));
    } catch (JsonProcessingException e) {
      throw ApiException.invalid("fields", e);
    }
  }

  /** Saves the sender's data in the caller's transaction. */
  void save(UploadInProgress upload, PassportData data) {
    passports.save(upload.id(), data, upload.key());
  }

  /** Schedules the reading of a received image. */
  void suggestLater(UploadInProgress upload, ReceivedFile file) {
    Optional<PixelSize> pixels = upload.pixels();
    if (!ocr.canRead(file.kind(), pixels)) {
      return;
    }
    UUID id = upload.id();
    DataKey key = upload.key();
    try {
      worker.execute(() -> suggest(id, key, file, pixels.orElseThrow()));
    } catch (RejectedExecutionException _) {
      Log.debugf("ocr queue full documentId=%s", id);
    }
  }

  private void suggest(UUID id, DataKey key, ReceivedFile file, PixelSize pixels) {
    try (InputStream content = chunks.open(id, file.chunks(), key)) {
      ocr.read(content.readAllBytes(), file.kind(), pixels)
          .ifPresent(data ->
              transactions.run(() -> {
                if (passports.saveSuggestion(id, data, key)) {
                  documents.notifyChange(id);
                }
              }));
    } catch (UnreadableImageException | ImageTooLargeException | IOException | RuntimeException e) {
      // The delivery may have finished first, which deletes the chunks, or a chunk is unreadable.
      Log.debugf(e, "ocr failed documentId=%s", id);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
