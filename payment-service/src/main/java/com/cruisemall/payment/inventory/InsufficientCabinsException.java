package com.cruisemall.payment.inventory;

import java.util.Map;
import java.util.TreeMap;

/** Not all requested cabins are available. It rolls the transaction back: all or none are held. */
public final class InsufficientCabinsException extends RuntimeException {
  private final transient Map<CabinType, Integer> wanted;
  private final transient Map<CabinType, Integer> left;

  InsufficientCabinsException(Map<CabinType, Integer> wanted, Map<CabinType, Integer> left) {
    super("not enough cabins", null, false, false);
    this.wanted = new TreeMap<>(wanted);
    this.left = new TreeMap<>(left);
  }

  /**
   * Returns whether there are fewer free cabins than requested. Otherwise concurrent transactions
   * have locked some, and a retry that waits for them may succeed.
   */
  public boolean soldOut() {
    return wanted.entrySet().stream()
        .anyMatch(want -> left.getOrDefault(want.getKey(), 0) < want.getValue());
  }

  /** Returns the number of free cabins of each requested type, including zero. */
  public Map<CabinType, Integer> left() {
    Map<CabinType, Integer> all = new TreeMap<>();
    wanted.keySet().forEach(type -> all.put(type, left.getOrDefault(type, 0)));
    return all;
  }
}
