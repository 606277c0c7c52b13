package com.cruisemall.upload.link;

/** Somebody whose passport is asked for. */
public record Traveler(String id, String name) {
  /** Names do not get into a log by accident. */
  @Override
  public String toString() {
    return "Traveler[" + id + "]";
  }
}
