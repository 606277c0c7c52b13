package com.cruisemall.kit.multipart;

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
