package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.multipart.FormParts;
import java.io.IOException;
import java.io.InputStream;
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
      throw ApiException.invalid(FILE, Reason.of("field.missing"));
    }
    return form;
  }

  /** Text of a field; empty if it is absent or blank. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
  }

  String required(String name) {
    return field(name).orElseThrow(() -> ApiException.invalid(name, Reason.of("field.missing")));
  }

  private void readParts(FileItemIterator parts, FileSink sink)
      throws IOException, FileUploadException {
    int maxFieldSize = Math.toIntExact(config.maxFieldSize().asLongValue());
    for (int count = 1; parts.hasNext(); count++) {
      if (count > config.maxParts()) {
        throw ApiException.invalid("parts", Reason.of("field.too-many", "max", config.maxParts()));
      }
      FileItemStream part = parts.next();
      try (InputStream content = part.openStream()) {
        if (!FILE.equals(part.getFieldName())) {
          String name = String.valueOf(part.getFieldName());
          fields.put(name, FormParts.text(content, name, maxFieldSize));
        } else if (fileSeen) {
          throw ApiException.invalid(FILE, Reason.of("field.only-one"));
        } else {
          fileSeen = true;
          sink.store(content);
        }
      }
    }
  }
}
