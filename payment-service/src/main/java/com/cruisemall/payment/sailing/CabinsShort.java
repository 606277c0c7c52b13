package com.cruisemall.payment.sailing;

import java.util.Map;
import java.util.TreeMap;

/**
 * Not all cabins could be had. It ends the transaction, so that those already taken are free again:
 * an order gets all of its cabins or none.
 */
public final class CabinsShort extends RuntimeException {
  private final transient Map<CabinType, Integer> wanted;
  private final transient Map<CabinType, Integer> left;

  CabinsShort(Map<CabinType, Integer> wanted, Map<CabinType, Integer> left) {
    super("not enough cabins", null, false, false);
    this.wanted = new TreeMap<>(wanted);
    this.left = new TreeMap<>(left);
  }

  /**
   * Whether there are too few. Otherwise others were about to take or give back some of them, and
   * waiting for those would tell.
   */
  public boolean soldOut() {
    return wanted.entrySet().stream()
        .anyMatch(want -> left.getOrDefault(want.getKey(), 0) < want.getValue());
  }

  /** How many are left of each type that was asked for, zero included. */
  public Map<CabinType, Integer> left() {
    Map<CabinType, Integer> all = new TreeMap<>();
    wanted.keySet().forEach(type -> all.put(type, left.getOrDefault(type, 0)));
    return all;
  }
}
