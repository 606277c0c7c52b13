package com.cruisemall.payment.catalogue;

/** Where cruises go, by the names that the shop's addresses use. */
public final class Region {
  /** All there are, as a regular expression. */
  public static final String ANY =
      "japan|southeast-asia|singapore|western-mediterranean|eastern-mediterranean|alaska|usa";

  private Region() {}
}
