package com.cruisemall.chat.upstream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Region of the catalogue with the names that people use for it. */
@SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, though its type does not say so
public enum Region {
  ALASKA("알래스카", "알라스카", "빙하", "alaska", "glacier"),
  EASTERN_MEDITERRANEAN("동부지중해", "동지중해", "eastern mediterranean", "그리스", "산토리니", "크로아티아"),
  WESTERN_MEDITERRANEAN("서부지중해", "서지중해", "지중해", "mediterranean", "스페인", "바르셀로나"),
  SINGAPORE("싱가포르", "싱가폴", "singapore"),
  SOUTHEAST_ASIA("동남아", "베트남", "태국", "southeast asia", "south east asia", "vietnam", "thailand"),
  JAPAN("일본", "오키나와", "홋카이도", "후쿠오카", "나가사키", "japan", "okinawa"),
  USA("미국", "카리브", "마이애미", "하와이", "caribbean", "miami", "hawaii", "united states");

  private final List<String> names;

  Region(String... names) {
    this.names = List.of(names);
  }

  /** Returns the value of the catalogue's {@code region} parameter. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the first region named in the text. */
  public static Optional<Region> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String unspaced = lower.replace(" ", "");
    return Arrays.stream(values())
        .filter(region ->
            region.names.stream().anyMatch(name -> lower.contains(name) || unspaced.contains(name)))
        .findFirst();
  }

  /** Returns the region of the code. */
  public static Optional<Region> ofCode(String code) {
    return Arrays.stream(values()).filter(region -> region.code().equals(code)).findFirst();
  }
}
