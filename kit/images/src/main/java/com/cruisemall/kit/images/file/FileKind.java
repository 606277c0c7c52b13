package com.cruisemall.kit.images.file;

/** File formats that are detected by content; file names are ignored. */
public enum FileKind {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  HEIC("image/heic", "heic"),
  PDF("application/pdf", "pdf");

  private final String mediaType;
  private final String extension;

  FileKind(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Returns the extension for file names, without the dot. */
  public String extension() {
    return extension;
  }

  /** Returns the kind with the given media type. */
  public static FileKind ofMediaType(String mediaType) {
    for (FileKind kind : values()) {
      if (kind.mediaType.equalsIgnoreCase(mediaType)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of file has the media type " + mediaType);
  }
}
