package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder, in the form of Drive's {@code File} resource.
 *
 * @param path where it lies, from the root of the local folder
 * @param size in bytes, as text, as Google writes 64-bit numbers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DriveFile(
    String kind,
    String id,
    String name,
    String mimeType,
    List<String> parents,
    String createdTime,
    @Nullable String size,
    @Nullable String sha256Checksum,
    @Nullable String md5Checksum,
    @Nullable Map<String, String> appProperties,
    boolean trashed,
    String path) {
  static final String FOLDER_TYPE = "application/vnd.google-apps.folder";

  @JsonIgnore
  boolean isFolder() {
    return mimeType.equals(FOLDER_TYPE);
  }
}
