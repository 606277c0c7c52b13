package com.cruisemall.rates.rate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Rate as a number and formatted for display: {@code ₩1,473.64}. */
record Quote(BigDecimal rate, String formatted) {
  /** Significant digits of rates below one, for which two decimals are too few. */
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
