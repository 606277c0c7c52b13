package com.cruisemall.upload.intake;

import com.cruisemall.kit.digest.Sha256;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.upload.UploadError;
import com.cruisemall.upload.crypto.DataKey;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.ReceivedFile;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.logging.Log;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An upload in progress. Each chunk is inspected, digested, encrypted and committed before the next
 * one is read, so the upload holds one chunk in memory. Closing it without accepting it deletes all
 * stored chunks; {@link AbandonedUploadJob} removes the chunks of a crashed instance.
 */
final class UploadInProgress implements AutoCloseable {
  private final UUID id = UuidCreator.getTimeOrderedEpoch();
  private final UUID requestId;
  private final DataKey key;
  private final long maxFileSize;
  private final FileInspector inspector;
  private final DocumentRepository documents;
  private final ChunkRepository chunkStore;
  private final UploadTransactions transactions;
  private final MessageDigest digest = Sha256.newDigest();
  private final byte[] chunk = new byte[ChunkRepository.CHUNK_BYTES];
  private int filled;
  private long size;
  private int chunks;
  private Optional<PixelSize> pixels = Optional.empty();
  private boolean unterminated;
  private boolean created;
  private boolean accepted;

  UploadInProgress(
      UUID requestId,
      MasterKeys keys,
      DocumentRepository documents,
      ChunkRepository chunkStore,
      UploadTransactions transactions,
      IntakeConfig config) {
    this.requestId = requestId;
    this.key = keys.create(id);
    this.documents = documents;
    this.chunkStore = chunkStore;
    this.transactions = transactions;
    this.maxFileSize = config.maxFileSize().asLongValue();
    this.inspector = new FileInspector(config.maxPixels());
  }

  UUID id() {
    return id;
  }

  DataKey key() {
    return key;
  }

  /** Reads and stores the file until its end, or until there is a reason to reject it. */
  void store(InputStream content) throws IOException {
    int count = content.read(chunk, filled, chunk.length - filled);
    while (count >= 0) {
      filled += count;
      size += count;
      if (size > maxFileSize) {
        throw new ApiException(CommonError.PAYLOAD_TOO_LARGE, Map.of("largestFile", maxFileSize));
      }
      if (filled == chunk.length) {
        storeChunk();
      }
      count = content.read(chunk, filled, chunk.length - filled);
    }
    if (filled > 0) {
      storeChunk();
    }
  }

  /** Returns the facts about the complete file, or throws if the file is not acceptable. */
  ReceivedFile finish() {
    return switch (inspector.finish()) {
      case Inspection.Valid(FileKind kind, Optional<PixelSize> found) -> received(kind, found);
      case Inspection.Unterminated(PixelSize found) -> {
        unterminated = true;
        yield received(FileKind.JPEG, Optional.of(found));
      }
      case Inspection rejected -> throw rejection(rejected);
    };
  }

  private ReceivedFile received(FileKind kind, Optional<PixelSize> found) {
    pixels = found;
    return new ReceivedFile(kind, size, HexFormat.of().formatHex(digest.digest()), chunks);
  }

  /** Returns true if only decoding shows whether the image is complete. */
  boolean unterminated() {
    return unterminated;
  }

  /** Size of the image; empty before {@link #finish} and for a PDF. */
  Optional<PixelSize> pixels() {
    return pixels;
  }

  void accept() {
    accepted = true;
  }

  @Override
  public void close() {
    if (!created || accepted) {
      return;
    }
    try {
      transactions.run(() -> documents.deleteReceiving(id));
    } catch (PersistenceException e) {
      Log.debugf(e, "incomplete upload left to the cleanup job documentId=%s", id);
    }
  }

  /** Inspects before it writes: a file that is not an image leaves no trace in the database. */
  private void storeChunk() {
    Optional<Inspection> rejected = inspector.update(chunk, 0, filled);
    if (rejected.isPresent()) {
      throw rejection(rejected.get());
    }
    digest.update(chunk, 0, filled);
    byte[] plain = filled == chunk.length ? chunk : Arrays.copyOf(chunk, filled);
    int position = chunks++;
    if (!created) {
      transactions.run(() -> documents.create(id, requestId, key));
      created = true;
    }
    transactions.run(() -> chunkStore.insert(id, position, plain, key));
    filled = 0;
  }

  private static ApiException rejection(Inspection inspection) {
    return switch (inspection) {
      case Inspection.Unknown _ ->
          new ApiException(
              CommonError.UNSUPPORTED_MEDIA_TYPE,
              Map.of("accepted", "image/jpeg, image/png, image/webp, image/heic, application/pdf"));
      case Inspection.TooManyPixels(PixelSize size) -> UploadError.tooLarge(size);
      case Inspection.Damaged _, Inspection.Unterminated _, Inspection.Valid _ ->
          new ApiException(UploadError.FILE_DAMAGED);
    };
  }
}
