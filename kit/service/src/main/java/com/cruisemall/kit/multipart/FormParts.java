package com.cruisemall.kit.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;

/** The parts of a form (RFC 7578), one after the other; none is kept in memory or on a disk. */
public final class FormParts {
  private static final int LARGEST_HEADER = 2 * 1024;

  private FormParts() {}

  /**
   * Begins to read a form.
   *
   * @throws FileUploadException if it is none
   * @throws IOException if the client breaks off
   */
  public static FileItemIterator of(String contentType, InputStream body)
      throws FileUploadException, IOException {
    FileUpload parser = new FileUpload();
    parser.setPartHeaderSizeMax(LARGEST_HEADER);
    return parser.getItemIterator(new Streamed(contentType, body));
  }

  /** What the parser asks of a request. */
  private record Streamed(String contentType, InputStream body) implements RequestContext {
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
