package com.cruisemall.auth.origin;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device's name as a person knows it, made of the {@code User-Agent} (RFC 9110 §10.1.5). */
final class Device {
  private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  /** What a browser calls itself, and what it is; the first that is found counts. */
  private record Mark(String text, String name) {}

  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("KAKAOTALK", "KakaoTalk"),
          new Mark("NAVER(inapp", "Naver"),
          new Mark("Whale/", "Whale"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Edg/", "Edge"),
          new Mark("EdgA/", "Edge"),
          new Mark("EdgiOS/", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Chrome/", "Chrome"),
          new Mark("Safari/", "Safari"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("Windows", "Windows"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Mac OS X", "Mac"),
          new Mark("Linux", "Linux"));

  private Device() {}

  static String name(String userAgent) {
    Optional<String> browser = find(BROWSERS, userAgent);
    Optional<String> system = find(SYSTEMS, userAgent);
    if (browser.isPresent() && system.isPresent()) {
      return browser.get() + ", " + system.get();
    }
    return browser.or(() -> system).orElseGet(() -> product(userAgent));
  }

  private static Optional<String> find(List<Mark> marks, String userAgent) {
    return marks.stream()
        .filter(mark -> userAgent.contains(mark.text()))
        .map(Mark::name)
        .findFirst();
  }

  /** {@code curl} of {@code curl/8.5.0}. */
  private static String product(String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent);
    return product.lookingAt() ? product.group() : "";
  }
}
