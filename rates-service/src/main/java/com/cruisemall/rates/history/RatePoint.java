package com.cruisemall.rates.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Rate of one unit of the base on a day. */
record RatePoint(LocalDate date, BigDecimal rate, @JsonIgnore String source) {}
