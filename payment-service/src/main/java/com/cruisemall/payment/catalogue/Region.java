package com.cruisemall.payment.catalogue;

/** Regions of cruises, by their names in the shop's addresses. */
public final class Region {
  /** Regular expression of all regions. */
  public static final String ANY =
      "japan|southeast-asia|singapore|western-mediterranean|eastern-mediterranean|alaska|usa";

  private Region() {}
}
