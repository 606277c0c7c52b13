package com.cruisemall.chat.vision;

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
      throw ApiException.invalid(IMAGE, Reason.of("field.missing"));
    }
    return sent;
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
  }

  private void parts(FileItemIterator parts, long maxImageSize)
      throws IOException, FileUploadException {
    for (int count = 1; parts.hasNext(); count++) {
      if (count > MAX_PARTS) {
        throw ApiException.invalid("parts", Reason.of("field.too-many", "max", MAX_PARTS));
      }
      FileItemStream part = parts.next();
      String name = String.valueOf(part.getFieldName());
      try (InputStream content = part.openStream()) {
        if (!name.equals(IMAGE)) {
          fields.put(name, FormParts.text(content, name, MAX_FIELD_SIZE));
        } else if (image != null) {
          throw ApiException.invalid(IMAGE, Reason.of("field.only-one"));
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
}
