package com.cruisemall.chat.vision;

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
import org.jspecify.annotations.Nullable;

/**
 * The form (RFC 7578) with which a picture comes: {@code image}, and perhaps {@code prompt} and
 * {@code conversationId}. Nothing of it is written to a disk.
 */
final class PictureForm {
  private static final String IMAGE = "image";
  private static final int MOST_PARTS = 8;
  private static final int LARGEST_FIELD = 16 * 1024;

  /** What a form may have besides the picture, in bytes. */
  static final long AROUND = 128 * 1024;

  private final Map<String, String> fields = new HashMap<>();
  private byte @Nullable [] image;

  private PictureForm() {}

  /**
   * Reads the whole form.
   *
   * @throws ApiException 400 if it is no form, has too many or too large parts, or no picture; 413
   *     if the picture is too large
   * @throws IOException if the client breaks off
   */
  static PictureForm read(String contentType, InputStream body, long largest) throws IOException {
    PictureForm form = new PictureForm();
    try {
      form.parts(FormParts.of(contentType, body), largest);
    } catch (FileUploadException | FileUploadIOException | MalformedStreamException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    }
    return form;
  }

  byte[] image() {
    byte[] sent = image;
    if (sent == null || sent.length == 0) {
      throw invalid(IMAGE, "is missing");
    }
    return sent;
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
  }

  static ApiException invalid(String field, String reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of(field, reason));
  }

  private void parts(FileItemIterator parts, long largest) throws IOException, FileUploadException {
    for (int count = 1; parts.hasNext(); count++) {
      if (count > MOST_PARTS) {
        throw invalid("parts", "at most " + MOST_PARTS);
      }
      FileItemStream part = parts.next();
      String name = String.valueOf(part.getFieldName());
      try (InputStream content = part.openStream()) {
        if (!name.equals(IMAGE)) {
          fields.put(name, text(content, name));
        } else if (image != null) {
          throw invalid(IMAGE, "only one at a time");
        } else {
          image = bytes(content, Math.toIntExact(largest));
        }
      }
    }
  }

  private static byte[] bytes(InputStream content, int largest) throws IOException {
    byte[] bytes = content.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
    }
    return bytes;
  }

  private static String text(InputStream content, String name) throws IOException {
    byte[] bytes = content.readNBytes(LARGEST_FIELD + 1);
    if (bytes.length > LARGEST_FIELD) {
      throw invalid(name, "is too long");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
