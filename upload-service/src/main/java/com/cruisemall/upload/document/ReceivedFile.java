package com.cruisemall.upload.document;

import com.cruisemall.kit.images.file.FileKind;

/**
 * Facts about a completely received file.
 *
 * @param size in bytes
 * @param sha256 in hexadecimal
 * @param chunks number of stored chunks
 */
public record ReceivedFile(FileKind kind, long size, String sha256, int chunks) {}
