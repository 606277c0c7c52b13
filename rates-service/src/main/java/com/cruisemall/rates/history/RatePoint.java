package com.cruisemall.rates.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What one unit of a base was worth on a day. */
record RatePoint(LocalDate date, BigDecimal rate, @JsonIgnore String source) {}
