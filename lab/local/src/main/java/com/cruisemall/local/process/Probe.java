package com.cruisemall.local.process;

/** Tells whether a program serves already; a failed attempt means not yet. */
@FunctionalInterface
public interface Probe {
  boolean ready();
}
