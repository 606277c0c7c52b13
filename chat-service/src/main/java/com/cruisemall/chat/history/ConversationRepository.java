package com.cruisemall.chat.history;

import com.cruisemall.chat.conversation.ConversationId;
import com.cruisemall.chat.conversation.Message;
import com.cruisemall.chat.conversation.Role;
import com.cruisemall.kit.page.PageRequest;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of conversations. Callers bring the transaction. Messages are only ever added, at
 * positions that the row of the conversation hands out under its lock.
 */
@Singleton
class ConversationRepository {
  private final EntityManager database;
  private final Clock clock;

  ConversationRepository(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** True if there was no conversation of this id. */
  boolean create(ConversationId id, UUID owner, String title) {
    return database
            .createNativeQuery(
                """
                insert into conversation (id, account_id, title, created_at, updated_at)
                values (:id, :owner, :title, :now, :now)
                on conflict (id) do nothing
                """)
            .setParameter("id", id.value())
            .setParameter("owner", owner)
            .setParameter("title", title)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /**
   * Locks somebody's conversation and takes so many positions in it.
   *
   * @return the first of them; empty if the person has no such conversation
   */
  Optional<Integer> take(ConversationId id, UUID owner, int positions) {
    List<?> taken =
        database
            .createNativeQuery(
                """
                update conversation set messages = messages + :positions, updated_at = :now
                where id = :id and account_id = :owner
                returning messages - :positions
                """)
            .setParameter("id", id.value())
            .setParameter("owner", owner)
            .setParameter("positions", positions)
            .setParameter("now", clock.instant())
            .getResultList();
    return taken.stream().findFirst().map(first -> ((Number) first).intValue());
  }

  void add(
      ConversationId id, int position, Message message, @Nullable String source, boolean complete) {
    database
        .createNativeQuery(
            """
            insert into conversation_message
              (conversation_id, position, role, content, source, complete, created_at)
            values (:id, :position, :role, :content, cast(:source as text), :complete, :now)
            """)
        .setParameter("id", id.value())
        .setParameter("position", position)
        .setParameter("role", message.role().name())
        // PostgreSQL has no text with a zero in it.
        .setParameter("content", message.content().replace("\0", ""))
        .setParameter("source", source)
        .setParameter("complete", complete)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /** The newest messages, oldest first. */
  List<Message> newest(ConversationId id, int limit) {
    return rows(
            """
            select role, content from (
              select role, content, position from conversation_message
              where conversation_id = :id order by position desc limit :limit
            ) newest order by position
            """,
            id,
            limit)
        .stream()
        .map(row ->
            new Message(
                Role.valueOf(row.get("role", String.class)), row.get("content", String.class)))
        .toList();
  }

  List<StoredMessage> all(ConversationId id, int limit) {
    return rows(
            """
            select role, content, source, complete, created_at from conversation_message
            where conversation_id = :id order by position limit :limit
            """,
            id,
            limit)
        .stream()
        .map(row ->
            StoredMessage.of(
                row.get("role", String.class),
                row.get("content", String.class),
                row.get("source", String.class),
                row.get("complete", Boolean.class),
                row.get("created_at", Instant.class)))
        .toList();
  }

  List<Summary> page(UUID owner, PageRequest page) {
    return database
        .createQuery(
            """
            from StoredConversation where accountId = :owner
            order by updatedAt desc, id desc
            """,
            StoredConversation.class)
        .setParameter("owner", owner)
        .setFirstResult(page.offset())
        .setMaxResults(page.limit())
        .getResultStream()
        .map(StoredConversation::summary)
        .toList();
  }

  long count(UUID owner) {
    return database
        .createQuery("select count(*) from StoredConversation where accountId = :owner", Long.class)
        .setParameter("owner", owner)
        .getSingleResult();
  }

  Optional<Summary> find(ConversationId id, UUID owner) {
    return database
        .createQuery(
            "from StoredConversation where id = :id and accountId = :owner",
            StoredConversation.class)
        .setParameter("id", id.value())
        .setParameter("owner", owner)
        .getResultStream()
        .map(StoredConversation::summary)
        .findFirst();
  }

  boolean delete(ConversationId id, UUID owner) {
    return database
            .createNativeQuery("delete from conversation where id = :id and account_id = :owner")
            .setParameter("id", id.value())
            .setParameter("owner", owner)
            .executeUpdate()
        == 1;
  }

  /** Deletes what a person has beyond so many; rows that somebody works on stay for now. */
  void prune(UUID owner, int kept) {
    database
        .createNativeQuery(
            """
            delete from conversation where id in (
              select id from conversation where account_id = :owner
              order by updated_at desc, id desc offset :kept for update skip locked)
            """)
        .setParameter("owner", owner)
        .setParameter("kept", kept)
        .executeUpdate();
  }

  /** Deletes at most so many conversations that rested since before a time. */
  int deleteOlder(Instant than, int most) {
    return database
        .createNativeQuery(
            """
            delete from conversation where id in (
              select id from conversation where updated_at < :than
              order by updated_at limit :most for update skip locked)
            """)
        .setParameter("than", than)
        .setParameter("most", most)
        .executeUpdate();
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> rows(String sql, ConversationId id, int limit) {
    return database
        .createNativeQuery(sql, Tuple.class)
        .setParameter("id", id.value())
        .setParameter("limit", limit)
        .getResultList();
  }
}
