package com.cruisemall.upload.image;

import java.util.List;
import java.util.UUID;

/**
 * Image in responses.
 *
 * @param url accepts the parameters {@code w} and {@code format}
 * @param widths of the stored variants
 */
record Image(UUID id, String url, int width, int height, List<Integer> widths) {}
