package com.cruisemall.upload.drive;

import java.util.UUID;

/**
 * A file to be.
 *
 * @param id made by Drive beforehand: writing it a second time is recognised by it
 * @param folderId in which it will lie
 * @param size in bytes
 * @param sha256 in hexadecimal, to recognise the whole file by
 */
public record NewFile(
    String id,
    String folderId,
    String name,
    String mediaType,
    long size,
    String sha256,
    UUID documentId) {}
