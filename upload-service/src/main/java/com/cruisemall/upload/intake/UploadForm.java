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
 * Reads a form part by part (RFC 7578), the file straight to where it belongs: no part is kept in
 * memory or on a disk.
 */
final class UploadForm {
  private static final String FILE = "file";

  private final Map<String, String> fields = new HashMap<>();
  private final IntakeConfig config;
  private boolean fileSeen;

  private UploadForm(IntakeConfig config) {
    this.config = config;
  }

  /** Takes the file of a form. */
  @FunctionalInterface
  interface FileSink {
    void take(InputStream file) throws IOException;
  }

  /**
   * Reads the whole form.
   *
   * @throws ApiException 400 if it is no form, has too many or too large parts, or no file
   * @throws IOException if the client breaks off
   */
  static UploadForm read(String contentType, InputStream body, IntakeConfig config, FileSink sink)
      throws IOException {
    UploadForm form = new UploadForm(config);
    try {
      form.parts(FormParts.of(contentType, body), sink);
    } catch (FileUploadException | FileUploadIOException | MalformedStreamException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    }
    if (!form.fileSeen) {
      throw invalid(FILE, "is missing");
    }
    return form;
  }

  /** The text of a field, where it was sent. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
  }

  String required(String name) {
    return field(name).orElseThrow(() -> invalid(name, "is missing"));
  }

  private void parts(FileItemIterator parts, FileSink sink)
      throws IOException, FileUploadException {
    for (int count = 1; parts.hasNext(); count++) {
      if (count > config.parts()) {
        throw invalid("parts", "at most " + config.parts());
      }
      FileItemStream part = parts.next();
      try (InputStream content = part.openStream()) {
        if (!FILE.equals(part.getFieldName())) {
          fields.put(part.getFieldName(), text(content, part.getFieldName()));
        } else if (fileSeen) {
          throw invalid(FILE, "only one at a time");
        } else {
          fileSeen = true;
          sink.take(content);
        }
      }
    }
  }

  private String text(InputStream content, String name) throws IOException {
    int largest = Math.toIntExact(config.largestField().asLongValue());
    byte[] bytes = content.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw invalid(name, "at most " + largest + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ApiException invalid(String field, String reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of(field, reason));
  }
}
