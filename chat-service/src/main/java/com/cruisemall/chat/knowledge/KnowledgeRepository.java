package com.cruisemall.chat.knowledge;

import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.text.TextNormalizer;
import com.cruisemall.kit.version.Version;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Repository of knowledge entries. Callers open the transaction. A deleted entry keeps its row as a
 * tombstone, so that the start-up does not restore a bundled entry.
 */
@Singleton
class KnowledgeRepository {
  private static final String COLUMNS =
      """
      id, topic, array_to_string(keywords, chr(10)) as keywords, question_ko, question_en,
      answer_ko, answer_en, url, published, version, updated_at
      """;

  private final EntityManager entityManager;
  private final Clock clock;

  KnowledgeRepository(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /**
   * Returns the published entries that match a question, best first. The score of an entry is the
   * sum of the lengths of its keywords in the question, weighted by trigram similarity unless the
   * match is exact, plus twice the similarity of the question of the entry.
   */
  List<EntryText> search(SearchQuery query, KnowledgeConfig config, int limit) {
    return texts(
        entityManager
            .createNativeQuery(
                "select "
                    + COLUMNS
                    + """
                    from (
                      select e.*, 2 * similarity(e.question_keys, :keys) + coalesce((
                        select sum(char_length(k.word) * case
                          when k.exact then 1.0
                          else word_similarity(k.keys, :keys) end)
                        from (
                          select word, keys, case
                            when word ~ '^[ -~]+$' then position(' ' || word in :spaced) > 0
                            else position(word in :unspaced) > 0 end as exact
                          from unnest(e.keywords, e.keyword_keys) as pair (word, keys)
                        ) k
                        where k.exact or word_similarity(k.keys, :keys) >= :similarity
                      ), 0) as score
                      from knowledge_entry e
                      where e.published and e.deleted_at is null
                    ) scored
                    where score >= :minScore
                    order by score desc, topic
                    limit :limit
                    """,
                Tuple.class)
            .setParameter("keys", query.keystrokes())
            .setParameter("spaced", query.spaced())
            .setParameter("unspaced", query.unspaced())
            .setParameter("similarity", config.similarity())
            .setParameter("minScore", config.minScore())
            .setParameter("limit", limit));
  }

  Optional<EntryText> findPublished(String topic) {
    return texts(
            entityManager
                .createNativeQuery(
                    "select "
                        + COLUMNS
                        + "from knowledge_entry where topic = :topic and published and deleted_at"
                        + " is null",
                    Tuple.class)
                .setParameter("topic", topic))
        .stream()
        .findFirst();
  }

  Optional<KnowledgeEntry> find(UUID id) {
    return entries(
            entityManager
                .createNativeQuery(
                    "select "
                        + COLUMNS
                        + "from knowledge_entry where id = :id and deleted_at is null",
                    Tuple.class)
                .setParameter("id", id))
        .stream()
        .findFirst();
  }

  /** Returns a page of the entries that contain the text, by topic; an empty text matches all. */
  List<KnowledgeEntry> findPage(String text, PageRequest page) {
    return entries(
        entityManager
            .createNativeQuery(
                "select "
                    + COLUMNS
                    + """
                    from knowledge_entry
                    where deleted_at is null and search_keys like :pattern
                    order by topic limit :limit offset :offset
                    """,
                Tuple.class)
            .setParameter("pattern", pattern(text))
            .setParameter("limit", page.limit())
            .setParameter("offset", page.offset()));
  }

  long count(String text) {
    return ((Number)
            entityManager
                .createNativeQuery(
                    """
                    select count(*) from knowledge_entry
                    where deleted_at is null and search_keys like :pattern
                    """)
                .setParameter("pattern", pattern(text))
                .getSingleResult())
        .longValue();
  }

  /** Adds an entry; returns false if the topic exists. A tombstone of the topic is replaced. */
  boolean add(UUID id, EntryText text, String author) {
    entityManager
        .createNativeQuery(
            "delete from knowledge_entry where topic = :topic and deleted_at is not null")
        .setParameter("topic", text.topic())
        .executeUpdate();
    return write(
                """
                insert into knowledge_entry (id, topic, keywords, keyword_keys, question_ko,
                  question_en, question_keys, search_keys, answer_ko, answer_en, url, published,
                  version, updated_at, updated_by)
                values (:id, :topic, string_to_array(:keywords, chr(10)),
                  string_to_array(:keywordKeys, chr(10)), :questionKo, :questionEn, :questionKeys,
                  :searchKeys, :answerKo, :answerEn, cast(:url as text), :published, 1, :now, :author)
                on conflict (topic) do nothing
                """,
                text)
            .setParameter("id", id)
            .setParameter("author", author)
            .executeUpdate()
        == 1;
  }

  /** Inserts or updates a bundled entry; returns false if staff changed it or it is current. */
  boolean seed(UUID id, EntryText text) {
    return write(
                """
                insert into knowledge_entry (id, topic, keywords, keyword_keys, question_ko,
                  question_en, question_keys, search_keys, answer_ko, answer_en, url, published,
                  version, updated_at)
                values (:id, :topic, string_to_array(:keywords, chr(10)),
                  string_to_array(:keywordKeys, chr(10)), :questionKo, :questionEn, :questionKeys,
                  :searchKeys, :answerKo, :answerEn, cast(:url as text), :published, 0, :now)
                on conflict (topic) do update set
                  keywords = excluded.keywords, keyword_keys = excluded.keyword_keys,
                  question_ko = excluded.question_ko, question_en = excluded.question_en,
                  question_keys = excluded.question_keys, search_keys = excluded.search_keys,
                  answer_ko = excluded.answer_ko, answer_en = excluded.answer_en,
                  updated_at = excluded.updated_at
                where knowledge_entry.version = 0
                  and (knowledge_entry.search_keys, knowledge_entry.keywords)
                    is distinct from (excluded.search_keys, excluded.keywords)
                """,
                text)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Updates an entry; returns false if its version differs. */
  boolean change(UUID id, Version version, EntryText text, String author) {
    return write(
                """
                update knowledge_entry set topic = :topic,
                  keywords = string_to_array(:keywords, chr(10)),
                  keyword_keys = string_to_array(:keywordKeys, chr(10)),
                  question_ko = :questionKo, question_en = :questionEn,
                  question_keys = :questionKeys, search_keys = :searchKeys,
                  answer_ko = :answerKo, answer_en = :answerEn, url = cast(:url as text),
                  published = :published, version = version + 1, updated_at = :now,
                  updated_by = :author
                where id = :id and version = :version and deleted_at is null
                """,
                text)
            .setParameter("id", id)
            .setParameter("version", version.number())
            .setParameter("author", author)
            .executeUpdate()
        == 1;
  }

  boolean delete(UUID id, Version version, String author) {
    return entityManager
            .createNativeQuery(
                """
                update knowledge_entry
                set deleted_at = :now, updated_by = :author, version = version + 1
                where id = :id and version = :version and deleted_at is null
                """)
            .setParameter("id", id)
            .setParameter("version", version.number())
            .setParameter("now", clock.instant())
            .setParameter("author", author)
            .executeUpdate()
        == 1;
  }

  private Query write(String sql, EntryText text) {
    List<String> keywords = text.normalizedKeywords();
    String questions = text.questionKo() + " " + text.questionEn();
    String everything = questions + " " + text.answerKo() + " " + text.answerEn();
    return entityManager
        .createNativeQuery(sql)
        .setParameter("topic", text.topic())
        .setParameter("keywords", String.join("\n", keywords))
        .setParameter(
            "keywordKeys", keywords.stream().map(Keystrokes::of).collect(Collectors.joining("\n")))
        .setParameter("questionKo", text.questionKo())
        .setParameter("questionEn", text.questionEn())
        .setParameter("questionKeys", keystrokes(questions))
        .setParameter("searchKeys", keystrokes(text.topic() + " " + everything))
        .setParameter("answerKo", text.answerKo())
        .setParameter("answerEn", text.answerEn())
        .setParameter("url", text.url())
        .setParameter("published", text.isPublished())
        .setParameter("now", clock.instant());
  }

  private static String keystrokes(String text) {
    return Keystrokes.of(TextNormalizer.comparable(text));
  }

  private static String pattern(String text) {
    return "%" + keystrokes(text).replaceAll("([%_\\\\])", "\\\\$1") + "%";
  }

  private static List<EntryText> texts(Query query) {
    return entries(query).stream().map(KnowledgeEntry::text).toList();
  }

  @SuppressWarnings("unchecked")
  private static List<KnowledgeEntry> entries(Query query) {
    List<Tuple> rows = query.getResultList();
    return rows.stream().map(KnowledgeRepository::entry).toList();
  }

  private static KnowledgeEntry entry(Tuple row) {
    return new KnowledgeEntry(
        row.get("id", UUID.class),
        new EntryText(
            row.get("topic", String.class),
            row.get("keywords", String.class).lines().toList(),
            row.get("question_ko", String.class),
            row.get("question_en", String.class),
            row.get("answer_ko", String.class),
            row.get("answer_en", String.class),
            row.get("url", String.class),
            row.get("published", Boolean.class)),
        new Version(row.get("version", Long.class)),
        row.get("updated_at", Instant.class));
  }
}
