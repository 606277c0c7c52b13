package com.cruisemall.upload.crypto;

/** Data key encrypted by a master key; may be stored. */
public final class WrappedKey {
  private final String masterKeyId;
  private final byte[] bytes;

  /** Creates the key from its stored form. */
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
