package com.cruisemall.rates.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** A rate as a number, and as people read it: {@code ₩1,473.64}. */
record Quote(BigDecimal rate, String formatted) {
  /** Two decimals of a rate below one would say little; these many digits do. */
  private static final MathContext SMALL = new MathContext(4, RoundingMode.HALF_UP);

  static Quote of(BigDecimal rate, String symbol) {
    boolean small = rate.compareTo(BigDecimal.ONE) < 0;
    BigDecimal shown = small ? rate.round(SMALL) : rate.setScale(2, RoundingMode.HALF_UP);
    String pattern = small ? "0.00##########" : "#,##0.00";
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    return new Quote(rate, symbol + format.format(shown));
  }
}
