package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * File or folder as Drive's {@code File} resource.
 *
 * @param path relative to the root directory
 * @param size in bytes, as a string like all 64-bit numbers of Google APIs
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
