package com.cruisemall.upload.document;

import com.cruisemall.kit.images.file.FileKind;

/**
 * What was found out about a file while it came in.
 *
 * @param size in bytes
 * @param sha256 in hexadecimal
 * @param chunks in which it is kept
 */
public record ReceivedFile(FileKind kind, long size, String sha256, int chunks) {}
