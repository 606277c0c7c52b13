package com.cruisemall.kit.multipart;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.request.ControlCharacters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/** Streaming reader of multipart forms (RFC 7578). No part is buffered in memory or on disk. */
public final class FormParts {
  private static final int MAX_HEADER_BYTES = 2 * 1024;

  private FormParts() {}

  /**
   * Starts to parse a form.
   *
   * @throws FileUploadException if the body is not a multipart form
   * @throws IOException if the client disconnects
   */
  public static FileItemIterator of(String contentType, InputStream body)
      throws FileUploadException, IOException {
    FileUpload parser = new FileUpload();
    parser.setPartHeaderSizeMax(MAX_HEADER_BYTES);
    return parser.getItemIterator(new StreamedRequest(contentType, body));
  }

  /**
   * Reads a part with text.
   *
   * @throws ApiException 400 naming the part if it is too large or has control characters
   * @throws IOException if the client disconnects
   */
  public static String text(InputStream content, String name, int maxBytes) throws IOException {
    byte[] bytes = content.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw ApiException.invalid(name, Reason.of("field.too-large", "max", maxBytes));
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (ControlCharacters.inText(text)) {
      throw ApiException.invalid(name, Reason.of("text.control-character"));
    }
    return text;
  }

  /** Request as commons-fileupload reads it. */
  private record StreamedRequest(String contentType, InputStream body) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return StandardCharsets.UTF_8.name();
    }

    @Override
    public String getContentType() {
      return contentType;
    }

    @Override
    @SuppressWarnings("deprecation")
    public int getContentLength() {
      return -1;
    }

    @Override
    public InputStream getInputStream() {
      return body;
    }
  }
}
