package com.cruisemall.chat.fallback;

import com.cruisemall.chat.upstream.Region;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Intent of a question, detected by keywords.
 *
 * @param products true if the question is about products; a region alone does not imply it
 */
record QuestionIntent(
    List<CurrencyQuestion> currencies,
    boolean products,
    Optional<Region> region,
    boolean ownTrips) {
  private static final Pattern PRODUCTS =
      Pattern.compile(
          "상품|추천|패키지|크루즈(가|는|를)?(있|찾|뭐|어떤|보여|알려|가격|얼마)|가는배|여행상품|가격|일정"
              + "|cruisesto|cruiseto|recommend|whichcruise|whatcruise|cruisesdo|anycruise");

  private static final Pattern OWN_TRIPS =
      Pattern.compile(
          "(내|제|나의|저의)(예약|여행|크루즈|일정)|예약(확인|조회|내역|번호)|my(booking|trip|reservation|cruise)");

  static QuestionIntent of(String question) {
    String unspaced = question.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    boolean ownTrips = OWN_TRIPS.matcher(unspaced).find();
    Optional<Region> region = Region.in(question);
    boolean products = !ownTrips && PRODUCTS.matcher(unspaced).find();
    return new QuestionIntent(CurrencyQuestion.in(question), products, region, ownTrips);
  }
}
