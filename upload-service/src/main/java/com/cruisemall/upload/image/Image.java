package com.cruisemall.upload.image;

import java.util.List;
import java.util.UUID;

/**
 * A picture as its uploader sees it.
 *
 * @param url where it is shown, for {@code ?w=} and {@code &format=}
 * @param widths in which it is kept
 */
record Image(UUID id, String url, int width, int height, List<Integer> widths) {}
