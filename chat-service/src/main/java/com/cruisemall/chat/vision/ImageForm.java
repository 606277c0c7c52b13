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
 * Multipart form (RFC 7578) of an image question: {@code image}, optional {@code prompt} and {@code
 * conversationId}. It is parsed in memory and never written to disk.
 */
final class ImageForm {
  private static final String IMAGE = "image";
  private static final int MAX_PARTS = 8;
  private static final int MAX_FIELD_SIZE = 16 * 1024;

  /** Maximum bytes of a form in addition to the image. */
  static final long OVERHEAD = 128 * 1024;

  private final Map<String, String> fields = new HashMap<>();
  private byte @Nullable [] image;

  private ImageForm() {}

  /**
   * Parses the whole form.
   *
   * @throws ApiException 400 for an invalid form, 413 for an image over the limit
   * @throws IOException if the client disconnects
   */
  static ImageForm read(String contentType, InputStream body, long maxImageSize)
      throws IOException {
    ImageForm form = new ImageForm();
    try {
      form.parts(FormParts.of(contentType, body), maxImageSize);
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

  private void parts(FileItemIterator parts, long maxImageSize)
      throws IOException, FileUploadException {
    for (int count = 1; parts.hasNext(); count++) {
      if (count > MAX_PARTS) {
        throw invalid("parts", "at most " + MAX_PARTS);
      }
      FileItemStream part = parts.next();
      String name = String.valueOf(part.getFieldName());
      try (InputStream content = part.openStream()) {
        if (!name.equals(IMAGE)) {
          fields.put(name, text(content, name));
        } else if (image != null) {
          throw invalid(IMAGE, "only one at a time");
        } else {
          image = bytes(content, Math.toIntExact(maxImageSize));
        }
      }
    }
  }

  private static byte[] bytes(InputStream content, int limit) throws IOException {
    byte[] bytes = content.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new ApiException(CommonError.PAYLOAD_TOO_LARGE);
    }
    return bytes;
  }

  private static String text(InputStream content, String name) throws IOException {
    byte[] bytes = content.readNBytes(MAX_FIELD_SIZE + 1);
    if (bytes.length > MAX_FIELD_SIZE) {
      throw invalid(name, "is too long");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
