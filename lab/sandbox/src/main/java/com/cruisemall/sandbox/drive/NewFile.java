package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metadata with which a file or folder is to be made; everything may be left out. */
@JsonIgnoreProperties(ignoreUnknown = true)
record NewFile(
    @Nullable String id,
    @Nullable String name,
    @Nullable String mimeType,
    @Nullable List<String> parents,
    @Nullable Map<String, String> appProperties) {}
