package com.cruisemall.upload.crypto;

/** Use of a keyed digest. Each use has a separate key. */
public enum KeyUse {
  /** Index of passport numbers, which are not stored readable. */
  PASSPORT_INDEX("passport-index"),
  /** Signature of link cookies. */
  LINK_COOKIE("link-cookie");

  private final String label;

  KeyUse(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
