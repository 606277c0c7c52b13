package com.cruisemall.kit.test.prose;

import java.nio.file.Path;

/**
 * Violation of a prose rule.
 *
 * @param file path from the root of the checkout
 * @param line counted from 1
 * @param rule rule and the text that breaks it
 */
record Finding(Path file, int line, String rule) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + rule;
  }
}
