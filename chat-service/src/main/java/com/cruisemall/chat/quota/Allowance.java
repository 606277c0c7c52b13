package com.cruisemall.chat.quota;

/**
 * What somebody who may ask gets: the model's answer, or the fallback's for the rest of the day.
 */
public enum Allowance {
  MODEL,
  FALLBACK_ONLY
}
