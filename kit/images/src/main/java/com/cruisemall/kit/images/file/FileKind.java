package com.cruisemall.kit.images.file;

/** The kinds of files that can be told apart; the name a file was given does not count. */
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

  /** For names of files, without the dot. */
  public String extension() {
    return extension;
  }

  /** The kind with a media type as {@link #mediaType} gives it. */
  public static FileKind ofMediaType(String mediaType) {
    for (FileKind kind : values()) {
      if (kind.mediaType.equals(mediaType)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of file has the media type " + mediaType);
  }
}
