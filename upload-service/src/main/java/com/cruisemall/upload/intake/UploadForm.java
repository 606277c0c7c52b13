package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.multipart.FormParts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;

/**
 * Multipart form (RFC 7578), read part by part. The file is streamed to a sink; it is never held in
 * memory or written to disk as a whole.
 */
final class UploadForm {
  private static final String FILE = "file";

  private final Map<String, String> fields = new HashMap<>();
  private final IntakeConfig config;
  private boolean fileSeen;

  private UploadForm(IntakeConfig config) {
    this.config = config;
  }

  /** Consumer of the form's file. */
  @FunctionalInterface
  interface FileSink {
    void store(InputStream file) throws IOException;
  }

  /**
   * Reads the whole form.
   *
   * @throws ApiException 400 if it is not a form, has too many or too large parts, or no file
   * @throws IOException if the client disconnects
   */
  static UploadForm read(String contentType, InputStream body, IntakeConfig config, FileSink sink)
      throws IOException {
    UploadForm form = new UploadForm(config);
    try {
      form.readParts(FormParts.of(contentType, body), sink);
    } catch (FileUploadException | FileUploadIOException | MalformedStreamException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    }
    if (!form.fileSeen) {
      throw invalid(FILE, "is missing");
    }
    return form;
  }

  /** Text of a field; empty if it is absent or blank. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
  }

  String required(String name) {
    return field(name).orElseThrow(() -> invalid(name, "is missing"));
  }

  private void readParts(FileItemIterator parts, FileSink sink)
      throws IOException, FileUploadException {
    for (int count = 1; parts.hasNext(); count++) {
      if (count > config.maxParts()) {
        throw invalid("parts", "at most " + config.maxParts());
      }
      FileItemStream part = parts.next();
      try (InputStream content = part.openStream()) {
        if (!FILE.equals(part.getFieldName())) {
          fields.put(part.getFieldName(), text(content, part.getFieldName()));
        } else if (fileSeen) {
          throw invalid(FILE, "only one at a time");
        } else {
          fileSeen = true;
          sink.store(content);
        }
      }
    }
  }

  private String text(InputStream content, String name) throws IOException {
    int maxSize = Math.toIntExact(config.maxFieldSize().asLongValue());
    byte[] bytes = content.readNBytes(maxSize + 1);
    if (bytes.length > maxSize) {
      throw invalid(name, "at most " + maxSize + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ApiException invalid(String field, String reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of(field, reason));
  }
}
