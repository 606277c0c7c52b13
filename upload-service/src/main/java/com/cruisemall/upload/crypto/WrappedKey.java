package com.cruisemall.upload.crypto;

/** A data key that only the master key of the given id can open; safe to store. */
public final class WrappedKey {
  private final String masterKeyId;
  private final byte[] bytes;

  /** As it was stored. */
  public WrappedKey(String masterKeyId, byte[] bytes) {
    this.masterKeyId = masterKeyId;
    this.bytes = bytes.clone();
  }

  public String masterKeyId() {
    return masterKeyId;
  }

  public byte[] bytes() {
    return bytes.clone();
  }
}
