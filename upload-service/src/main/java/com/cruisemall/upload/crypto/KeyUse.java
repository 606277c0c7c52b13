package com.cruisemall.upload.crypto;

/** What a keyed digest is good for; each has a key of its own. */
public enum KeyUse {
  /** Finds a passport number without having it readable. */
  PASSPORT_INDEX("passport-index"),
  /** Proves that a cookie was given out for a link. */
  LINK_COOKIE("link-cookie");

  private final String label;

  KeyUse(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
