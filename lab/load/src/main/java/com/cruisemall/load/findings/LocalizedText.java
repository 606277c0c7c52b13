package com.cruisemall.load.findings;

/** Text in both languages of the report. */
public record LocalizedText(String ko, String en) {}
