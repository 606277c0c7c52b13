package com.cruisemall.upload.mrz;

/**
 * Check digit of ICAO Doc 9303 part 3, 4.9: digits count as themselves, letters from 10 on, with
 * weights 7, 3, 1.
 */
final class CheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private CheckDigit() {}

  static char of(String field) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      sum += value(field.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
    }
    return (char) ('0' + sum % 10);
  }

  private static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : 0;
  }
}
