package com.cruisemall.local.process;

/** Checks if a server is ready; returns false while it is still starting. */
@FunctionalInterface
public interface ReadinessProbe {
  boolean isReady();
}
