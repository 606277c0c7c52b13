package com.cruisemall.load.stack;

/** Accounts of the demo data. */
public final class DemoAccounts {
  public static final String ADMINISTRATOR = "01000000001";
  public static final String AGENT = "01000000002";
  public static final String STAFF_PASSWORD = "cruise-demo-2026";
  public static final String CUSTOMER = "0101234100";
  public static final String CUSTOMER_PASSWORD = "3800";

  private DemoAccounts() {}
}
