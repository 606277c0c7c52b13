package com.cruisemall.auth.admin;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.text.TextNormalizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Query for accounts by a prefix of the phone number, in any notation, or of the name, newest
 * first. Prefixes are index ranges, which generic plans of PostgreSQL can use too.
 */
@ApplicationScoped
class UserQuery {
  /** Sorts after every character that can follow the prefix. */
  private static final String BEHIND = Character.toString(Character.MAX_CODE_POINT);

  private static final String EVERYBODY = "from account a";

  private static final String BY_NAME =
      EVERYBODY
          + """
           where (lower(a.name) collate "C" >= :name and lower(a.name) collate "C" < :nameEnd)
              or (lower(a.name) collate "C" >= :plain and lower(a.name) collate "C" < :plainEnd)
          """;

  private static final String BY_PHONE =
      EVERYBODY
          + """
           where (a.login_key collate "C" >= :typed and a.login_key collate "C" < :typedEnd)
              or (a.login_key collate "C" >= :phone and a.login_key collate "C" < :phoneEnd)
          """;

  private final EntityManager database;

  UserQuery(EntityManager database) {
    this.database = database;
  }

  /** Accounts of one page, and their number on all pages. */
  record Found(List<UserView> users, long total) {}

  /**
   * @param text prefix of the name or number; empty for all accounts
   */
  Found page(String text, PageRequest page) {
    String plain = TextNormalizer.comparable(text);
    if (plain.isEmpty()) {
      return found(EVERYBODY, Map.of(), page);
    }
    String typed = LoginKey.dialled(plain);
    if (typed.matches("\\+?[0-9]+")) {
      String phone = international(typed);
      return found(
          BY_PHONE,
          Map.of(
              "typed",
              typed,
              "typedEnd",
              typed + BEHIND,
              "phone",
              phone,
              "phoneEnd",
              phone + BEHIND),
          page);
    }
    String name = TextNormalizer.name(text).toLowerCase(Locale.ROOT);
    String plainName = plain.toLowerCase(Locale.ROOT);
    return found(
        BY_NAME,
        Map.of(
            "name",
            name,
            "nameEnd",
            name + BEHIND,
            "plain",
            plainName,
            "plainEnd",
            plainName + BEHIND),
        page);
  }

  @SuppressWarnings("unchecked")
  Optional<UserView> find(UUID id) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                "select " + UserView.COLUMNS + " from account a where a.id = :id", Tuple.class)
            .setParameter("id", id)
            .getResultList();
    return rows.stream().findFirst().map(UserView::of);
  }

  @SuppressWarnings("unchecked")
  private Found found(String from, Map<String, String> parameters, PageRequest page) {
    Query rows =
        database.createNativeQuery(
            "select " + UserView.COLUMNS + from + " order by a.id desc offset :offset limit :limit",
            Tuple.class);
    Query total = database.createNativeQuery("select count(*) " + from);
    parameters.forEach(rows::setParameter);
    parameters.forEach(total::setParameter);
    List<Tuple> users =
        rows.setParameter("offset", page.offset())
            .setParameter("limit", page.limit())
            .getResultList();
    return new Found(
        users.stream().map(UserView::of).toList(), ((Number) total.getSingleResult()).longValue());
  }

  /** Maps a prefix {@code 010-12} to {@code +8210…12}, and a complete number to its login key. */
  private static String international(String typed) {
    String key = LoginKey.parse(typed).value();
    return key.equals(typed) && typed.startsWith("0") ? "+82" + typed.substring(1) : key;
  }
}
