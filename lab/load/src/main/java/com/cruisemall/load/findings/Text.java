package com.cruisemall.load.findings;

/** The same in both languages of the report. */
public record Text(String ko, String en) {}
