package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requested metadata of a new file or folder; all fields are optional. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FileMetadata(
    @Nullable String id,
    @Nullable String name,
    @Nullable String mimeType,
    @Nullable List<String> parents,
    @Nullable Map<String, String> appProperties) {}
